/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-name.h"

#include "core/day.h"
#include "core/file.h"

#include <string.h>

#define HEAD "meantime-"
#define AUTOMATIC "-automatic"
#define TAIL ".tar"
#define STAMP "0000-00-00T000000Z" /* 0: a digit */

char *
mt_backup_name_choose (const char *directory, gint64 made, gboolean automatic)
{
  gint64 sayable = CLAMP (made, mt_day_start (MT_DAY_MIN), mt_day_start (MT_DAY_MAX));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (sayable);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%dT%H%M%SZ");
  g_autofree char *stem = g_strconcat (HEAD, stamp, automatic ? AUTOMATIC : "", NULL);

  for (int i = 1;; i++) {
    g_autofree char *name =
        i == 1 ? g_strconcat (stem, TAIL, NULL) : g_strdup_printf ("%s-%d" TAIL, stem, i);
    if (!mt_file_exists (directory, name))
      return g_build_filename (directory, name, NULL);
  }
}

/* Moves *@name past @expected, where it stands there. */
static gboolean
skip (const char **name, const char *expected)
{
  if (!g_str_has_prefix (*name, expected))
    return FALSE;
  *name += strlen (expected);
  return TRUE;
}

static gboolean
read_stamp (const char **name, gint64 *made)
{
  g_autoptr (GDateTime) time = NULL;
  int values[6], starts[] = { 0, 5, 8, 11, 13, 15 };

  for (const char *at = *name, *is = STAMP; *is; at++, is++)
    if (*is == '0' ? !g_ascii_isdigit (*at) : *at != *is)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *digits = g_strndup (*name + starts[i], i == 0 ? 4 : 2);
    values[i] = (int)g_ascii_strtoll (digits, NULL, 10);
  }
  time = g_date_time_new_utc (values[0], values[1], values[2], values[3], values[4], values[5]);
  if (!time)
    return FALSE;
  *made = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  *name += strlen (STAMP);
  return TRUE;
}

static gboolean
skip_number (const char **name)
{
  if (**name != '-' || !g_ascii_isdigit ((*name)[1]))
    return FALSE;
  for ((*name)++; g_ascii_isdigit (**name);)
    (*name)++;
  return TRUE;
}

gboolean
mt_backup_name_read (const char *name, gint64 *made, gboolean *automatic)
{
  gboolean is_automatic;
  gint64 time;

  if (!skip (&name, HEAD) || !read_stamp (&name, &time))
    return FALSE;
  is_automatic = skip (&name, AUTOMATIC);
  skip_number (&name);
  if (!g_str_equal (name, TAIL))
    return FALSE;
  *made = time;
  *automatic = is_automatic;
  return TRUE;
}
