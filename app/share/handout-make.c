/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/handout.h"

#include "app/session/sheet-source.h"
#include "core/share/share.h"

typedef struct {
  MtJournal *journal;
  char **ids;
  GPtrArray *entries; /* whole; as many as were read */
  gboolean is_sheet;
  MtSinceParts parts;
  MtSheetSource *source; /* of a sheet, once it was read */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->journal);
  g_strfreev (making->ids);
  g_ptr_array_unref (making->entries);
  g_clear_pointer (&making->source, mt_sheet_source_free);
  g_free (making);
}

/* On a thread of its own: it has the entries to itself. */
static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  const MtShareOptions options = { .format = MT_FORMAT_PDF,
                                   .paper = MT_PAPER_LOCALE,
                                   .sheet = making->source ? &making->source->sheet : NULL };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = mt_share_render (making->entries, &options, cancellable, &error);
  MtHandout *handout = bytes ? mt_handout_open (bytes, making->entries->len, &error) : NULL;

  if (handout)
    g_task_return_pointer (task, handout, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void load_next (GTask *task);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  MtEntry *entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (!entry) {
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_add (making->entries, entry);
  load_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
load_next (GTask *task)
{
  Making *making = g_task_get_task_data (task);
  const char *id = making->ids[making->entries->len];

  if (id) {
    mt_journal_load (making->journal, id, g_task_get_cancellable (task), loaded_cb, task);
    return;
  }
  g_task_run_in_thread (task, make_thread);
  g_object_unref (task);
}

static void
source_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->source = mt_sheet_source_read_finish (result, &error);
  if (making->source)
    load_next (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!mt_drafts_flush_finish (MT_DRAFTS (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (making->is_sheet)
    mt_sheet_source_read (making->journal, making->parts, cancellable, source_read_cb,
                          g_steal_pointer (&task));
  else
    load_next (g_steal_pointer (&task));
}

static Making *
making_new (MtDrafts *drafts, const char *const *ids)
{
  Making *making = g_new0 (Making, 1);

  making->journal = g_object_ref (mt_drafts_get_journal (drafts));
  making->ids = g_strdupv ((char **)ids);
  making->entries = g_ptr_array_new_with_free_func (g_object_unref);
  return making;
}

void
mt_handout_make (MtDrafts *drafts,
                 const char *const *ids,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MT_IS_DRAFTS (drafts) && ids);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_make);
  g_task_set_task_data (task, making_new (drafts, ids), making_free);
  mt_drafts_flush (drafts, flushed_cb, task);
}

void
mt_handout_make_sheet (MtDrafts *drafts,
                       const char *const *ids,
                       MtSinceParts parts,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;
  Making *making;

  g_return_if_fail (MT_IS_DRAFTS (drafts) && ids);
  making = making_new (drafts, ids);
  making->is_sheet = TRUE;
  making->parts = parts;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_make_sheet);
  g_task_set_task_data (task, making, making_free);
  mt_drafts_flush (drafts, flushed_cb, task);
}

MtHandout *
mt_handout_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
