/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those cards of app/patterns/mood-cards.h whose values stand one below the other. */
#include "app/patterns/mood-cards.h"
#include "app/patterns/say-pattern.h"
#include "app/prompts/patterns.h"
#include "app/widgets/chart-bars.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <math.h>

#define KIND_MOOD "mood"
#define FIELD_WORDS "words"
#define FIELD_OUTCOME "outcome"
#define WORDS_MOST 10
#define TAGS_MOST 20
#define STEPS_MOST 3.0 /* of a difference, that the picture has room for on either side */

static double
share_of (guint n, guint most)
{
  return most > 0 ? (double)n / most : 0;
}

/* “3 times”, which is kept in @kept. */
static MtChartMark
count_mark (const char *label, guint n, guint most, GPtrArray *kept)
{
  MtChartMark mark = { .label = label, .low = NAN, .middle = share_of (n, most), .high = NAN };

  /* Translators: how often a word was used, or how many tasks went like that. */
  mark.value = g_strdup_printf (ngettext ("%u time", "%u times", n), n);
  g_ptr_array_add (kept, (char *)mark.value);
  return mark;
}

/* ---- Feelings ---- */

MtChartCard *
mt_mood_words_card_new (void)
{
  return mt_chart_card_new (mt_chart_bars_new (MT_CHART_BARS_FROM_START));
}

void
mt_mood_words_card_show (MtChartCard *card, const MtPatterns *patterns)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (KIND_MOOD), FIELD_WORDS);
  MtChartWords around = { .title = _ (MT_PROMPT_PATTERN_WORDS) };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  MtChartMark marks[WORDS_MOST];
  guint n_marks = MIN (patterns->words->len, WORDS_MOST), most = 0;
  g_autofree char *rests_on =
      /* Translators: moods that name feelings. */
      g_strdup_printf (ngettext ("From %u mood that names feelings",
                                 "From %u moods that name feelings", patterns->n_worded),
                       patterns->n_worded);

  for (guint i = 0; i < n_marks; i++) {
    const MtWordCount *word = patterns->words->pdata[i];

    most = MAX (most, word->n);
    marks[i] = count_mark (mt_say_word (field, word->word), word->n, most, kept);
  }
  if (n_marks == 0)
    around.about = _ (MT_PROMPT_PATTERN_NO_WORDS);
  mt_chart_card_show (card, &around, marks, n_marks, n_marks > 0 ? rests_on : NULL);
}

/* ---- Tags ---- */

MtChartCard *
mt_mood_tags_card_new (void)
{
  return mt_chart_card_new (mt_chart_bars_new (MT_CHART_BARS_FROM_MIDDLE));
}

static double
side_of (double steps)
{
  return CLAMP (0.5 + steps / (2 * STEPS_MOST), 0, 1);
}

static MtChartMark
tag_mark (const MtTagMood *tag, GPtrArray *kept)
{
  MtChartMark mark = { .label = tag->tag,
                       .value = mt_say_tag (tag),
                       .detail = mt_say_tag_bounds (tag),
                       .low = side_of (tag->low),
                       .middle = side_of (tag->difference),
                       .high = side_of (tag->high) };

  g_ptr_array_add (kept, (char *)mark.value);
  g_ptr_array_add (kept, (char *)mark.detail);
  return mark;
}

/* What is shown, then those about which nothing is said: only that there are some. */
static char *
say_tags_about (guint n_few)
{
  g_autofree char *few = g_strdup_printf (MT_PROMPT_PATTERN_TAGS_FEW (n_few), n_few);

  if (n_few == 0)
    return g_strdup (_ (MT_PROMPT_PATTERN_TAGS_ABOUT));
  /* Translators: two sentences, one after the other. */
  return g_strdup_printf (C_ ("sentences", "%1$s %2$s"), _ (MT_PROMPT_PATTERN_TAGS_ABOUT), few);
}

/* Those in the middle of a long list are the ones without a side. */
void
mt_mood_tags_card_show (MtChartCard *card, const MtPatterns *patterns)
{
  MtChartWords around = { .title = _ (MT_PROMPT_PATTERN_TAGS) };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (MtChartMark));
  g_autofree char *rests_on = g_strdup_printf (
      ngettext ("From %u mood", "From %u moods", patterns->n_moods), patterns->n_moods);
  g_autofree char *about = NULL;
  guint n_enough = 0;

  while (n_enough < patterns->tags->len &&
         ((MtTagMood *)patterns->tags->pdata[n_enough])->side != MT_TAG_TOO_FEW)
    n_enough++;
  for (guint i = 0; i < n_enough; i++) {
    MtChartMark mark;

    if (i >= TAGS_MOST / 2 && n_enough - i > TAGS_MOST / 2)
      continue;
    mark = tag_mark (patterns->tags->pdata[i], kept);
    g_array_append_val (marks, mark);
  }
  about = say_tags_about (patterns->tags->len - n_enough);
  around.about = n_enough > 0 ? about : _ (MT_PROMPT_PATTERN_NO_TAGS);
  if (n_enough > 0) {
    /* Translators: below a chart: to this side moods are lower, to that side higher. */
    around.first = C_ ("side of a chart", "lower");
    around.last = C_ ("side of a chart", "higher");
  }
  mt_chart_card_show (card, &around, (const MtChartMark *)marks->data, marks->len,
                      n_enough > 0 ? rests_on : NULL);
}

/* ---- Tasks ---- */

MtChartCard *
mt_outcomes_card_new (void)
{
  return mt_chart_card_new (mt_chart_bars_new (MT_CHART_BARS_FROM_START));
}

void
mt_outcomes_card_show (MtChartCard *card, const MtPatterns *patterns)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (MT_KIND_TASK), FIELD_OUTCOME);
  MtChartWords around = { .title = _ (MT_PROMPT_PATTERN_TASKS) };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (MtChartMark));
  g_autofree char *rests_on = g_strdup_printf (
      ngettext ("From %u task", "From %u tasks", patterns->n_tasks), patterns->n_tasks);
  MtChartMark mark;

  for (guint i = 0; patterns->n_tasks > 0 && i < patterns->outcomes->len; i++) {
    const MtWordCount *outcome = patterns->outcomes->pdata[i];

    if (outcome->n == 0) /* “Done: 0 times” tells nothing that the others do not */
      continue;
    mark = count_mark (mt_say_word (field, outcome->word), outcome->n, patterns->n_tasks, kept);
    g_array_append_val (marks, mark);
  }
  if (patterns->n_without > 0) {
    /* Translators: tasks about which it was not said how they went.  That is fine. */
    mark = count_mark (_ ("Left open"), patterns->n_without, patterns->n_tasks, kept);
    g_array_append_val (marks, mark);
  }
  if (patterns->n_tasks == 0)
    around.about = _ (MT_PROMPT_PATTERN_NO_TASKS);
  mt_chart_card_show (card, &around, (const MtChartMark *)marks->data, marks->len,
                      patterns->n_tasks > 0 ? rests_on : NULL);
}
