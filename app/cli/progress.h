/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/share.h"

G_BEGIN_DECLS

/* How far something is that takes a while, as one quiet line on standard error that goes again;
 * nothing where that is no terminal, or where it takes no while.  Any thread, one at a time. */
MtShareProgress mt_progress_begin (void);
void mt_progress_end (void);

G_END_DECLS
