/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every program of ours does first: no core dump of this process can be written (RLIMIT_CORE 0
 * and an empty coredump filter), and files it makes are for their owner alone (umask 077). */
void mt_process_protect (void);

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
