/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Scrolls @view, which lies in a GtkScrolledWindow, by SCROLL_STEP pixels a frame, and prints
 * "frame p50 p95 max" in milliseconds of what a frame took from before-paint to after-paint; then
 * calls @done.  The first frames, which warm caches, do not count. */
#define SCROLL_STEP 120
#define SCROLL_WARM 20
#define SCROLL_FRAMES 200

void scroll_measure (GtkWidget *view,
                     GtkAdjustment *adjustment,
                     void (*done) (gpointer),
                     gpointer data);

/* Goes through all of the list in SCROLL_JUMPS frames, from where it is to its end; then calls
 * @done. */
#define SCROLL_JUMPS 100

void scroll_through (GtkWidget *view,
                     GtkAdjustment *adjustment,
                     void (*done) (gpointer),
                     gpointer data);
