/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-patterns.h"

#include "core/journal-private.h"
#include "core/kind.h"
#include "core/kinds/ids.h"
#include "core/store/patterns.h"

#define KIND_MOOD "mood"
#define FIELD_WORDS "words"
#define FIELD_TAGS "tags"
#define FIELD_OUTCOME "outcome"
#define FIELD_OBSTACLE "obstacle"

typedef struct {
  MtPeriodLength length;
  gint32 to;
  int first_weekday;
} PatternsInput;

/* ---- Patterns ---- */

static void
obstacle_free (gpointer data)
{
  MtObstacle *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static void
word_count_free (gpointer data)
{
  MtWordCount *self = data;

  g_free (self->word);
  g_free (self);
}

void
mt_patterns_free (MtPatterns *self)
{
  g_clear_pointer (&self->course, g_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}

static MtPatterns *
patterns_new (void)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (MT_KIND_TASK), FIELD_OUTCOME);
  MtPatterns *self = g_new0 (MtPatterns, 1);

  self->obstacles = g_ptr_array_new_with_free_func (obstacle_free);
  self->outcomes = g_ptr_array_new_with_free_func (word_count_free);
  for (gsize i = 0; i < field->n_choices; i++) {
    MtWordCount *outcome = g_new0 (MtWordCount, 1);

    outcome->word = g_strdup (field->choices[i].id);
    g_ptr_array_add (self->outcomes, outcome);
  }
  return self;
}

/* One task.  What this version has no word for is as one that says nothing. */
static gboolean
count_task (const char *id, const char *outcome, const char *obstacle, gpointer data)
{
  MtPatterns *self = data;
  gboolean said = FALSE;

  self->n_tasks++;
  for (guint i = 0; outcome && i < self->outcomes->len; i++) {
    MtWordCount *count = self->outcomes->pdata[i];

    if (!g_str_equal (count->word, outcome))
      continue;
    count->n++;
    said = TRUE;
  }
  self->n_without += !said;
  if (!obstacle || !*obstacle)
    return TRUE;
  self->n_obstacles++;
  if (self->obstacles->len < MT_OBSTACLES_MOST) {
    MtObstacle *found = g_new0 (MtObstacle, 1);

    *found = (MtObstacle){ g_strdup (id), g_strdup (obstacle) };
    g_ptr_array_add (self->obstacles, found);
  }
  return TRUE;
}

/* What is hidden is not named. */
static gboolean
leave_hidden_out (GPtrArray *uses, MtStore *store, const char *field, GError **error)
{
  g_auto (GStrv) hidden = mt_store_list_hidden_words (store, field, error);

  if (!hidden)
    return FALSE;
  for (guint i = uses->len; i > 0 && *hidden; i--)
    if (g_strv_contains ((const char *const *)hidden, ((MtWordUse *)uses->pdata[i - 1])->word))
      g_ptr_array_remove_index (uses, i - 1);
  return TRUE;
}

static void
count_moods (MtPatterns *self, const GArray *moods)
{
  for (guint i = 0; i < moods->len; i++) {
    self->n_moods += g_array_index (moods, MtMood, i).valence > 0;
    self->n_energies += g_array_index (moods, MtMood, i).energy > 0;
  }
  self->course = mt_mood_course (moods, &self->period);
  mt_mood_week (moods, &self->week);
}

static gboolean
read_patterns (MtPatterns *self, MtStore *store, const PatternsInput *input, GError **error)
{
  g_autoptr (GArray) moods = NULL;
  g_autoptr (GPtrArray) words = NULL, tags = NULL;
  GPtrArray *uses[2] = { 0 };
  gint32 first = input->to;

  if (!mt_store_get_first_day (store, KIND_MOOD, &first, error))
    return FALSE;
  self->period = mt_period_new (input->length, input->to, first, input->first_weekday);
  moods = mt_store_read_moods (store, self->period.from, self->period.to, error);
  if (!moods || !mt_store_read_uses (store, (const char *const[]){ FIELD_WORDS, FIELD_TAGS, NULL },
                                     self->period.from, self->period.to, uses, error))
    return FALSE;
  words = uses[0];
  tags = uses[1];
  if (!leave_hidden_out (words, store, FIELD_WORDS, error) ||
      !leave_hidden_out (tags, store, FIELD_TAGS, error))
    return FALSE;
  count_moods (self, moods);
  self->words = mt_mood_words (moods, words, &self->n_worded);
  self->tags = mt_mood_tags (moods, tags);
  return mt_store_each_pair (store, MT_KIND_TASK, FIELD_OUTCOME, FIELD_OBSTACLE, self->period.from,
                             self->period.to, count_task, self, error);
}

static gpointer
patterns_job (gpointer session, gpointer input, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);
  g_autoptr (MtPatterns) patterns = patterns_new ();
  gboolean read;

  if (!store)
    return NULL;
  mt_db_watch (mt_store_get_db (store), cancellable);
  read = read_patterns (patterns, store, input, error);
  mt_db_watch (mt_store_get_db (store), NULL);
  return read ? g_steal_pointer (&patterns) : NULL;
}

void
mt_journal_read_patterns (MtJournal *self,
                          MtPeriodLength length,
                          gint32 to,
                          int first_weekday,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  PatternsInput input = { length, to, first_weekday };

  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_read_patterns,
                  (MtJob){ patterns_job, NULL, g_memdup2 (&input, sizeof input), g_free,
                           (GDestroyNotify)mt_patterns_free },
                  cancellable, callback, user_data);
}

MtPatterns *
mt_journal_read_patterns_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Looking back ---- */

#define SOUGHT 60 /* entries that are looked at for some that have words */

static void
weeks_clear (MtHindsightWeeks *weeks)
{
  g_clear_pointer (&weeks->entries, g_ptr_array_unref);
  g_clear_pointer (&weeks->words, g_ptr_array_unref);
}

void
mt_hindsight_free (MtHindsight *self)
{
  g_ptr_array_unref (self->on_this_day);
  weeks_clear (&self->then);
  weeks_clear (&self->now);
  g_free (self);
}

static gboolean
read_on_this_day (MtHindsight *self, MtStore *store, gint32 today, gint32 first, GError **error)
{
  g_autoptr (GArray) days = mt_look_back_days (today, first);

  for (guint i = 0; i < days->len; i++) {
    gint32 day = g_array_index (days, gint32, i);
    MtFilter filter = { .from = day, .to = day };
    g_autoptr (GPtrArray) entries =
        mt_store_list (store, &filter, MT_KEY_NONE, MT_HINDSIGHT_ON_DAY, MT_READ_SUMMARY, error);

    if (!entries)
      return FALSE;
    g_ptr_array_extend_and_steal (self->on_this_day, g_steal_pointer (&entries));
  }
  return TRUE;
}

/* Whether it is something the person wrote at the time and that may be read now. */
static gboolean
has_words (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));

  return *mt_entry_get_text (entry) && kind && !kind->card && !kind->closed_until;
}

/* The newest entries of those days, or (@oldest) the first ones. */
static GPtrArray *
read_entries (MtStore *store, gint32 from, gint32 to, gboolean oldest, GError **error)
{
  MtFilter filter = { .from = from, .to = to };
  g_autoptr (GArray) keys =
      mt_store_list_keys (store, &filter, MT_KEY_NONE, oldest ? G_MAXINT32 : SOUGHT, error);
  g_autoptr (GPtrArray) entries = NULL, chosen = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_sought = keys ? MIN (keys->len, SOUGHT) : 0;

  if (!keys)
    return NULL;
  entries = mt_store_load_keys (store, &filter,
                                &g_array_index (keys, gint64, oldest ? keys->len - n_sought : 0),
                                n_sought, error);
  if (!entries)
    return NULL;
  for (guint i = 0; i < entries->len && chosen->len < MT_HINDSIGHT_ENTRIES; i++) {
    MtEntry *entry = entries->pdata[oldest ? entries->len - 1 - i : i];

    if (has_words (entry))
      g_ptr_array_add (chosen, g_object_ref (entry));
  }
  return g_steal_pointer (&chosen);
}

static gboolean
read_weeks (MtHindsightWeeks *weeks,
            MtStore *store,
            gint32 from,
            gint32 to,
            gboolean oldest,
            GError **error)
{
  g_autoptr (GArray) moods = mt_store_read_moods (store, from, to, error);
  g_autoptr (GPtrArray) uses = NULL;

  if (!moods ||
      !mt_store_read_uses (store, (const char *const[]){ FIELD_WORDS, NULL }, from, to, &uses,
                           error) ||
      !leave_hidden_out (uses, store, FIELD_WORDS, error))
    return FALSE;
  weeks->words = mt_mood_words (moods, uses, &weeks->n_worded);
  weeks->entries = read_entries (store, from, to, oldest, error);
  return weeks->entries != NULL;
}

static gboolean
read_hindsight (MtHindsight *self, MtStore *store, gint32 today, GError **error)
{
  gint32 first = today;

  if (!mt_store_get_first_day (store, NULL, &first, error) ||
      !read_on_this_day (self, store, today, first, error))
    return FALSE;
  self->has_then = mt_look_back_then_and_now (today, first, &self->days);
  return !self->has_then ||
         (read_weeks (&self->then, store, self->days.then_from, self->days.then_to, TRUE, error) &&
          read_weeks (&self->now, store, self->days.now_from, self->days.now_to, FALSE, error));
}

static gpointer
hindsight_job (gpointer session, gpointer today, GCancellable *cancellable, GError **error)
{
  MtStore *store = mt_session_get_reader (session, error);
  g_autoptr (MtHindsight) back = g_new0 (MtHindsight, 1);
  gboolean read;

  back->on_this_day = g_ptr_array_new_with_free_func (g_object_unref);
  if (!store)
    return NULL;
  mt_db_watch (mt_store_get_db (store), cancellable);
  read = read_hindsight (back, store, GPOINTER_TO_INT (today), error);
  mt_db_watch (mt_store_get_db (store), NULL);
  return read ? g_steal_pointer (&back) : NULL;
}

void
mt_journal_read_hindsight (MtJournal *self,
                           gint32 today,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MT_IS_JOURNAL (self));
  mt_journal_ask (self, MT_JOURNAL_READER, mt_journal_read_hindsight,
                  (MtJob){ hindsight_job, .input = GINT_TO_POINTER (today),
                           .free_result = (GDestroyNotify)mt_hindsight_free },
                  cancellable, callback, user_data);
}

MtHindsight *
mt_journal_read_hindsight_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
