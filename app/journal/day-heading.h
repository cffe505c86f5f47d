/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the headings of a list view whose model is an MtTimelineModel: the day in words.  They are
 * written anew when another day begins. */
void mt_day_heading_use (GtkListView *view);

G_END_DECLS
