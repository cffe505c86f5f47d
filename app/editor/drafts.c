/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/drafts.h"

struct _MtDrafts {
  GObject parent_instance;

  MtJournal *journal;
  MtVocabulary *vocabulary; /* NULL until somebody writes */
  GPtrArray *live;          /* MtDraft that are not gone yet; not owned */
};

G_DEFINE_FINAL_TYPE (MtDrafts, mt_drafts, G_TYPE_OBJECT)

static void
draft_gone_cb (gpointer data, GObject *draft)
{
  g_ptr_array_remove_fast (((MtDrafts *)data)->live, draft);
}

static void
mt_drafts_finalize (GObject *object)
{
  MtDrafts *self = MT_DRAFTS (object);

  for (guint i = 0; i < self->live->len; i++)
    g_object_weak_unref (self->live->pdata[i], draft_gone_cb, self);
  g_ptr_array_unref (self->live);
  g_object_unref (self->journal);
  g_clear_object (&self->vocabulary);
  G_OBJECT_CLASS (mt_drafts_parent_class)->finalize (object);
}

static void
mt_drafts_class_init (MtDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_drafts_finalize;
}

static void
mt_drafts_init (MtDrafts *self)
{
  self->live = g_ptr_array_new ();
}

MtDrafts *
mt_drafts_new (MtJournal *journal)
{
  MtDrafts *self = g_object_new (MT_TYPE_DRAFTS, NULL);

  self->journal = g_object_ref (journal);
  return self;
}

MtJournal *
mt_drafts_get_journal (MtDrafts *self)
{
  g_return_val_if_fail (MT_IS_DRAFTS (self), NULL);
  return self->journal;
}

MtVocabulary *
mt_drafts_get_vocabulary (MtDrafts *self)
{
  g_return_val_if_fail (MT_IS_DRAFTS (self), NULL);
  if (!self->vocabulary)
    self->vocabulary = mt_vocabulary_new (self->journal);
  return self->vocabulary;
}

MtDraft *
mt_drafts_begin (MtDrafts *self, MtEntry *entry)
{
  MtDraft *draft;

  g_return_val_if_fail (MT_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (MT_IS_ENTRY (entry) && !mt_entry_get_partial (entry), NULL);
  for (guint i = 0; i < self->live->len; i++)
    if (g_str_equal (mt_entry_get_id (mt_draft_get_entry (self->live->pdata[i])),
                     mt_entry_get_id (entry)))
      return g_object_ref (self->live->pdata[i]);
  draft = mt_draft_new (self->journal, entry);
  g_object_weak_ref (G_OBJECT (draft), draft_gone_cb, self);
  g_ptr_array_add (self->live, draft);
  return draft;
}

/* ---- Flushing ---- */

typedef struct {
  guint waiting; /* drafts that have not answered, and one for the asker */
  GError *error;
} Flush;

static void
flush_free (gpointer data)
{
  Flush *flush = data;

  g_clear_error (&flush->error);
  g_free (flush);
}

static void
settled (const GError *error, gpointer data)
{
  g_autoptr (GTask) task = data;
  Flush *flush = g_task_get_task_data (task);

  if (error && !flush->error)
    flush->error = g_error_copy (error);
  if (--flush->waiting > 0)
    return;
  if (flush->error)
    g_task_return_error (task, g_steal_pointer (&flush->error));
  else
    g_task_return_boolean (task, TRUE);
}

void
mt_drafts_flush (MtDrafts *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GPtrArray) live = NULL;
  Flush *flush = g_new0 (Flush, 1);

  g_return_if_fail (MT_IS_DRAFTS (self));
  g_task_set_source_tag (task, mt_drafts_flush);
  g_task_set_task_data (task, flush, flush_free);
  live = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->live->len; i++)
    g_ptr_array_add (live, g_object_ref (self->live->pdata[i]));
  flush->waiting = live->len + 1;
  for (guint i = 0; i < live->len; i++)
    mt_draft_settle (live->pdata[i], settled, g_object_ref (task));
  settled (NULL, g_object_ref (task));
}

gboolean
mt_drafts_flush_finish (MtDrafts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mt_drafts_drop (MtDrafts *self)
{
  g_autoptr (GPtrArray) live = NULL;

  g_return_if_fail (MT_IS_DRAFTS (self));
  live = g_ptr_array_new_with_free_func (g_object_unref); /* what is let go of leaves the other */
  for (guint i = 0; i < self->live->len; i++)
    g_ptr_array_add (live, g_object_ref (self->live->pdata[i]));
  for (guint i = 0; i < live->len; i++)
    mt_draft_drop (live->pdata[i]);
}
