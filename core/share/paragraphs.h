/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/flow.h"

G_BEGIN_DECLS

/* Draws text of any length from where @flow is.  Never more than a few KiB of it are laid out at a
 * time, so that both time and memory stay in proportion.  FALSE: cancelled. */
gboolean mt_paragraphs_draw (MtFlow *flow, const char *text, GCancellable *cancellable);

G_END_DECLS
