/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/handout-make.h"

#include "app/session/sheet-source.h"
#include "core/error.h"

void
mt_handout_order_clear (MtHandoutOrder *self)
{
  g_clear_pointer (&self->choice, mt_share_choice_free);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->title, g_free);
  if (self->password)
    mt_journal_free_secret (self->password);
  *self = (MtHandoutOrder){ 0 };
}

static void
copy_order (const MtHandoutOrder *order, MtHandoutOrder *copy)
{
  *copy = *order;
  copy->choice = order->choice ? mt_share_choice_copy (order->choice) : NULL;
  copy->ids = g_strdupv (order->ids);
  copy->title = g_strdup (order->title);
  copy->password = order->password ? mt_journal_copy_secret (order->password) : NULL;
}

typedef struct {
  MtJournal *journal;
  MtHandoutOrder order;
  MtHandoutNews news;    /* who wants to know meanwhile */
  GPtrArray *entries;    /* whole; as many as were read */
  MtSheetSource *source; /* of a sheet, once it was read */
  GTaskThreadFunc then;  /* what is done with them */
  GMainContext *context; /* of who asked */
  GCancellable *cancellable;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->journal);
  mt_handout_order_clear (&making->order);
  g_ptr_array_unref (making->entries);
  g_clear_pointer (&making->source, mt_sheet_source_free);
  g_clear_object (&making->cancellable);
  g_main_context_unref (making->context);
  g_free (making);
}

/* ---- News, from the thread that makes ---- */

typedef struct {
  MtHandoutNews news;
  GCancellable *cancellable; /* who cancels wants to know nothing any more, and may be gone */
  guint done, total;
  MtHandout *opening;
} Message;

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_object (&message->cancellable);
  g_clear_object (&message->opening);
  g_free (message);
}

static gboolean
tell_cb (gpointer data)
{
  Message *message = data;

  if (g_cancellable_is_cancelled (message->cancellable))
    return G_SOURCE_REMOVE;
  if (message->opening && message->news.opening)
    message->news.opening (message->opening, message->news.data);
  else if (message->news.progress)
    message->news.progress (message->done, message->total, message->news.data);
  return G_SOURCE_REMOVE;
}

static void
tell (Making *making, guint done, guint total, MtHandout *opening)
{
  Message *message = g_new (Message, 1);

  *message =
      (Message){ making->news, making->cancellable ? g_object_ref (making->cancellable) : NULL,
                 done, total, opening };
  g_main_context_invoke_full (making->context, G_PRIORITY_DEFAULT, tell_cb, message, message_free);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  tell (data, done, total, NULL);
}

/* ---- Making ---- */

static MtHandout *
render (Making *making, MtShareOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = mt_share_render (making->entries, options, making->cancellable, error);

  return bytes ? mt_handout_open (bytes, making->entries->len, options->password, error) : NULL;
}

/* What one sees first, while the whole is being made. */
static void
open_first_page (Making *making, const MtShareOptions *options)
{
  g_autoptr (GBytes) bytes = NULL;
  MtHandout *opening = NULL;

  if (!making->news.opening || making->entries->len < MT_HANDOUT_MANY)
    return;
  bytes = mt_share_render_opening (making->entries, options, making->cancellable, NULL);
  if (bytes)
    opening = mt_handout_open (bytes, making->entries->len, NULL, NULL);
  if (opening)
    tell (making, 0, 0, opening);
}

static MtShareBooklet
booklet_of (const MtHandoutOrder *order)
{
  return (MtShareBooklet){ .title = order->title, .parts = order->chapters, .today = order->today };
}

/* A booklet has not all that was chosen: what has no place in its chapters is not handed over. */
static void
note_what_is_in_it (Making *making, const MtShareOptions *options, MtHandout *handout)
{
  g_autoptr (GPtrArray) within =
      options->booklet
          ? mt_share_booklet_take (making->entries, making->order.choice, options->booklet)
          : g_ptr_array_ref (making->entries);

  mt_handout_take_sources (handout, mt_share_list_sources (within, options), within->len);
}

static MtHandout *
new_plain (Making *making, const MtShareOptions *options, GBytes *bytes)
{
  g_autofree char *words =
      mt_share_render_words (bytes, making->entries, options, making->cancellable);

  return mt_handout_new_plain (bytes, words, making->entries->len);
}

/* On a thread of its own: it has the entries to itself. */
static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  MtShareBooklet booklet = booklet_of (&making->order);
  MtShareOptions options = { .format = making->order.format,
                             .paper = making->order.paper,
                             .sheet = making->source ? &making->source->sheet : NULL,
                             .choice = making->order.choice,
                             .password = making->order.password,
                             .booklet = making->order.is_booklet ? &booklet : NULL,
                             .progress = making->news.progress ? progress_cb : NULL,
                             .progress_data = making };
  GError *error = NULL;
  MtHandout *handout = NULL;
  GBytes *bytes;

  if (options.format == MT_FORMAT_PDF) {
    open_first_page (making, &options);
    handout = render (making, &options, &error);
  } else {
    bytes = mt_share_render (making->entries, &options, cancellable, &error);
    if (bytes)
      handout = new_plain (making, &options, bytes);
    g_clear_pointer (&bytes, g_bytes_unref);
  }
  if (!handout) {
    g_task_return_error (task, error);
    return;
  }
  note_what_is_in_it (making, &options, handout);
  g_task_return_pointer (task, handout, g_object_unref);
}

static void
count_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  MtShareBooklet booklet = booklet_of (&making->order);
  GPtrArray *found[MT_BOOKLET_N_PARTS];
  guint *counts = g_new (guint, MT_BOOKLET_N_PARTS);

  mt_share_booklet_find (making->entries, making->order.choice, &booklet, found);
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++) {
    counts[i] = found[i]->len;
    g_ptr_array_unref (found[i]);
  }
  g_task_return_pointer (task, counts, g_free);
}

static void load_next (GTask *task);

/* One that has gone since it was chosen, for good or into the bin, is on no page. */
static void
drop (Making *making)
{
  char **ids = making->order.ids + making->entries->len;

  g_free (*ids);
  for (; *ids; ids++)
    ids[0] = ids[1];
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (entry && !mt_entry_get_deleted (entry)) {
    g_ptr_array_add (making->entries, g_steal_pointer (&entry));
  } else if (entry || g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    g_clear_error (&error);
    drop (making);
  } else {
    g_task_return_error (task, error);
    return;
  }
  load_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
load_next (GTask *task)
{
  Making *making = g_task_get_task_data (task);
  const char *id = making->order.ids[making->entries->len];

  if (id) {
    mt_journal_load (making->journal, id, making->cancellable, loaded_cb, task);
    return;
  }
  g_task_run_in_thread (task, making->then);
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
  GError *error = NULL;

  if (!mt_drafts_flush_finish (MT_DRAFTS (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (making->order.is_sheet)
    mt_sheet_source_read (making->journal, making->order.parts, making->cancellable, source_read_cb,
                          g_steal_pointer (&task));
  else
    load_next (g_steal_pointer (&task));
}

static void
begin (MtDrafts *drafts,
       const MtHandoutOrder *order,
       const MtHandoutNews *news,
       GTaskThreadFunc then,
       GTask *task)
{
  Making *making = g_new0 (Making, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  making->journal = g_object_ref (mt_drafts_get_journal (drafts));
  copy_order (order, &making->order);
  if (news)
    making->news = *news;
  making->then = then;
  making->entries = g_ptr_array_new_with_free_func (g_object_unref);
  making->context = g_main_context_ref_thread_default ();
  making->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, making, making_free);
  mt_drafts_flush (drafts, flushed_cb, task);
}

void
mt_handout_make (MtDrafts *drafts,
                 const MtHandoutOrder *order,
                 const MtHandoutNews *news,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MT_IS_DRAFTS (drafts) && order && order->ids);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_make);
  begin (drafts, order, news, make_thread, task);
}

MtHandout *
mt_handout_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mt_handout_count_chapters (MtDrafts *drafts,
                           const MtHandoutOrder *order,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MT_IS_DRAFTS (drafts) && order && order->ids);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_count_chapters);
  begin (drafts, order, NULL, count_thread, task);
}

guint *
mt_handout_count_chapters_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
