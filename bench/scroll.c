/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/scroll.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  GtkAdjustment *adjustment;
  void (*done) (gpointer);
  gpointer data;
  gint64 begin;
  int frame;
  double ms[SCROLL_FRAMES];
} Scroll;

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *)a - *(const double *)b;

  return difference < 0 ? -1 : difference > 0;
}

static void
before_paint_cb (GdkFrameClock *clock, Scroll *scroll)
{
  scroll->begin = g_get_monotonic_time ();
}

static gboolean
finish (gpointer data)
{
  Scroll *scroll = data;

  qsort (scroll->ms, SCROLL_FRAMES, sizeof *scroll->ms, compare);
  printf ("frame %.3f %.3f %.3f\n", scroll->ms[SCROLL_FRAMES / 2],
          scroll->ms[SCROLL_FRAMES * 95 / 100], scroll->ms[SCROLL_FRAMES - 1]);
  fflush (stdout);
  scroll->done (scroll->data);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, Scroll *scroll)
{
  int counted = scroll->frame++ - SCROLL_WARM;

  if (counted >= 0 && counted < SCROLL_FRAMES)
    scroll->ms[counted] = (double)(g_get_monotonic_time () - scroll->begin) / 1000;
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;
  GtkAdjustment *adjustment = scroll->adjustment;

  if (scroll->frame >= SCROLL_WARM + SCROLL_FRAMES) {
    g_signal_handlers_disconnect_by_data (clock, scroll);
    g_idle_add (finish, scroll);
    return G_SOURCE_REMOVE;
  }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
  gtk_widget_queue_draw (view);
  return G_SOURCE_CONTINUE;
}

void
scroll_measure (GtkWidget *view, GtkAdjustment *adjustment, void (*done) (gpointer), gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  Scroll *scroll = g_new0 (Scroll, 1);

  scroll->adjustment = adjustment;
  scroll->done = done;
  scroll->data = data;
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), scroll);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), scroll);
  gtk_widget_add_tick_callback (view, tick_cb, scroll, NULL);
}

typedef struct {
  GtkAdjustment *adjustment;
  void (*done) (gpointer);
  gpointer data;
  int n_jumps;
} Through;

static gboolean
reach_end (gpointer data)
{
  g_autofree Through *through = data;

  through->done (through->data);
  return G_SOURCE_REMOVE;
}

static gboolean
jump_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Through *through = data;
  GtkAdjustment *adjustment = through->adjustment;
  double value = gtk_adjustment_get_value (adjustment);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  int left = SCROLL_JUMPS - through->n_jumps++;

  if (left == 0) {
    g_idle_add (reach_end, through);
    return G_SOURCE_REMOVE;
  }
  gtk_adjustment_set_value (adjustment, value + (end - value) / left);
  return G_SOURCE_CONTINUE;
}

void
scroll_through (GtkWidget *view, GtkAdjustment *adjustment, void (*done) (gpointer), gpointer data)
{
  Through *through = g_new0 (Through, 1);

  through->adjustment = adjustment;
  through->done = done;
  through->data = data;
  gtk_widget_add_tick_callback (view, jump_cb, through, NULL);
}
