/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/moment.h"

#include "core/day.h"
#include "core/error.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define USEC (G_GINT64_CONSTANT (1000000)) /* in a second */
#define ZONE_MAX 64                        /* bytes; the longest IANA name has 32 */

void
mt_moment_clear (MtMoment *self)
{
  g_clear_pointer (&self->zone, g_free);
}

static char *
format_offset (int offset)
{
  int size = ABS (offset);
  char sign = offset < 0 ? '-' : '+';

  if (size % 60) /* local mean time, before zones were made: Berlin was +00:53:28 */
    return g_strdup_printf ("%c%02d:%02d:%02d", sign, size / 3600, size / 60 % 60, size % 60);
  return g_strdup_printf ("%c%02d:%02d", sign, size / 3600, size / 60 % 60);
}

/* "+05:30", as this program writes it. */
static gboolean
is_offset (const char *name)
{
  return g_regex_match_simple ("^[+-]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$", name,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

/* A name of the IANA database, as it lies on this device: not a path out of its folder, none of the
 * other files there, and no POSIX rule. */
static gboolean
is_name (const char *name)
{
  const char *folder = g_getenv ("TZDIR") ? g_getenv ("TZDIR") : "/usr/share/zoneinfo";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char magic[4] = { 0 };
  int fd;

  if (strlen (name) > ZONE_MAX ||
      !g_regex_match_simple ("^[A-Za-z][\\w+-]*(/[A-Za-z][\\w+-]*)*$", name, G_REGEX_DOLLAR_ENDONLY,
                             0) ||
      g_str_has_prefix (name, "right/") || g_str_has_prefix (name, "posix") ||
      g_str_equal (name, "localtime") || g_str_equal (name, "Factory"))
    return FALSE;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 || read (fd, magic, sizeof magic) != sizeof magic)
    magic[0] = '\0';
  if (fd >= 0)
    close (fd);
  return memcmp (magic, "TZif", sizeof magic) == 0;
}

static GTimeZone *
find_zone (const char *name)
{
  return is_offset (name) || is_name (name) ? g_time_zone_new_identifier (name) : NULL;
}

/* The zone of this device, or NULL where it has no name that can be kept. */
static const char *
name_of (GTimeZone *zone)
{
  const char *name = g_time_zone_get_identifier (zone);

  if (*name == ':') /* as TZ may say it */
    name++;
  return is_name (name) ? name : NULL;
}

static gboolean
set (MtMoment *self, gint64 local, int offset, const char *zone, GError **error)
{
  gint32 day = mt_day_of_local (local);

  if (day < MT_DAY_MIN || day > MT_DAY_MAX) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "outside the years 1 to 9999");
    return FALSE;
  }
  g_free (self->zone);
  *self =
      (MtMoment){ local - offset * USEC, offset, zone ? g_strdup (zone) : format_offset (offset) };
  return TRUE;
}

static gint64
floor_seconds (gint64 usec)
{
  return usec / USEC - (usec % USEC < 0);
}

static int
offset_at (GTimeZone *zone, gint64 instant)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, floor_seconds (instant));

  return g_time_zone_get_offset (zone, interval);
}

gboolean
mt_moment_at (MtMoment *self, gint64 instant, const char *zone_name, GError **error)
{
  g_autoptr (GTimeZone) zone = find_zone (zone_name);

  if (!zone) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "unknown time zone");
    return FALSE;
  }
  int offset = offset_at (zone, instant);
  return set (self, instant + offset * USEC, offset, zone_name, error);
}

void
mt_moment_now (MtMoment *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 now = g_get_real_time ();
  int offset = offset_at (zone, now);

  set (self, now + offset * USEC, offset, name_of (zone), NULL);
}

/* Made once: an import reads some moments of each entry. */
static GRegex *
get_pattern (void)
{
  static GRegex *pattern;

  if (g_once_init_enter_pointer (&pattern))
    g_once_init_leave_pointer (
        &pattern,
        g_regex_new ("^(\\d{4}-\\d\\d-\\d\\d)(?:[Tt ](\\d\\d:\\d\\d)(:[0-5]\\d(?:[.,]\\d{1,6})?)?)?"
                     "([Zz]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d(?::[0-5]\\d)?)?)?$",
                     G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0, NULL));
  return pattern;
}

/* Splits "2026-11-22T10:00+01:00" into "2026-11-22T10:00:00" and "+01:00" (NULL: none). */
static gboolean
split (const char *at, char **date_time, char **suffix)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *date = NULL, *minutes = NULL, *seconds = NULL, *offset = NULL;

  if (!g_utf8_validate (at, -1, NULL) || !g_regex_match (get_pattern (), at, 0, &match))
    return FALSE;
  date = g_match_info_fetch (match, 1);
  minutes = g_match_info_fetch (match, 2);
  seconds = g_match_info_fetch (match, 3);
  offset = g_match_info_fetch (match, 4);
  if (minutes && *minutes)
    *date_time = g_strconcat (date, "T", minutes, seconds && *seconds ? seconds : ":00", NULL);
  else
    *date_time = g_strconcat (date, "T12:00:00", NULL);
  *suffix = offset && *offset ? g_steal_pointer (&offset) : NULL;
  return TRUE;
}

static GTimeZone *
choose_zone (const char *suffix, const char *zone_name, GError **error)
{
  GTimeZone *zone;

  if (suffix)
    zone = g_time_zone_new_identifier (g_ascii_strcasecmp (suffix, "z") == 0 ? "UTC" : suffix);
  else if (zone_name)
    zone = find_zone (zone_name);
  else
    zone = g_time_zone_new_local ();
  if (!zone)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "unknown time zone");
  return zone;
}

gboolean
mt_moment_parse (MtMoment *self, const char *at, const char *zone_name, GError **error)
{
  g_autofree char *date_time = NULL, *suffix = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) wall = NULL;

  if (split (at, &date_time, &suffix))
    wall = g_date_time_new_from_iso8601 (date_time, utc);
  if (!wall) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID,
                         "not a date or time of the form YYYY-MM-DDTHH:MM");
    return FALSE;
  }
  if (!(zone = choose_zone (suffix, zone_name, error)))
    return FALSE;

  gint64 asked = g_date_time_to_unix (wall), found = asked;
  int interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_DAYLIGHT, &found);
  int offset = g_time_zone_get_offset (zone, interval);
  gint64 local = asked * USEC + g_date_time_get_microsecond (wall);

  if (found != asked) /* the clock skips it; GLib gives the first moment after the gap */
    local += (offset - g_time_zone_get_offset (zone, interval - 1)) * USEC;

  if (suffix && zone_name)
    return mt_moment_at (self, local - offset * USEC, zone_name, error);
  return set (self, local, offset, zone_name ? zone_name : suffix ? NULL : name_of (zone), error);
}

gint64
mt_moment_get_local (const MtMoment *self)
{
  return self->instant + self->offset * USEC;
}

char *
mt_moment_format (const MtMoment *self)
{
  gint64 local = mt_moment_get_local (self);
  g_autofree char *date = mt_day_format (mt_day_of_local (local));
  g_autofree char *offset = format_offset (self->offset);
  g_autofree char *fraction = NULL;
  gint64 usec = local - mt_day_start (mt_day_of_local (local));
  int seconds = (int)(usec / USEC);

  if (usec % USEC)
    fraction = g_strdup_printf (".%06d", (int)(usec % USEC));
  return g_strdup_printf ("%sT%02d:%02d:%02d%s%s", date, seconds / 3600, seconds / 60 % 60,
                          seconds % 60, fraction ? fraction : "", offset);
}
