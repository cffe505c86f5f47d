/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every program of ours does first: no core dump of this process can be written (RLIMIT_CORE 0
 * and an empty coredump filter), and files it makes are for their owner alone (umask 077). */
void mt_process_protect (void);

G_END_DECLS
