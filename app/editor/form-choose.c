/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/form-part.h"

#include "app/widgets/moment-row.h"
#include "app/widgets/scale.h"
#include "app/widgets/span.h"
#include "app/widgets/words-picker.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* The parts of a form in which one chooses and does not write. */

static void
give_one (MtFormPart *self, const char *given)
{
  mt_form_part_give (self, (const char *const[]){ given, NULL });
}

/* ---- A step ---- */

static void
step_chosen_cb (MtScale *scale, MtFormPart *self)
{
  g_autofree char *step = g_strdup_printf ("%d", mt_scale_get_value (scale));

  give_one (self, mt_scale_get_value (scale) ? step : "");
}

static void
show_step (MtFormPart *self, const char *const *values)
{
  int step = values[0] ? atoi (values[0]) : 0;

  if (step < self->field->min || step > self->field->max)
    step = 0;
  mt_scale_set_value (MT_SCALE (self->input), step);
}

static void
span_chosen_cb (MtSpan *span, MtFormPart *self)
{
  int value;
  g_autofree char *step = mt_span_get (span, &value) ? g_strdup_printf ("%d", value) : NULL;

  give_one (self, step ? step : "");
}

static void
show_span (MtFormPart *self, const char *const *values)
{
  mt_span_set (MT_SPAN (self->input), values[0] ? atoi (values[0]) : G_MININT);
}

static void
make_span (MtFormPart *self)
{
  self->widget = self->input = GTK_WIDGET (mt_span_new (self->field));
  self->show = show_span;
  g_signal_connect (self->widget, "chosen", G_CALLBACK (span_chosen_cb), self);
}

void
mt_form_part_make_scale (MtFormPart *self)
{
  if (mt_field_has_ends (self->field)) {
    make_span (self);
    return;
  }
  self->widget = self->input = GTK_WIDGET (mt_scale_new (self->field));
  self->show = show_step;
  gtk_widget_add_css_class (self->widget, "card");
  g_signal_connect (self->widget, "chosen", G_CALLBACK (step_chosen_cb), self);
}

/* ---- Words ---- */

static void
words_changed_cb (MtWordsPicker *picker, MtFormPart *self)
{
  g_auto (GStrv) values = mt_words_picker_get_values (picker);

  mt_form_part_give (self, (const char *const *)values);
}

static void
show_words (MtFormPart *self, const char *const *values)
{
  mt_words_picker_set_values (MT_WORDS_PICKER (self->input), values);
}

void
mt_form_part_make_several (MtFormPart *self)
{
  self->widget = self->input =
      GTK_WIDGET (mt_words_picker_new (mt_draft_get_journal (self->draft), self->field));
  self->show = show_words;
  g_signal_connect (self->widget, "changed", G_CALLBACK (words_changed_cb), self);
}

/* ---- One of a few ---- */

static void
choice_selected_cb (AdwComboRow *row, GParamSpec *pspec, MtFormPart *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected <= self->field->n_choices)
    give_one (self, selected == 0 ? "" : self->field->choices[selected - 1].id);
}

static void
show_choice (MtFormPart *self, const char *const *values)
{
  guint selected = 0;

  for (gsize i = 0; values[0] && i < self->field->n_choices; i++)
    if (g_str_equal (self->field->choices[i].id, values[0]))
      selected = (guint)i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->input), selected);
}

void
mt_form_part_make_choice (MtFormPart *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  /* Translators: in a list of things to choose from: none of them. */
  gtk_string_list_append (words, C_ ("choice", "Not said"));
  for (gsize i = 0; i < self->field->n_choices; i++)
    gtk_string_list_append (words, _ (self->field->choices[i].name));
  self->widget = self->input = adw_combo_row_new ();
  self->show = show_choice;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), _ (self->field->name));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->widget), G_LIST_MODEL (words));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->widget), TRUE);
  g_signal_connect (self->widget, "notify::selected", G_CALLBACK (choice_selected_cb), self);
}

/* ---- A date and time ---- */

static void
moment_changed_cb (MtMomentRow *row, MtFormPart *self)
{
  const char *at = mt_moment_row_get (row);

  give_one (self, at ? at : "");
}

static void
show_moment (MtFormPart *self, const char *const *values)
{
  mt_moment_row_set (MT_MOMENT_ROW (self->input), values[0]);
}

void
mt_form_part_make_date_time (MtFormPart *self)
{
  self->widget = self->input = GTK_WIDGET (mt_moment_row_new (_ (self->field->name), TRUE));
  self->show = show_moment;
  g_signal_connect (self->widget, "changed", G_CALLBACK (moment_changed_cb), self);
}
