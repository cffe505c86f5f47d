/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/delete-entry.h"

#include "app/toast.h"

#include <glib/gi18n.h>

gboolean
mt_delete_entry_is_blank (MtEntry *entry, guint n_links)
{
  for (const char *c = mt_entry_get_text (entry); *c; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return mt_entry_get_values (entry)->len == 0 && mt_entry_get_links (entry)->len == n_links;
}

/* ---- Into the bin ---- */

typedef struct {
  GtkWidget *window; /* where it is told, as the page goes; NULL in the toast, which lies in it */
  MtJournal *journal;
  MtDraft *draft;
  char *id;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_clear_object (&self->window);
  g_object_unref (self->journal);
  g_clear_object (&self->draft);
  g_free (self->id);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deletion) self = data;
  g_autoptr (GError) error = NULL;

  if (mt_journal_change_finish (MT_JOURNAL (source), result, &error))
    gtk_widget_activate_action (self->window, "win.open-entry", "s", self->id);
  else
    mt_toast_error (self->window, error);
}

static void
undo_cb (GObject *window, gpointer data)
{
  Deletion *self = g_new0 (Deletion, 1), *from = data;

  *self = (Deletion){ GTK_WIDGET (g_object_ref (window)), g_object_ref (from->journal), NULL,
                      g_strdup (from->id) };
  mt_journal_change (self->journal, MT_CHANGE_RESTORE, (const char *const[]){ self->id, NULL },
                     restored_cb, self);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deletion) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) window = g_steal_pointer (&self->window);

  if (!mt_journal_change_finish (MT_JOURNAL (source), result, &error)) {
    mt_toast_error (window, error);
    return;
  }
  g_clear_object (&self->draft);
  mt_toast_undo (window, _ ("Moved to the bin"), G_OBJECT (window), undo_cb,
                 g_steal_pointer (&self), deletion_free);
}

/* What was written last is in the bin, too. */
static void
settled (const GError *error, gpointer data)
{
  g_autoptr (Deletion) self = data;
  const char *const ids[] = { self->id, NULL };
  MtJournal *journal = self->journal;

  if (error)
    mt_toast_error (self->window, error);
  else
    mt_journal_change (journal, MT_CHANGE_DELETE, ids, deleted_cb, g_steal_pointer (&self));
}

void
mt_delete_entry (GtkWidget *from, MtJournal *journal, MtDraft *draft)
{
  Deletion *self = g_new0 (Deletion, 1);

  *self =
      (Deletion){ g_object_ref (GTK_WIDGET (gtk_widget_get_root (from))), g_object_ref (journal),
                  g_object_ref (draft), g_strdup (mt_entry_get_id (mt_draft_get_entry (draft))) };
  mt_draft_settle (draft, settled, self);
}

/* ---- Without a trace ---- */

static void
taken_away_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* It may never have been saved: then it is as it should be. */
  mt_journal_change_finish (MT_JOURNAL (source), result, NULL);
}

void
mt_delete_entry_without_trace (MtJournal *journal, MtDraft *draft)
{
  const char *const ids[] = { mt_entry_get_id (mt_draft_get_entry (draft)), NULL };

  mt_draft_drop (draft);
  if (mt_entry_get_key (mt_draft_get_entry (draft)) == MT_KEY_NONE && !mt_draft_is_saving (draft))
    return;
  mt_journal_change (journal, MT_CHANGE_DELETE, ids, taken_away_cb, NULL);
  mt_journal_change (journal, MT_CHANGE_PURGE, ids, taken_away_cb, NULL);
}
