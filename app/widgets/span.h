/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One value of a scale that has words for its two ends alone: a number to tap for each step, and
 * what the ends mean below.  Choosing the chosen step again takes it back, so that a question can
 * be left open.
 *
 * Keyboard: each step is a stop for Tab and the arrow keys; Space or Return chooses.
 *
 * Signal "chosen" (): the person chose a step or took it back. */
#define MT_TYPE_SPAN (mt_span_get_type ())
G_DECLARE_FINAL_TYPE (MtSpan, mt_span, MT, SPAN, GtkWidget)

/* @field is one mt_field_has_ends () is true of. */
MtSpan *mt_span_new (const MtField *field);

/* Whether a step is chosen; *@value is then which. */
gboolean mt_span_get (MtSpan *self, int *value);

/* Shows @value; one outside the scale: none.  Emits no "chosen". */
void mt_span_set (MtSpan *self, int value);

G_END_DECLS
