/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What has the focus among what scrolls together with @field stays in sight when there is less
 * room, as when an on-screen keyboard comes, and when what is in there becomes higher; by itself a
 * scrolled window looks after it only when the focus moves.  A field is shown with the whole of its
 * row.
 *
 * For a @field within a GtkScrolledWindow whose child does not scroll by itself. */
void mt_keep_in_sight (GtkWidget *field);

G_END_DECLS
