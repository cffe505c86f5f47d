/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/swipe.h"

#define FAR 0.3      /* of the width: letting go there does it */
#define FAR_MOST 120 /* px, at most */
#define RESISTANCE 4 /* how much slower it goes on from there */

typedef struct {
  MtSwipeFunc done;
  gpointer user_data;
  GtkWidget *slide; /* under the finger; weak */
  gboolean pushing; /* and the gesture is ours */
  double began;     /* px it had moved when that was clear */
} Swipe;

static void
forget (Swipe *swipe)
{
  g_clear_weak_pointer (&swipe->slide);
  swipe->pushing = FALSE;
}

static void
swipe_free (gpointer data)
{
  forget (data);
  g_free (data);
}

/* How far it is pushed towards the end side, and how far is far enough. */
static double
get_push (GtkGesture *gesture, Swipe *swipe, double *far_enough)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = 0, y = 0;

  gtk_gesture_drag_get_offset (GTK_GESTURE_DRAG (gesture), &x, &y);
  *far_enough = MIN (gtk_widget_get_width (widget) * FAR, FAR_MOST);
  x -= swipe->began;
  return reversed ? -x : x;
}

static void
drag_begin_cb (GtkGesture *gesture, double x, double y, Swipe *swipe)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked;

  forget (swipe);
  /* Under the finger is the row, whose child the slide is, or something in it. */
  if (picked && !gtk_widget_get_ancestor (picked, MT_TYPE_SLIDE))
    row = gtk_widget_get_first_child (picked);
  else if (picked)
    row = gtk_widget_get_ancestor (picked, MT_TYPE_SLIDE);
  if (row && MT_IS_SLIDE (row))
    g_set_weak_pointer (&swipe->slide, row);
  else
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* It goes sideways: the rest of the way is ours, not a scroll, nor a tap. */
static void
pan_cb (GtkGesture *gesture, GtkPanDirection direction, double offset, Swipe *swipe)
{
  double x = 0, y = 0;

  if (swipe->pushing || !swipe->slide)
    return;
  gtk_gesture_drag_get_offset (GTK_GESTURE_DRAG (gesture), &x, &y);
  swipe->began = x;
  swipe->pushing = gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGesture *gesture, double x, double y, Swipe *swipe)
{
  double far_enough, push;

  if (!swipe->pushing || !swipe->slide)
    return;
  push = get_push (gesture, swipe, &far_enough);
  if (ABS (push) < far_enough)
    mt_slide_push (MT_SLIDE (swipe->slide), push, FALSE);
  else
    mt_slide_push (MT_SLIDE (swipe->slide),
                   push / RESISTANCE + (push > 0 ? 1 : -1) * far_enough * (1 - 1.0 / RESISTANCE),
                   TRUE);
}

static void
drag_end_cb (GtkGesture *gesture, double x, double y, Swipe *swipe)
{
  g_autoptr (GtkWidget) slide = swipe->pushing && swipe->slide ? g_object_ref (swipe->slide) : NULL;
  double far_enough, push;

  if (slide) {
    push = get_push (gesture, swipe, &far_enough);
    mt_slide_let_go (MT_SLIDE (slide));
    if (ABS (push) >= far_enough)
      swipe->done (MT_SLIDE (slide), push > 0, swipe->user_data);
  }
  forget (swipe);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, Swipe *swipe)
{
  if (swipe->pushing && swipe->slide)
    mt_slide_let_go (MT_SLIDE (swipe->slide));
  forget (swipe);
}

void
mt_swipe_use (GtkWidget *widget, MtSwipeFunc done, gpointer user_data)
{
  GtkGesture *pan = gtk_gesture_pan_new (GTK_ORIENTATION_HORIZONTAL);
  Swipe *swipe = g_new0 (Swipe, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  swipe->done = done;
  swipe->user_data = user_data;
  g_object_set_data_full (G_OBJECT (pan), "swipe", swipe, swipe_free);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (pan), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pan), GTK_PHASE_CAPTURE);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (drag_begin_cb), swipe);
  g_signal_connect (pan, "pan", G_CALLBACK (pan_cb), swipe);
  g_signal_connect (pan, "drag-update", G_CALLBACK (drag_update_cb), swipe);
  g_signal_connect (pan, "drag-end", G_CALLBACK (drag_end_cb), swipe);
  g_signal_connect (pan, "cancel", G_CALLBACK (cancel_cb), swipe);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pan));
}
