/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/day-words.h"

#include "core/kinds/ids.h"

#include <glib/gi18n.h>

const MtField *
mt_day_words_scale (guint *kind)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].tap) {
      if (kind)
        *kind = i;
      return mt_kind_find_field (&kinds[i], kinds[i].tap);
    }
  g_assert_not_reached ();
}

double
mt_day_words_height (const MtDay *day)
{
  const MtField *scale = mt_day_words_scale (NULL);

  if (day->n_steps == 0)
    return -1;
  return (day->sum / day->n_steps - scale->min) / (scale->max - scale->min);
}

/* Of these, the day says more than how many there are. */
static gboolean
is_said_apart (const MtKind *kind)
{
  return kind->tap || g_str_equal (kind->id, MT_KIND_SESSION);
}

guint
mt_day_words_count_other (const MtDay *day)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  guint n = 0;

  for (guint i = 0; i < n_kinds; i++)
    n += !is_said_apart (&kinds[i]) && day->n_of[i] > 0;
  return n;
}

static void
add (GString *words, const char *part)
{
  if (words->len > 0)
    /* Translators: between the names of fields in a list. */
    g_string_append (words, C_ ("list", ", "));
  g_string_append (words, part);
}

static const char *
say_step (const MtField *scale, double step)
{
  g_autofree char *value = g_strdup_printf ("%d", (int)step);

  return _ (mt_field_word (scale, value));
}

static void
add_moods (GString *words, const MtDay *day)
{
  const MtField *scale = mt_day_words_scale (NULL);
  g_autofree char *part = NULL;

  if (day->n_steps == 0)
    return;
  if (day->low == day->high)
    /* Translators: the name of a scale, and the one step a day has of it: “Mood: Low”. */
    part = g_strdup_printf (C_ ("scale and step", "%1$s: %2$s"), _ (scale->name),
                            say_step (scale, day->low));
  else
    /* Translators: the lowest and the highest mood of a day: “Moods between Low and Well”. */
    part = g_strdup_printf (_ ("Moods between %1$s and %2$s"), say_step (scale, day->low),
                            say_step (scale, day->high));
  add (words, part);
}

static void
add_kind (GString *words, const MtKind *kind, guint n)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;
  /* Translators: how many entries of a kind a day has: “2 Thoughts”. */
  part = n == 1 ? g_strdup (_ (kind->name))
                : g_strdup_printf (C_ ("count and kind", "%1$u %2$s"), n, _ (kind->plural));
  add (words, part);
}

char *
mt_day_words_say (const MtDay *day)
{
  GString *words = g_string_new (NULL);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  add_moods (words, day);
  for (guint i = 0; i < n_kinds; i++)
    if (!is_said_apart (&kinds[i]))
      add_kind (words, &kinds[i], day->n_of[i]);
  add_kind (words, mt_kind_find (MT_KIND_SESSION), day->n_meetings);
  return g_string_free (words, FALSE);
}
