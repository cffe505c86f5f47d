/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/since.h"

#include "core/day.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <math.h>

#define KIND_MOOD "mood"
#define FIELD_STEP "valence"
#define FIELD_WORDS "words"
#define FIELD_OUTCOME "outcome"
#define FIELD_OBSTACLE "obstacle"
#define HIDE_TEXT "text"
#define STATE_OVER "over"
#define MOST_STEPS 16
#define MONDAY 1

static gboolean
is_of (MtEntry *entry, const char *kind)
{
  return g_str_equal (mt_entry_get_kind (entry), kind);
}

static gint64
instant_of (MtEntry *entry)
{
  return mt_entry_get_moment (entry)->instant;
}

MtEntry *
mt_since_find_session (GPtrArray *entries, gint64 now)
{
  MtEntry *last = NULL;

  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];

    if (is_of (entry, MT_KIND_SESSION) && g_strcmp0 (mt_entry_get_state (entry), STATE_OVER) == 0 &&
        instant_of (entry) <= now && (!last || instant_of (entry) > instant_of (last)))
      last = entry;
  }
  return last;
}

/* ---- Parts ---- */

static void
word_free (gpointer data)
{
  MtSinceWord *word = data;

  g_free (word->word);
  g_free (word);
}

static void
task_free (gpointer data)
{
  MtSinceTask *task = data;

  g_free (task->text);
  g_free (task->outcome);
  g_free (task->obstacle);
  g_free (task);
}

static gboolean
is_hidden (const char *const *hidden, const char *id)
{
  return hidden && g_strv_contains (hidden, id);
}

static const char *
value_of (MtEntry *entry, const char *field, const char *const *hidden)
{
  return is_hidden (hidden, field) ? NULL : mt_entry_get_value (entry, field);
}

static void
count_step (MtSince *self, guint *counts, MtEntry *entry, const char *value, GArray *moods)
{
  int step = value ? (int)g_ascii_strtoll (value, NULL, 10) : 0;
  MtMood mood = { .key = mt_moment_get_local (mt_entry_get_moment (entry)),
                  .valence = (gint8)step };

  if (step <= 0 || step >= MOST_STEPS)
    return;
  self->lowest = self->n_moods ? MIN (self->lowest, step) : step;
  self->highest = MAX (self->highest, step);
  self->n_moods++;
  counts[step]++;
  g_array_append_val (moods, mood);
}

static void
count_word (MtSince *self, const char *word)
{
  MtSinceWord *found = NULL;

  for (guint i = 0; !found && i < self->words->len; i++)
    if (g_str_equal (((MtSinceWord *)self->words->pdata[i])->word, word))
      found = self->words->pdata[i];
  if (!found) {
    found = g_new0 (MtSinceWord, 1);
    found->word = g_strdup (word);
    g_ptr_array_add (self->words, found);
  }
  found->count++;
}

static void
count_words (MtSince *self, MtEntry *mood)
{
  const GPtrArray *values = mt_entry_get_values (mood);
  gboolean has_words = FALSE;

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (!g_str_equal (value->field, FIELD_WORDS))
      continue;
    count_word (self, value->value);
    has_words = TRUE;
  }
  self->n_worded += has_words;
}

static int
find_most (const guint *counts)
{
  int most = 0;
  gboolean alone = FALSE;

  for (int step = 1; step < MOST_STEPS; step++)
    if (counts[step] > counts[most]) {
      most = step;
      alone = TRUE;
    } else if (most && counts[step] == counts[most]) {
      alone = FALSE;
    }
  return alone ? most : 0;
}

/* Where all is hidden there is no task. */
static void
add_task (MtSince *self, MtEntry *entry, const char *const *hidden)
{
  MtSinceTask *task = g_new0 (MtSinceTask, 1);

  task->text = is_hidden (hidden, HIDE_TEXT) ? NULL : g_strdup (mt_entry_get_text (entry));
  task->outcome = g_strdup (value_of (entry, FIELD_OUTCOME, hidden));
  task->obstacle = g_strdup (value_of (entry, FIELD_OBSTACLE, hidden));
  if ((task->text && *task->text) || task->outcome || task->obstacle)
    g_ptr_array_add (self->tasks, task);
  else
    task_free (task);
}

/* ---- The course ---- */

static int
compare_moods (gconstpointer a, gconstpointer b)
{
  const MtMood *one = a, *other = b;

  return one->key < other->key ? -1 : one->key > other->key;
}

/* On the wall clock, as the rest of the journal: after a flight that is not the order of instants.
 */
static GArray *
find_course (GArray *moods)
{
  gint32 first, last;
  MtPeriod period;

  if (moods->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (MtMoodPart));
  g_array_sort (moods, compare_moods);
  first = mt_day_of_local (g_array_index (moods, MtMood, 0).key);
  last = mt_day_of_local (g_array_index (moods, MtMood, moods->len - 1).key);
  period = mt_period_new (MT_PERIOD_ALL, last, first, MONDAY);
  return mt_mood_course (moods, &period);
}

/* ---- All of it ---- */

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  gint64 one = instant_of (*(MtEntry *const *)a), other = instant_of (*(MtEntry *const *)b);

  return one < other ? -1 : one > other;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const MtSinceWord *one = *(MtSinceWord *const *)a, *other = *(MtSinceWord *const *)b;

  return one->count > other->count ? -1 : one->count < other->count;
}

static gboolean
is_still_open (MtEntry *task)
{
  const MtKind *kind = mt_kind_find (MT_KIND_TASK);
  const char *state = mt_entry_get_state (task);

  return !state || g_strcmp0 (state, kind->gather) == 0;
}

MtSince *
mt_since_new (GPtrArray *entries, const MtMoment *last, const char *const *hidden)
{
  MtSince *self = g_new0 (MtSince, 1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GArray) moods = g_array_new (FALSE, FALSE, sizeof (MtMood));
  guint counts[MOST_STEPS] = { 0 };

  self->day = mt_day_of_local (mt_moment_get_local (last));
  self->words = g_ptr_array_new_with_free_func (word_free);
  self->tasks = g_ptr_array_new_with_free_func (task_free);
  self->without_outcomes = is_hidden (hidden, FIELD_OUTCOME);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (sorted, entries->pdata[i]);
  g_ptr_array_sort (sorted, compare_instants);
  for (guint i = 0; i < sorted->len; i++) {
    MtEntry *entry = sorted->pdata[i];
    gboolean is_since = instant_of (entry) >= last->instant;

    if (is_of (entry, KIND_MOOD) && is_since) {
      count_step (self, counts, entry, value_of (entry, FIELD_STEP, hidden), moods);
      if (!is_hidden (hidden, FIELD_WORDS))
        count_words (self, entry);
    } else if (is_of (entry, MT_KIND_TASK) && (is_since || is_still_open (entry))) {
      add_task (self, entry, hidden);
    }
  }
  self->most = find_most (counts);
  self->course = find_course (moods);
  g_ptr_array_sort (self->words, compare_counts);
  return self;
}

void
mt_since_free (MtSince *self)
{
  g_array_unref (self->course);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

gboolean
mt_since_is_empty (const MtSince *self)
{
  return self->n_moods == 0 && self->words->len == 0 && self->tasks->len == 0;
}
