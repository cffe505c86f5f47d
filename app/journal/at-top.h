/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called before something changes in a list view that may stand at its top: it will stand there
 * afterwards, too.  By itself a view keeps its place at an item, below what comes before that: its
 * heading, or a newer one. */
void mt_at_top_stay (GtkScrollable *view);

G_END_DECLS
