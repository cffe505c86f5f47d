/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-plan.h"

#include "core/day.h"

#define THURSDAY 3 /* 1970-01-01 was one: so many days after the Monday of its ISO week */

gint64
mt_backup_plan_day (gint64 time, GTimeZone *zone)
{
  gint64 seconds = mt_day_of_local (time) * (MT_DAY_USEC / G_USEC_PER_SEC) +
                   (time - mt_day_start (mt_day_of_local (time))) / G_USEC_PER_SEC;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return mt_day_of_local (time + g_time_zone_get_offset (zone, interval) * G_USEC_PER_SEC);
}

static gint64
week_of (gint64 day)
{
  gint64 shifted = day + THURSDAY;

  return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MtBackupPlanItem *one = *(MtBackupPlanItem *const *)a, *other = *(MtBackupPlanItem *const *)b;

  return (one->made < other->made) - (one->made > other->made);
}

/* @side: newest first. */
static void
keep_days_and_weeks (GPtrArray *side, GTimeZone *zone)
{
  gint64 day = G_MAXINT64, week = G_MAXINT64; /* the last one kept */
  guint n_days = 0, n_weeks = 0;

  for (guint i = 0; i < side->len; i++) {
    MtBackupPlanItem *item = side->pdata[i];
    gint64 its_day = mt_backup_plan_day (item->made, zone);

    item->kept = FALSE;
    if (its_day == day)
      continue;
    if (n_days < MT_BACKUP_DAYS)
      n_days++;
    else if (week_of (its_day) != week && n_weeks < MT_BACKUP_WEEKS)
      n_weeks++;
    else
      continue;
    item->kept = TRUE;
    day = its_day;
    week = week_of (its_day);
  }
}

static goffset
drop_oldest (GPtrArray *side, goffset total, goffset limit)
{
  for (guint i = side->len; i > 1 && total > limit; i--) {
    MtBackupPlanItem *item = side->pdata[i - 1];

    if (item->kept)
      total -= item->size;
    item->kept = FALSE;
  }
  return total;
}

void
mt_backup_plan (
    MtBackupPlanItem *items, gsize n_items, gint64 now, GTimeZone *zone, goffset limit)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new (), after = g_ptr_array_new ();
  goffset total = 0;

  for (gsize i = 0; i < n_items; i++)
    g_ptr_array_add (items[i].made <= now ? before : after, &items[i]);
  g_ptr_array_sort (before, compare_newest_first);
  g_ptr_array_sort (after, compare_newest_first);
  keep_days_and_weeks (before, zone);
  keep_days_and_weeks (after, zone);
  for (gsize i = 0; i < n_items; i++)
    total += items[i].kept ? items[i].size : 0;
  drop_oldest (before, drop_oldest (after, total, limit), limit);
}
