/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/due.h"

#include "core/day.h"
#include "core/kind.h"

/* The day of the wall clock where @field was written.  FALSE where there is none. */
static gboolean
read_day (MtEntry *entry, const char *field, gint32 *day)
{
  const char *value = field ? mt_entry_get_value (entry, field) : NULL;
  g_auto (MtMoment) moment = { 0 };

  if (!value || !mt_moment_parse (&moment, value, NULL, NULL))
    return FALSE;
  *day = mt_day_of_local (mt_moment_get_local (&moment));
  return TRUE;
}

gboolean
mt_due_is_closed (MtEntry *entry, gint32 today, gint32 *day)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  gint32 until;

  if (!kind || !read_day (entry, kind->closed_until, &until) || until <= today)
    return FALSE;
  if (day)
    *day = until;
  return TRUE;
}

gboolean
mt_due_get_day (MtEntry *entry, gint32 *day)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));

  return kind && read_day (entry, kind->due, day);
}

gboolean
mt_due_is_waiting (MtEntry *entry, gint32 today)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  gint32 due, seen;

  if (!kind || !read_day (entry, kind->due, &due) || due > today)
    return FALSE;
  return !read_day (entry, kind->seen, &seen) || seen < due;
}

gboolean
mt_due_set_seen (MtEntry *entry, gint32 today)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_auto (MtMoment) now = { 0 };
  g_autofree char *at = NULL;

  if (!mt_due_is_waiting (entry, today))
    return FALSE;
  mt_moment_now (&now);
  at = mt_moment_format (&now);
  mt_entry_clear_values (entry, kind->seen);
  mt_entry_add_value (entry, kind->seen, at, (double)now.instant);
  return TRUE;
}
