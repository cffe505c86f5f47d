/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/booklet.h"
#include "core/share/document.h"
#include "core/share/pace.h"
#include "core/share/sheet.h"

G_BEGIN_DECLS

/* Draws @document as the booklet that was asked for.  On which page each chapter begins is known
 * only when it was drawn, and stands before it: so that is done twice, first with an empty @pages
 * (guint), which then has them.  FALSE: cancelled. */
gboolean mt_booklet_draw (MtSheet *sheet,
                          MtDocument *document,
                          const MtShareBooklet *booklet,
                          GArray *pages,
                          MtPace *pace);

G_END_DECLS
