/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/form-part.h"
#include "app/widgets/moment-row.h"
#include "app/widgets/scale.h"
#include "app/widgets/span.h"
#include "app/widgets/words-picker.h"
#include "tests/app/screen.h"

/* For tests of forms: an entry being written, and what the journal has of it. */

typedef struct {
  MtDrafts *drafts;
  MtDraft *draft;
  MtEntry *entry; /* of the draft */
} Written;

static inline void
begin (Written *w, Fixture *f, const char *kind)
{
  w->drafts = mt_drafts_new (f->journal);
  w->entry = mt_entry_new (kind);
  w->draft = mt_drafts_begin (w->drafts, w->entry);
}

static inline gboolean
is_saved (gpointer draft)
{
  return mt_draft_get_state (draft) == MT_DRAFT_SAVED;
}

/* Saves, and reads what the journal has. */
static inline MtEntry *
save_and_load (Written *w, Fixture *f)
{
  mt_draft_save (w->draft);
  screen_wait (is_saved, w->draft);
  return load (f->journal, mt_entry_get_id (w->entry), NULL);
}

/* Nobody else keeps @object, once what was asked of the journal is answered. */
static inline void
let_go (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  screen_wait (screen_is_gone, &object);
}

static inline void
end (Written *w)
{
  screen_wait (is_saved, w->draft);
  g_object_unref (w->entry);
  let_go (w->draft);
  let_go (w->drafts);
}

static inline GtkWindow *
show_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return screen_show (scrolled);
}

/* The part of a form for @field somewhere under @widget, or NULL. */
static inline MtFormPart *
find_part (GtkWidget *widget, const char *field)
{
  MtFormPart *part = g_object_get_data (G_OBJECT (widget), "part");

  if (part && g_str_equal (part->field->id, field))
    return part;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    part = find_part (child, field);
    if (part)
      return part;
  }
  return NULL;
}

/* Does to the widget of @part what a person would, and returns the value that is then expected. */
static inline const char *
use (MtFormPart *part)
{
  g_assert (part);
  switch (part->field->type) {
  case MT_FIELD_TEXT:
    gtk_editable_set_text (GTK_EDITABLE (part->input), "Heavy legs");
    return "Heavy legs";
  case MT_FIELD_LONG_TEXT:
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (part->input)),
                              "One line\nAnd one more", -1);
    return "One line\nAnd one more";
  case MT_FIELD_SCALE:
    if (MT_IS_SPAN (part->input)) {
      gtk_toggle_button_set_active (
          GTK_TOGGLE_BUTTON (screen_find (part->input, GTK_TYPE_TOGGLE_BUTTON, "2")), TRUE);
      return "2";
    }
    g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_first_child (part->input)),
                           "clicked");
    return "2";
  case MT_FIELD_NUMBER:
    gtk_editable_set_text (GTK_EDITABLE (part->input), "2,5");
    return "2.5";
  case MT_FIELD_DURATION:
    gtk_editable_set_text (GTK_EDITABLE (part->input), "50");
    return "50";
  case MT_FIELD_CHOICE:
    adw_combo_row_set_selected (ADW_COMBO_ROW (part->input), 2);
    return part->field->choices[1].id;
  case MT_FIELD_SEVERAL: {
    GtkWidget *own = screen_find (part->input, ADW_TYPE_ENTRY_ROW, NULL);

    gtk_editable_set_text (GTK_EDITABLE (own), "prickly");
    g_signal_emit_by_name (own, "apply");
    return "prickly";
  }
  case MT_FIELD_DATE_TIME: {
    GtkWidget *time = screen_find (part->input, ADW_TYPE_ENTRY_ROW, NULL);
    GtkWidget *calendar = screen_find (part->input, GTK_TYPE_CALENDAR, NULL);
    g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 26, 0, 0, 0);

    gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
    gtk_editable_set_text (GTK_EDITABLE (time), "6:20 pm");
    return "2026-11-26T18:20:00";
  }
  default:
    return NULL;
  }
}

/* What the widget shows, as the value it stands for. */
static inline char *
shown (MtFormPart *part)
{
  switch (part->field->type) {
  case MT_FIELD_LONG_TEXT: {
    char *text;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (part->input)), "text", &text, NULL);
    return text;
  }
  case MT_FIELD_SCALE:
    if (MT_IS_SPAN (part->input)) {
      int value;

      return mt_span_get (MT_SPAN (part->input), &value) ? g_strdup_printf ("%d", value)
                                                         : g_strdup ("");
    }
    return g_strdup_printf ("%d", mt_scale_get_value (MT_SCALE (part->input)));
  case MT_FIELD_CHOICE: {
    guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (part->input));

    return g_strdup (selected ? part->field->choices[selected - 1].id : "");
  }
  case MT_FIELD_SEVERAL: {
    g_auto (GStrv) values = mt_words_picker_get_values (MT_WORDS_PICKER (part->input));

    return g_strjoinv (" ", values);
  }
  case MT_FIELD_DATE_TIME:
    return g_strdup (mt_moment_row_get (MT_MOMENT_ROW (part->input)));
  default:
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (part->input)));
  }
}
