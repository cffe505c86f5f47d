/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One step of a scale to choose: a sun that stands higher over the horizon the further the step is
 * up the scale, in that step's shade, and its word.  Where it is wide the word stands beside the
 * shape, else below it: it is measured and laid out by its width alone. */
#define MT_TYPE_SCALE_STEP (mt_scale_step_get_type ())
G_DECLARE_FINAL_TYPE (MtScaleStep, mt_scale_step, MT, SCALE_STEP, GtkButton)

/* @word is in the reader's language; @height is how far up the scale the step is, from 0 to 1. */
MtScaleStep *mt_scale_step_new (const char *word, double height);

void mt_scale_step_set_chosen (MtScaleStep *self, gboolean chosen);

/* The widest a step may be to have its word below the shape, as px. */
#define MT_SCALE_STEP_NARROW 180

/* The least width of the step with its word beside the shape, as px. */
int mt_scale_step_get_row_width (MtScaleStep *self);

G_END_DECLS
