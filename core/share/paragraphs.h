/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/flow.h"

G_BEGIN_DECLS

/* Draws text of any length from where @flow is.  Never more than a few KiB of it are laid out at a
 * time, so that both time and memory stay in proportion.  No line of a paragraph is left alone at
 * the foot of a page or on top of one; @tail points below the text stay with its end.
 * FALSE: cancelled. */
gboolean mt_paragraphs_draw (MtFlow *flow,
                             const char *text,
                             double tail,
                             GCancellable *cancellable);

/* How high @text would be; a text too long to lay out at once is INFINITY.  @whole: FALSE for only
 * as much of its beginning as may not be torn apart. */
double mt_paragraphs_measure (MtSheet *sheet, const char *text, gboolean whole);

G_END_DECLS
