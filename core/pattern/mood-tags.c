/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/mood.h"
#include "core/pattern/spread.h"

#define CONFIDENCE 0.95

/* What is chosen on one day. */
typedef struct {
  gint32 day;
  guint n, sum; /* moods and their steps */
} Day;

typedef struct {
  MtTagMood *tag;
  MtSpread with, without; /* means of days */
} Counted;

static void
tag_mood_free (gpointer data)
{
  MtTagMood *self = data;

  g_free (self->tag);
  g_free (self);
}

static void
add_to_day (GArray *days, const MtMood *mood)
{
  gint32 day = mt_day_of_local (mood->key);
  Day *last = days->len > 0 ? &g_array_index (days, Day, days->len - 1) : NULL;

  if (mood->valence <= 0)
    return;
  if (!last || last->day != day) {
    g_array_append_val (days, ((Day){ .day = day }));
    last = &g_array_index (days, Day, days->len - 1);
  }
  last->n++;
  last->sum += (guint)mood->valence;
}

/* The moods that carry the tag, day by day. */
static GArray *
days_with (const GArray *moods, const GArray *keys)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  for (guint i = 0; i < keys->len; i++) {
    gssize at = mt_mood_find (moods, g_array_index (keys, gint64, i));

    if (at >= 0)
      add_to_day (days, &g_array_index (moods, MtMood, at));
  }
  return days;
}

/* @with are some of @all. */
static void
spread_days (const GArray *all, const GArray *with, Counted *counted)
{
  guint j = 0;

  for (guint i = 0; i < all->len; i++) {
    const Day *day = &g_array_index (all, Day, i);
    Day part = { 0 };

    if (j < with->len && g_array_index (with, Day, j).day == day->day)
      part = g_array_index (with, Day, j++);
    if (part.n > 0)
      mt_spread_add (&counted->with, (double)part.sum / part.n);
    if (day->n > part.n)
      mt_spread_add (&counted->without, (double)(day->sum - part.sum) / (day->n - part.n));
    counted->tag->n_moods += part.n;
  }
  counted->tag->n_days = counted->with.n;
  counted->tag->n_days_without = counted->without.n;
}

static gboolean
has_enough (const MtTagMood *tag)
{
  return tag->n_days >= MT_TAG_DAYS_LEAST && tag->n_days_without >= MT_TAG_DAYS_LEAST;
}

/* Where all days are alike on both sides nothing is known of what is uncertain: no side. */
static void
compare (Counted *counted, double confidence)
{
  MtTagMood *tag = counted->tag;
  MtDifference found;

  if (!has_enough (tag))
    return;
  tag->side = MT_TAG_NO_SIDE;
  if (!mt_difference_of (&counted->with, &counted->without, confidence, &found)) {
    tag->difference = counted->with.mean - counted->without.mean;
    tag->low = MIN (0, tag->difference);
    tag->high = MAX (0, tag->difference);
    return;
  }
  tag->difference = found.difference;
  tag->low = found.low;
  tag->high = found.high;
  if (found.low > 0)
    tag->side = MT_TAG_HIGHER;
  else if (found.high < 0)
    tag->side = MT_TAG_LOWER;
}

static int
rank_of (const MtTagMood *tag)
{
  static const int ranks[] = {
    [MT_TAG_HIGHER] = 0, [MT_TAG_NO_SIDE] = 1, [MT_TAG_LOWER] = 2, [MT_TAG_TOO_FEW] = 3
  };

  return ranks[tag->side];
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const MtTagMood *one = *(MtTagMood *const *)a, *other = *(MtTagMood *const *)b;

  if (rank_of (one) != rank_of (other))
    return rank_of (one) - rank_of (other);
  if (one->side != MT_TAG_TOO_FEW && one->difference != other->difference)
    return one->difference > other->difference ? -1 : 1;
  if (one->n_moods != other->n_moods)
    return one->n_moods > other->n_moods ? -1 : 1;
  return g_strcmp0 (one->tag, other->tag);
}

GPtrArray *
mt_mood_tags (const GArray *moods, const GPtrArray *uses)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (tag_mood_free);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Day));
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (Counted));
  guint n_enough = 0;

  for (guint i = 0; i < moods->len; i++)
    add_to_day (all, &g_array_index (moods, MtMood, i));
  for (guint i = 0; i < uses->len; i++) {
    const MtWordUse *use = uses->pdata[i];
    g_autoptr (GArray) with = days_with (moods, use->keys);
    Counted counted = { 0 };

    if (with->len == 0)
      continue;
    counted.tag = g_new0 (MtTagMood, 1);
    counted.tag->tag = g_strdup (use->word);
    g_ptr_array_add (tags, counted.tag);
    spread_days (all, with, &counted);
    n_enough += has_enough (counted.tag);
    g_array_append_val (counts, counted);
  }
  for (guint i = 0; i < counts->len; i++)
    compare (&g_array_index (counts, Counted, i), 1 - (1 - CONFIDENCE) / MAX (1, n_enough));
  g_ptr_array_sort (tags, compare_tags);
  return tags;
}
