/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

G_BEGIN_DECLS

/* One page of a handout, as paper: as high as its width asks for, and blank until it is drawn.  It
 * is drawn at the size it has on the screen, and only while it is near what one sees. */
#define MT_TYPE_PAGE_VIEW (mt_page_view_get_type ())
G_DECLARE_FINAL_TYPE (MtPageView, mt_page_view, MT, PAGE_VIEW, GtkWidget)

/* Page @index, from 0. */
MtPageView *mt_page_view_new (MtHandout *handout, guint index);

/* How wide the paper is, in application pixels. */
void mt_page_view_set_paper_width (MtPageView *self, int width);

/* Whether it is seen, or soon will be.  Far away it keeps no picture. */
void mt_page_view_set_near (MtPageView *self, gboolean near);

/* The picture it shows, or NULL. */
GdkTexture *mt_page_view_get_texture (MtPageView *self);

G_END_DECLS
