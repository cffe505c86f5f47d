/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ctrl+C and its like, while the journal is open: what the storage was asked for is answered first,
 * then the journal is locked as at any other end, and the program ends by the same signal. */

/* From here on INT, TERM and HUP are held, but those that whoever started the program ignores. */
void mt_stop_watch (void);

gboolean mt_stop_came (void);

/* What may be cut short.  Cancelled in the main context once a signal came. */
GCancellable *mt_stop_cancellable (void);

/* The journal is locked: signals do what they always do, and the one that came does it now. */
void mt_stop_end (void);

G_END_DECLS
