/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/journal/slide.h"

G_BEGIN_DECLS

/* A finger pushed @slide far enough towards the end side (or the start side) and let go. */
typedef void (*MtSwipeFunc) (MtSlide *slide, gboolean to_end, gpointer user_data);

/* Lets fingers push the MtSlides in @widget: one gesture for all of them.  @done belongs to whoever
 * owns @widget and is called while that is there. */
void mt_swipe_use (GtkWidget *widget, MtSwipeFunc done, gpointer user_data);

G_END_DECLS
