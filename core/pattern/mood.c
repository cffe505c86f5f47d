/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/mood.h"

#define HOURS_USEC (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static const MtMood *
mood_at (const GArray *moods, guint i)
{
  return &g_array_index (moods, MtMood, i);
}

/* The place of the first mood that is not before @key. */
static guint
find_from (const GArray *moods, gint64 key)
{
  guint low = 0, high = moods->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (mood_at (moods, middle)->key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gssize
mt_mood_find (const GArray *moods, gint64 key)
{
  guint at = find_from (moods, key);

  return at < moods->len && mood_at (moods, at)->key == key ? (gssize)at : -1;
}

static void
count (MtTally *tally, int step)
{
  if (step > 0)
    mt_tally_add (tally, step);
}

GArray *
mt_mood_course (const GArray *moods, const MtPeriod *period)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (MtMoodPart));
  guint i = find_from (moods, mt_day_start (period->from));
  gint32 day = period->from;

  while (day <= period->to) {
    gint32 end = MIN (mt_period_part_end (period, day), period->to + 1);
    MtMoodPart part = { .from = day, .to = end - 1 };

    for (; i < moods->len && mood_at (moods, i)->key < mt_day_start (end); i++) {
      count (&part.valence, mood_at (moods, i)->valence);
      count (&part.energy, mood_at (moods, i)->energy);
    }
    g_array_append_val (parts, part);
    day = end;
  }
  return parts;
}

void
mt_mood_week (const GArray *moods, MtMoodWeek *week)
{
  *week = (MtMoodWeek){ 0 };
  for (guint i = 0; i < moods->len; i++) {
    const MtMood *mood = mood_at (moods, i);
    gint32 day = mt_day_of_local (mood->key);
    int quarter = (int)((mood->key - mt_day_start (day)) / (6 * HOURS_USEC));

    count (&week->cells[mt_day_get_weekday (day)][quarter], mood->valence);
  }
}

/* ---- Words ---- */

static void
word_count_free (gpointer data)
{
  MtWordCount *self = data;

  g_free (self->word);
  g_free (self);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const MtWordCount *one = *(MtWordCount *const *)a, *other = *(MtWordCount *const *)b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->word, other->word);
}

/* How many of @moods @use has; each of them is marked in @worded.  A word given twice counts once.
 */
static guint
count_moods (const GArray *moods, const MtWordUse *use, guint8 *worded)
{
  gssize last = -1;
  guint n = 0;

  for (guint i = 0; i < use->keys->len; i++) {
    gssize at = mt_mood_find (moods, g_array_index (use->keys, gint64, i));

    if (at < 0 || at == last)
      continue;
    worded[at] = 1;
    last = at;
    n++;
  }
  return n;
}

GPtrArray *
mt_mood_words (const GArray *moods, const GPtrArray *uses, guint *n_worded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_count_free);
  g_autofree guint8 *worded = g_new0 (guint8, MAX (1, moods->len));

  for (guint i = 0; i < uses->len; i++) {
    const MtWordUse *use = uses->pdata[i];
    MtWordCount *count = g_new0 (MtWordCount, 1);

    count->n = count_moods (moods, use, worded);
    count->word = g_strdup (use->word);
    if (count->n > 0)
      g_ptr_array_add (words, count);
    else
      word_count_free (count);
  }
  *n_worded = 0;
  for (guint i = 0; i < moods->len; i++)
    *n_worded += worded[i];
  g_ptr_array_sort (words, compare_counts);
  return words;
}
