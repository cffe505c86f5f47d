/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A child that can be pushed aside by a finger, so that a sign of what that does shows beside it.
 * It knows no gesture: app/journal/swipe.h has it.
 *
 * Property "child" (GtkWidget).
 * Property "offset" (double): px towards the end side; negative: towards the start side. */
#define MT_TYPE_SLIDE (mt_slide_get_type ())
G_DECLARE_DERIVABLE_TYPE (MtSlide, mt_slide, MT, SLIDE, GtkWidget)

struct _MtSlideClass {
  GtkWidgetClass parent_class;
};

/* The icons that show when it is pushed towards the end and towards the start. */
void mt_slide_set_icons (MtSlide *self, const char *to_end, const char *to_start);

/* Pushes it; @armed: letting go now does what the icon says. */
void mt_slide_push (MtSlide *self, double offset, gboolean armed);

/* Lets it come back, and at once where motion is not wanted. */
void mt_slide_let_go (MtSlide *self);

/* Puts it back without any motion. */
void mt_slide_reset (MtSlide *self);

G_END_DECLS
