/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/block.h"
#include "core/share/sheet.h"

G_BEGIN_DECLS

/* Lets blocks flow over pages.  What is short stays on one page.  Headings wait until what they
 * stand over is known, so that none is left alone at the foot of a page. */
typedef struct _MtFlow MtFlow;

/* Both borrowed. */
MtFlow *mt_flow_new (MtSheet *sheet, GCancellable *cancellable);
void mt_flow_free (MtFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtFlow, mt_flow_free)

MtSheet *mt_flow_get_sheet (MtFlow *self);

/* Adds what belongs together: an array of MtBlock, headings first.  FALSE: cancelled; what has been
 * drawn is then of no use. */
gboolean mt_flow_add (MtFlow *self, GPtrArray *blocks);

/* Draws what still waits. */
void mt_flow_end (MtFlow *self);

/* Draws the headings that wait, on a page that has room for @height more below them. */
void mt_flow_make_room (MtFlow *self, double height);

G_END_DECLS
