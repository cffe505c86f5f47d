/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-plan.h"

#include "core/day.h"

#define SECONDS_OF_DAY (MT_DAY_USEC / G_USEC_PER_SEC)
#define THURSDAY 3 /* 1970-01-01 was one: so many days after the Monday of its ISO week */

gint64
mt_backup_plan_day (gint64 time, GTimeZone *zone)
{
  gint32 day = mt_day_of_local (time);
  gint64 seconds = day * SECONDS_OF_DAY + (time - mt_day_start (day)) / G_USEC_PER_SEC;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 offset = g_time_zone_get_offset (zone, interval);

  return mt_day_of_local (time + offset * G_USEC_PER_SEC);
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
  const MtBackupPlanItem *one = *(MtBackupPlanItem *const *)a;
  const MtBackupPlanItem *other = *(MtBackupPlanItem *const *)b;

  return (one->order < other->order) - (one->order > other->order);
}

static gboolean
is_among (const gint64 *numbers, guint n_numbers, gint64 number)
{
  for (guint i = 0; i < n_numbers; i++)
    if (numbers[i] == number)
      return TRUE;
  return FALSE;
}

/* @items: newest first. */
static void
keep_days_and_weeks (GPtrArray *items, GTimeZone *zone)
{
  gint64 days[MT_BACKUP_DAYS], weeks[MT_BACKUP_DAYS + MT_BACKUP_WEEKS];
  guint n_days = 0, n_weeks = 0;

  for (guint i = 0; i < items->len; i++) {
    MtBackupPlanItem *item = items->pdata[i];
    gint64 day = mt_backup_plan_day (item->made, zone), week = week_of (day);

    item->kept = n_days < MT_BACKUP_DAYS
                     ? !is_among (days, n_days, day)
                     : n_weeks < G_N_ELEMENTS (weeks) && !is_among (weeks, n_weeks, week);
    if (!item->kept)
      continue;
    if (n_days < MT_BACKUP_DAYS)
      days[n_days++] = day;
    weeks[n_weeks++] = week;
  }
}

void
mt_backup_plan (MtBackupPlanItem *items, gsize n_items, GTimeZone *zone, goffset limit)
{
  g_autoptr (GPtrArray) newest_first = g_ptr_array_new ();
  goffset total = 0;

  for (gsize i = 0; i < n_items; i++)
    g_ptr_array_add (newest_first, &items[i]);
  g_ptr_array_sort (newest_first, compare_newest_first);
  keep_days_and_weeks (newest_first, zone);
  for (guint i = 0; i < newest_first->len; i++) {
    MtBackupPlanItem *item = newest_first->pdata[i];

    total += item->kept ? item->size : 0;
    item->kept = item->kept && (i == 0 || total <= limit);
  }
}
