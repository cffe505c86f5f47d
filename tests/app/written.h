/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/form-part.h"
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

static inline void
end (Written *w)
{
  screen_wait (is_saved, w->draft);
  g_object_unref (w->entry);
  g_assert_finalize_object (w->draft);
  g_assert_finalize_object (w->drafts);
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
