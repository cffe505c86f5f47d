/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view with something above and below it that scroll as one page, for a GtkScrolledWindow.
 * The text view is never larger than what is seen of it, so that a text of many megabytes costs no
 * more to draw than a short one.  Lines are as long as is good to read and no longer.
 *
 * What has the focus, or in the text the cursor's line, stays in sight when it moves and when the
 * area gets smaller (an on-screen keyboard).
 *
 * Children in a template: the GtkTextView, and, if wanted, [above], [below] and [placeholder], a
 * label that lies over the start of the text. */
#define MT_TYPE_WRITING_AREA (mt_writing_area_get_type ())
G_DECLARE_FINAL_TYPE (MtWritingArea, mt_writing_area, MT, WRITING_AREA, GtkWidget)

/* Scrolls at the next layout so that @shown, in it, is seen, with or without the focus; of the text
 * view, the cursor's line. */
void mt_writing_area_show (MtWritingArea *self, GtkWidget *shown);

G_END_DECLS
