/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All pages of a handout under each other, to scroll and to come nearer to.  At first a page is as
 * wide as there is room (100 %); Ctrl with +, - and 0, a pinch and a double tap zoom.  Property
 * "zoom" (int, percent). */
#define MT_TYPE_PAGES_VIEW (mt_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (MtPagesView, mt_pages_view, MT, PAGES_VIEW, AdwBin)

/* Shows the pages of @handout, or none (NULL). */
void mt_pages_view_set_handout (MtPagesView *self, MtHandout *handout);

/* Shows page @index (from 0) alone, from its top. */
void mt_pages_view_show_page (MtPagesView *self, guint index);

/* Percent of the width there is room for, between these. */
#define MT_PAGES_VIEW_LEAST_ZOOM 100
#define MT_PAGES_VIEW_MOST_ZOOM 300
int mt_pages_view_get_zoom (MtPagesView *self);
void mt_pages_view_set_zoom (MtPagesView *self, int percent);

/* One step nearer (@steps 1) or farther (-1). */
void mt_pages_view_zoom (MtPagesView *self, int steps);

G_END_DECLS
