/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/made-up.h"

#include "bench/words.h"
#include "core/kind.h"

#include <math.h>

#define STEP_US (G_GINT64_CONSTANT (86400000000) / 10)

static void
set_moment (MtEntry *entry, guint number, gint64 begin_us)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert (mt_moment_at (&moment, begin_us + (gint64)number * STEP_US, "Europe/Lisbon", NULL));
  mt_entry_set_moment (entry, &moment);
}

static void
add_step (MtEntry *entry, const char *field, guint step)
{
  g_autofree char *value = g_strdup_printf ("%u", step);

  mt_entry_add_value (entry, field, value, step);
}

MtEntry *
made_up_entry (guint number, gint64 begin_us)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  const MtKind *kind = &kinds[number % 3];
  MtEntry *entry = mt_entry_new (kind->id);
  g_autofree char *text = words_of_entry (number);

  set_moment (entry, number, begin_us);
  mt_entry_set_text (entry, text);
  mt_entry_set_flagged (entry, number % 97 == 0);
  if (kind->fields[0].type == MT_FIELD_SCALE)
    add_step (entry, kind->fields[0].id, 1 + number % (guint)kind->fields[0].max);
  return entry;
}

static const char *const tags[] = { "work", "home",  "sleep", "friends", "family", "walk",
                                    "food", "music", "rain",  "reading", "travel", "garden" };

MtEntry *
made_up_mood (guint number, gint64 begin_us)
{
  MtEntry *entry = mt_entry_new ("mood");
  const MtKind *kind = mt_kind_find ("mood");
  const MtField *words = mt_kind_find_field (kind, "words");
  guint32 state = number * 2654435761u + 1; /* mixed as D. Knuth, TAOCP 6.4, does */
  guint valence = 1 + (state >> 8) % 7;

  set_moment (entry, number, begin_us);
  add_step (entry, "valence", valence);
  add_step (entry, "energy", 1 + (state >> 12) % 5);
  for (guint i = 0; i < (state >> 16) % 4; i++)
    mt_entry_add_value (entry, words->id, words->choices[(state >> (4 * i)) % words->n_choices].id,
                        NAN);
  for (guint i = 0; i < (state >> 20) % 3; i++)
    mt_entry_add_value (entry, "tags", tags[(state >> (5 * i)) % (valence > 5 ? 6 : 12)], NAN);
  return entry;
}
