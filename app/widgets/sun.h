/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A round picture in the shade of a step (--mt-step-1 to --mt-step-7): a sun over a horizon. All
 * are as large and as full as each other; what differs is how high the sun stands. */
#define MT_TYPE_SUN (mt_sun_get_type ())
G_DECLARE_FINAL_TYPE (MtSun, mt_sun, MT, SUN, GtkWidget)

#define MT_SUN_SIZE 36 /* px */

/* @height from 0 (low) to 1 (high).  It says nothing to a screen reader: a word stands beside it.
 */
GtkWidget *mt_sun_new (double height);
/* The same, @size px wide and high. */
GtkWidget *mt_sun_new_sized (double height, int size);

/* Draws the same picture in the square at @x and @y, @size px wide, for what draws many of them. */
void mt_sun_append (
    GtkSnapshot *snapshot, float x, float y, float size, double height, const GdkRGBA *shade);

G_END_DECLS
