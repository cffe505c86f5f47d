/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One value of a scale field, each step with its shape, shade and word: a line of them where there
 * is room, else one below the other.  Choosing the chosen step again takes it back.
 *
 * Keyboard: one stop for Tab; arrow keys go from step to step; Space or Return chooses.
 *
 * Property "value" (int): the step, 0: none.
 * Signal "chosen" (): the person chose a step or took it back; "value" is already the new one. */
#define MT_TYPE_SCALE (mt_scale_get_type ())
G_DECLARE_FINAL_TYPE (MtScale, mt_scale, MT, SCALE, GtkWidget)

/* @field is a scale with a word for each step. */
MtScale *mt_scale_new (const MtField *field);

int mt_scale_get_value (MtScale *self);
/* Shows @value (0: none); emits no "chosen". */
void mt_scale_set_value (MtScale *self, int value);

G_END_DECLS
