/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/look-back.h"

#include "app/session/gather.h"
#include "core/journal-words.h"
#include "core/kinds/ids.h"
#include "core/pattern/since.h"

#include <math.h>

#define WORDS "words" /* of a mood: the feelings that are counted */
#define PAGE 300

typedef struct {
  MtJournal *journal;
  GPtrArray *filters; /* MtFilter, still to be read, last one first */
  MtFilter *filter;   /* of what is being read */
  gint64 before;      /* key of the last entry that was */
  GHashTable *seen;   /* set of ids */
  GPtrArray *sessions;
  MtLookBack *found;
} Looking;

void
mt_look_back_free (MtLookBack *self)
{
  g_clear_object (&self->last);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_object_unref (looking->journal);
  g_ptr_array_unref (looking->filters);
  g_clear_pointer (&looking->filter, mt_filter_free);
  g_hash_table_unref (looking->seen);
  g_ptr_array_unref (looking->sessions);
  g_clear_pointer (&looking->found, mt_look_back_free);
  g_free (looking);
}

static void
add_filter (Looking *looking, const char *kind, const char *state, gint32 from)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind;
  filter.state = (char *)state;
  filter.from = from;
  g_ptr_array_add (looking->filters, mt_filter_copy (&filter));
}

/* What was written in another zone may belong to the day before. */
static void
find_last (Looking *looking)
{
  MtEntry *last = mt_since_find_session (looking->sessions, g_get_real_time ());
  gint32 from;

  if (!last)
    return;
  looking->found->last = g_object_ref (last);
  from = MAX (MT_DAY_MIN, mt_entry_get_day (last) - 1);
  add_filter (looking, "mood", NULL, from);
  add_filter (looking, MT_KIND_TASK, NULL, from);
  add_filter (looking, MT_KIND_TASK, mt_gather_state_open (mt_kind_find (MT_KIND_TASK)),
              MT_DAY_MIN);
}

static void
take (Looking *looking, MtEntry *entry)
{
  if (g_str_equal (mt_entry_get_kind (entry), MT_KIND_SESSION))
    g_ptr_array_add (looking->sessions, g_object_ref (entry));
  else if (g_hash_table_add (looking->seen, g_strdup (mt_entry_get_id (entry))))
    g_ptr_array_add (looking->found->entries, g_object_ref (entry));
}

static void read_next (GTask *task);

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Looking *looking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!entries) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < entries->len; i++)
    take (looking, entries->pdata[i]);
  if (entries->len > 0) {
    looking->before = mt_entry_get_key (entries->pdata[entries->len - 1]);
  } else {
    if (g_str_equal (looking->filter->kind, MT_KIND_SESSION))
      find_last (looking);
    g_clear_pointer (&looking->filter, mt_filter_free);
  }
  read_next (g_steal_pointer (&task));
}

/* What is hidden is not counted: such words are taken out of what was read. */
static void
leave_hidden_out (MtEntry *mood, const char *const *hidden)
{
  g_auto (GStrv) words = mt_used_words_of (mood, WORDS);

  mt_entry_clear_values (mood, WORDS);
  for (gsize i = 0; words[i]; i++)
    if (!g_strv_contains (hidden, words[i]))
      mt_entry_add_value (mood, WORDS, words[i], NAN);
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Looking *looking = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) hidden = mt_journal_list_hidden_words_finish (MT_JOURNAL (source), result, &error);

  if (!hidden) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; *hidden && i < looking->found->entries->len; i++)
    leave_hidden_out (looking->found->entries->pdata[i], (const char *const *)hidden);
  g_task_return_pointer (task, g_steal_pointer (&looking->found),
                         (GDestroyNotify)mt_look_back_free);
}

/* Takes over @task. */
static void
read_next (GTask *task)
{
  Looking *looking = g_task_get_task_data (task);

  if (!looking->filter && looking->filters->len > 0) {
    looking->filter = g_ptr_array_steal_index (looking->filters, looking->filters->len - 1);
    looking->before = MT_KEY_NONE;
  }
  if (looking->filter) {
    mt_journal_list (looking->journal, looking->filter, looking->before, PAGE,
                     g_task_get_cancellable (task), listed_cb, task);
    return;
  }
  mt_journal_list_hidden_words (looking->journal, WORDS, g_task_get_cancellable (task), hidden_cb,
                                task);
}

void
mt_look_back (MtJournal *journal,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task;
  Looking *looking;

  g_return_if_fail (MT_IS_JOURNAL (journal));
  looking = g_new0 (Looking, 1);
  looking->journal = g_object_ref (journal);
  looking->filters = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_filter_free);
  looking->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  looking->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  looking->found = g_new0 (MtLookBack, 1);
  looking->found->entries = g_ptr_array_new_with_free_func (g_object_unref);
  add_filter (looking, MT_KIND_SESSION, mt_gather_state_over (), MT_DAY_MIN);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_look_back);
  g_task_set_task_data (task, looking, looking_free);
  read_next (task);
}

MtLookBack *
mt_look_back_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
