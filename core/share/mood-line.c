/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/mood-line.h"

#include "core/pattern/mood.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>

#define BAND_LEAST 4 /* values that have a middle half */
#define DOT 2.6      /* pt: radius */
#define LEAST_PARTS 2
#define STEPS 7

/* The shades of the scale (--mt-step-1 to 7 of app/style.css), as on paper. */
static const guint32 shades[STEPS] = { 0x485094, 0x5f5396, 0x765790, 0x8e5984,
                                       0xa45d6e, 0xb16649, 0xb6732a };

/* ---- In words ---- */

static const char *
word_of (const MtField *field, int step)
{
  g_autofree char *number = g_strdup_printf ("%d", step);
  const char *word = mt_field_word (field, number);

  return word ? _ (word) : "";
}

/* What lies nearer to the middle of two steps than to one of them is between them. */
char *
mt_mood_line_say_step (const MtField *field, double value)
{
  int twice = (int)round (2 * value);

  if (twice % 2 == 0)
    return g_strdup (word_of (field, twice / 2));
  /* Translators: where the middle of many moods lies between two steps of a scale. */
  return g_strdup_printf (_ ("between “%1$s” and “%2$s”"), word_of (field, twice / 2),
                          word_of (field, twice / 2 + 1));
}

static const MtField *
valence (void)
{
  return mt_kind_find_field (mt_kind_find ("mood"), "valence");
}

static char *
say_part (const MtMoodPart *part)
{
  g_autofree char *days = part->from == part->to ? mt_phrase_short_date (part->from)
                                                 : mt_phrase_dates (part->from, part->to);
  g_autofree char *step =
      mt_mood_line_say_step (valence (), mt_tally_quantile (&part->valence, 0.5));

  /* Translators: a day and what was chosen then: “Yesterday: 7”. */
  return g_strdup_printf (C_ ("day and value", "%1$s: %2$s"), days, step);
}

const char *
mt_mood_line_end (gboolean highest)
{
  return word_of (valence (), highest ? STEPS : 1);
}

char *
mt_mood_line_say (const GArray *parts)
{
  g_autoptr (GString) said = g_string_new (NULL);
  guint n_said = 0;

  for (guint i = 0; i < parts->len; i++) {
    const MtMoodPart *part = &g_array_index (parts, MtMoodPart, i);
    g_autofree char *one = part->valence.n > 0 ? say_part (part) : NULL;

    if (!one)
      continue;
    if (n_said++ > 0)
      /* Translators: between two days with what was chosen on each. */
      g_string_append (said, C_ ("days and values", "; "));
    g_string_append (said, one);
  }
  return n_said >= LEAST_PARTS ? g_string_free_and_steal (g_steal_pointer (&said)) : NULL;
}

/* ---- Drawn ---- */

typedef struct {
  cairo_t *cr;
  const GArray *parts;
  double x, y, width;
  gboolean mirrored;
} Line;

static const MtTally *
tally_at (const Line *line, guint i)
{
  return &g_array_index (line->parts, MtMoodPart, i).valence;
}

static double
across (const Line *line, guint i)
{
  double along = (double)i / MAX (1, line->parts->len - 1);

  return line->x + DOT + (line->width - 2 * DOT) * (line->mirrored ? 1 - along : along);
}

static double
down (const Line *line, double step)
{
  return line->y + DOT + (MT_MOOD_LINE_HEIGHT - 2 * DOT) * (STEPS - step) / (STEPS - 1);
}

/* Where the middle half of a part ends; of a few values it is their middle. */
static double
edge (const Line *line, guint i, double p)
{
  const MtTally *tally = tally_at (line, i);

  return down (line, mt_tally_quantile (tally, tally->n < BAND_LEAST ? 0.5 : p));
}

static void
draw_rules (const Line *line)
{
  cairo_set_source_rgb (line->cr, 0.85, 0.85, 0.85);
  cairo_set_line_width (line->cr, 0.5);
  for (int i = 0; i < 3; i++) {
    double y = down (line, 1 + i * (STEPS - 1) / 2.0);

    cairo_move_to (line->cr, line->x, y);
    cairo_line_to (line->cr, line->x + line->width, y);
    cairo_stroke (line->cr);
  }
}

/* The parts from @from to before @to, each of which has values. */
static void
draw_run (const Line *line, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    cairo_line_to (line->cr, across (line, i), edge (line, i, 0.75));
  for (guint i = to; i > from; i--)
    cairo_line_to (line->cr, across (line, i - 1), edge (line, i - 1, 0.25));
  cairo_close_path (line->cr);
  cairo_set_source_rgb (line->cr, 0.9, 0.9, 0.9);
  cairo_fill (line->cr);
  for (guint i = from; i < to; i++)
    cairo_line_to (line->cr, across (line, i), edge (line, i, 0.5));
  cairo_set_source_rgb (line->cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (line->cr, 1);
  cairo_stroke (line->cr);
}

static void
draw_dot (const Line *line, guint i)
{
  double step = mt_tally_quantile (tally_at (line, i), 0.5);
  guint32 shade = shades[CLAMP ((int)round (step), 1, STEPS) - 1];

  cairo_set_source_rgb (line->cr, (shade >> 16) / 255.0, (shade >> 8 & 0xff) / 255.0,
                        (shade & 0xff) / 255.0);
  cairo_new_path (line->cr);
  cairo_arc (line->cr, across (line, i), down (line, step), DOT, 0, 2 * G_PI);
  cairo_fill (line->cr);
}

void
mt_mood_line_draw (
    cairo_t *cr, const GArray *parts, double x, double y, double width, gboolean mirrored)
{
  Line line = { cr, parts, x, y, width, mirrored };
  guint from = 0;

  draw_rules (&line);
  for (guint i = 0; i <= parts->len; i++) {
    if (i < parts->len && tally_at (&line, i)->n > 0)
      continue;
    if (i > from)
      draw_run (&line, from, i);
    from = i + 1;
  }
  for (guint i = 0; i < parts->len; i++)
    if (tally_at (&line, i)->n > 0)
      draw_dot (&line, i);
}
