/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/made-up.h"

#include "bench/words.h"
#include "core/kind.h"

#define STEP_US (G_GINT64_CONSTANT (86400000000) / 10)

MtEntry *
made_up_entry (guint number, gint64 begin_us)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  const MtKind *kind = &kinds[number % 3];
  MtEntry *entry = mt_entry_new (kind->id);
  g_autofree char *text = words_of_entry (number);
  g_auto (MtMoment) moment = { 0 };

  g_assert (mt_moment_at (&moment, begin_us + (gint64)number * STEP_US, "Europe/Lisbon", NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text);
  mt_entry_set_flagged (entry, number % 97 == 0);
  if (kind->fields[0].type == MT_FIELD_SCALE) {
    double step = 1 + number % (guint)kind->fields[0].max;
    g_autofree char *value = g_strdup_printf ("%.0f", step);

    mt_entry_add_value (entry, kind->fields[0].id, value, step);
  }
  return entry;
}
