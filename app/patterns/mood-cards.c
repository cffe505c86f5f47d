/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/mood-cards.h"

#include "app/patterns/say-pattern.h"
#include "app/prompts/patterns.h"
#include "app/widgets/chart-grid.h"
#include "app/widgets/chart-line.h"
#include "app/widgets/say-time.h"
#include "core/kind.h"
#include "core/share/mood-line.h"

#include <math.h>

#define KIND_MOOD "mood"
#define FIELD_VALENCE "valence"
#define FIELD_ENERGY "energy"
#define BAND_LEAST 4 /* values that have a middle half */
#define QUARTER_HOURS 6

/* Values with the words they were given, which are let go of together. */
typedef struct {
  GArray *marks;    /* MtChartMark */
  GPtrArray *words; /* owned */
} Marks;

static void
marks_init (Marks *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (MtChartMark));
  self->words = g_ptr_array_new_with_free_func (g_free);
}

static void
marks_clear (Marks *self)
{
  g_array_unref (self->marks);
  g_ptr_array_unref (self->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marks, marks_clear)

/* @words is taken over. */
static const char *
keep (Marks *self, char *words)
{
  if (words)
    g_ptr_array_add (self->words, words);
  return words;
}

static const MtField *
field_of (const char *id)
{
  return mt_kind_find_field (mt_kind_find (KIND_MOOD), id);
}

static double
height_of (const MtField *field, double value)
{
  return (value - field->min) / (field->max - field->min);
}

/* ---- Over time ---- */

static void
fill_heights (const MtField *field, const MtTally *tally, MtChartMark *mark)
{
  mark->low = mark->middle = mark->high = NAN;
  if (tally->n == 0)
    return;
  mark->middle = height_of (field, mt_tally_quantile (tally, 0.5));
  mark->low = mark->high = mark->middle;
  if (tally->n < BAND_LEAST)
    return;
  mark->low = height_of (field, mt_tally_quantile (tally, 0.25));
  mark->high = height_of (field, mt_tally_quantile (tally, 0.75));
}

static void
add_part (Marks *marks, const MtPatterns *patterns, guint i, const MtField *field, gboolean energy)
{
  const MtMoodPart *part = &g_array_index (patterns->course, MtMoodPart, i);
  const MtTally *tally = energy ? &part->energy : &part->valence;
  MtChartMark mark = { 0 };

  mark.along = patterns->course->len > 1 ? (double)i / (patterns->course->len - 1) : 0.5;
  mark.label =
      keep (marks, mt_say_period_part (&patterns->period, part->from, part->to, mt_say_today ()));
  fill_heights (field, tally, &mark);
  if (tally->n > 0) {
    mark.value = keep (marks, mt_mood_line_say_step (field, mt_tally_quantile (tally, 0.5)));
    mark.detail = keep (marks, mt_say_tally (field, tally));
  }
  g_array_append_val (marks->marks, mark);
}

static const char *
say_parts (MtPeriodPart part)
{
  static const char *const words[] = {
    [MT_PART_DAY] = MT_PROMPT_PATTERN_BY_DAY,
    [MT_PART_WEEK] = MT_PROMPT_PATTERN_BY_WEEK,
    [MT_PART_MONTH] = MT_PROMPT_PATTERN_BY_MONTH,
    [MT_PART_YEAR] = MT_PROMPT_PATTERN_BY_YEAR,
  };

  return _ (words[part]);
}

MtChartCard *
mt_mood_course_card_new (void)
{
  return mt_chart_card_new (mt_chart_line_new ());
}

static void
show_course (
    MtChartCard *card, const MtPatterns *patterns, gboolean energy, guint n, MtChartWords *around)
{
  const MtField *field = field_of (energy ? FIELD_ENERGY : FIELD_VALENCE);
  g_auto (Marks) marks = { 0 };
  g_autofree char *rests_on = g_strdup_printf (ngettext ("From %u mood", "From %u moods", n), n);
  const MtChartMark *first, *last;

  marks_init (&marks);
  for (guint i = 0; i < patterns->course->len; i++)
    add_part (&marks, patterns, i, field, energy);
  first = &g_array_index (marks.marks, MtChartMark, 0);
  last = &g_array_index (marks.marks, MtChartMark, marks.marks->len - 1);
  around->about = say_parts (patterns->period.part);
  around->above = _ (field->choices[field->n_choices - 1].name);
  around->below = _ (field->choices[0].name);
  around->first = first != last ? first->label : NULL;
  around->last = last->label;
  mt_chart_card_show (card, around, first, marks.marks->len, rests_on);
}

void
mt_mood_course_card_show (MtChartCard *card, const MtPatterns *patterns, gboolean energy)
{
  guint n = energy ? patterns->n_energies : patterns->n_moods;
  MtChartWords around = { .title = _ (energy ? MT_PROMPT_PATTERN_ENERGY : MT_PROMPT_PATTERN_MOOD),
                          .newest_first = TRUE };

  if (n > 0) {
    show_course (card, patterns, energy, n, &around);
    return;
  }
  around.about = _ (energy ? MT_PROMPT_PATTERN_NO_ENERGY : MT_PROMPT_PATTERN_NO_MOODS);
  mt_chart_card_show (card, &around, NULL, 0, NULL);
}

/* ---- The week ---- */

MtChartCard *
mt_mood_week_card_new (int first_weekday)
{
  g_auto (GStrv) rows = g_new0 (char *, 8);
  g_auto (GStrv) columns = g_new0 (char *, MT_DAY_QUARTERS + 1);

  for (int i = 0; i < 7; i++)
    rows[i] = mt_say_weekday ((first_weekday + i) % 7, TRUE);
  for (int i = 0; i < MT_DAY_QUARTERS; i++)
    columns[i] = g_strdup_printf ("%d", i * QUARTER_HOURS);
  return mt_chart_card_new (
      mt_chart_grid_new ((const char *const *)rows, (const char *const *)columns));
}

static void
add_cell (Marks *marks, const MtPatterns *patterns, int weekday, int quarter)
{
  const MtField *field = field_of (FIELD_VALENCE);
  const MtTally *tally = &patterns->week.cells[weekday][quarter];
  g_autofree char *day = mt_say_weekday (weekday, FALSE);
  MtChartMark mark = { 0 };

  /* Translators: a weekday, and from which hour to which: “Monday, 6–12 o’clock”. */
  mark.label =
      keep (marks, g_strdup_printf (_ ("%1$s, %2$d–%3$d o’clock"), day, quarter * QUARTER_HOURS,
                                    (quarter + 1) * QUARTER_HOURS));
  fill_heights (field, tally, &mark);
  if (tally->n > 0) {
    mark.value = keep (marks, mt_mood_line_say_step (field, mt_tally_quantile (tally, 0.5)));
    mark.detail = keep (marks, mt_say_tally (field, tally));
  }
  g_array_append_val (marks->marks, mark);
}

void
mt_mood_week_card_show (MtChartCard *card, const MtPatterns *patterns)
{
  MtChartWords around = { .title = _ (MT_PROMPT_PATTERN_WEEK),
                          .about = _ (MT_PROMPT_PATTERN_WEEK_ABOUT) };
  g_auto (Marks) marks = { 0 };
  g_autofree char *rests_on = g_strdup_printf (
      ngettext ("From %u mood", "From %u moods", patterns->n_moods), patterns->n_moods);

  gtk_widget_set_visible (GTK_WIDGET (card), patterns->n_moods > 0);
  marks_init (&marks);
  for (int i = 0; i < 7; i++)
    for (int quarter = 0; quarter < MT_DAY_QUARTERS; quarter++)
      add_cell (&marks, patterns, (patterns->period.first_weekday + i) % 7, quarter);
  mt_chart_card_show (card, &around, (const MtChartMark *)marks.marks->data, marks.marks->len,
                      rests_on);
}
