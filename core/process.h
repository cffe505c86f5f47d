/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every program of ours does first: no core dump of this process can be written (RLIMIT_CORE 0
 * and an empty coredump filter), and files it makes are for their owner alone (umask 077). */
void mt_process_protect (void);

/* Nobody of the same account may look into this process either: no debugger, no /proc/PID/mem
 * (PR_SET_DUMPABLE).  Only for a program that talks to no portal: these ask /proc who is calling,
 * and refuse everything to a process they may not look into (xdg-desktop-portal 1.20: "Unable to
 * open /proc/PID/root"). */
void mt_process_close_to_others (void);

/* The calling thread shows windows: from now on it must never wait for a disk, a key or a page.
 * Whatever of ours may take long aborts when it is called on it, so that such a call is found when
 * it is written and not on a slow phone.  A thread kept clear stays so. */
void mt_process_keep_clear (void);

/* Said first by what may take long: reading and writing files, the database, deriving a key,
 * drawing a document.  Aborts on a thread that is kept clear.  Any thread. */
void mt_process_may_take_long (void);

/* What functions that have returned left on the stack of the calling thread is gone. */
void mt_process_forget_stack (void);

G_END_DECLS
