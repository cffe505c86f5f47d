/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/moment.h"

#include "core/day.h"
#include "core/error.h"

/* Instants from https://www.epochconverter.com and zone rules of tzdata, by hand. */
static const struct {
  const char *at, *zone, *written, *zone_kept;
  gint64 seconds; /* UTC */
} good[] = {
  { "2026-11-22T10:00:00Z", NULL, "2026-11-22T10:00:00+00:00", "+00:00", 1795341600 },
  { "2026-11-22T10:00+01:00", NULL, "2026-11-22T10:00:00+01:00", "+01:00", 1795338000 },
  { "2026-11-22T10:00", "Europe/Berlin", "2026-11-22T10:00:00+01:00", "Europe/Berlin", 1795338000 },
  { "2026-11-22T10:00Z", "Asia/Tokyo", "2026-11-22T19:00:00+09:00", "Asia/Tokyo", 1795341600 },
  { "2026-11-22", "UTC", "2026-11-22T12:00:00+00:00", "UTC", 1795348800 },
  { "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00", "Europe/Berlin", 1774747800 },
  { "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00", "Europe/Berlin", 1792888200 },
  { "2026-10-25T02:30+01:00", "Europe/Berlin", "2026-10-25T02:30:00+01:00", "Europe/Berlin",
    1792891800 },
  { "2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-05T01:45:00+11:00", "Australia/Lord_Howe",
    1775313900 },
  { "2026-01-01T00:00", "Asia/Kathmandu", "2026-01-01T00:00:00+05:45", "Asia/Kathmandu",
    1767204900 },
  { "0001-01-01T00:00+14:00", NULL, "0001-01-01T00:00:00+14:00", "+14:00", -62135647200 },
  { "9999-12-31T23:59:59-12:00", NULL, "9999-12-31T23:59:59-12:00", "-12:00", 253402343999 },
  { "1850-06-01T12:00", "Europe/Berlin", "1850-06-01T12:00:00+00:53:28", "Europe/Berlin",
    -3773739208 },
  { "2026-11-22t10:00:05,123456+0530", NULL, "2026-11-22T10:00:05.123456+05:30", "+05:30",
    1795321805 },
  { "2026-11-22z", NULL, "2026-11-22T12:00:00+00:00", "+00:00", 1795348800 },
  { "2026-11-22 10:00:00.250", "UTC", "2026-11-22T10:00:00.250000+00:00", "UTC", 1795341600 },
};

static void
test_iso_8601_is_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_auto (MtMoment) moment = { 0 }, again = { 0 };
    g_autofree char *written = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s %s", good[i].at, good[i].zone);
    g_assert_true (mt_moment_parse (&moment, good[i].at, good[i].zone, &error));
    g_assert_no_error (error);
    written = mt_moment_format (&moment);
    g_assert_cmpstr (written, ==, good[i].written);
    g_assert_cmpstr (moment.zone, ==, good[i].zone_kept);
    g_assert_cmpint (moment.instant / G_USEC_PER_SEC, ==, good[i].seconds);
    g_assert_true (mt_moment_parse (&again, written, good[i].zone, &error));
    g_assert_cmpint (again.instant, ==, moment.instant);
    g_assert_cmpint (again.offset, ==, moment.offset);
  }
}

static void
test_what_is_no_moment_is_refused (void)
{
  static const struct {
    const char *at, *zone;
  } bad[] = {
    { "", NULL },
    { "yesterday", NULL },
    { "2026-11-22T25:00", NULL },
    { "2026-11-22T10:60", NULL },
    { "2026-02-30T10:00", NULL },
    { "0000-12-31T10:00", NULL },
    { "2026-11-22T10:00+99:00", NULL },
    { "2026-11-22T10:00", "Mars/Olympus" },
    { "2026-11-22T10:00", "../../etc/passwd" },
    { "2026-11-22T10:00", "/etc/localtime" },
    { "2026-11-22T10:00", "" },
    { "2026-11-22T10:00", "leapseconds" },
    { "2026-11-22T10:00", "posixrules" },
    { "2026-11-22T10:00", "right/Europe/Lisbon" },
    { "2026-11-22T10:00", ":Europe/Lisbon" },
    { "2026-11-22T10:00", "EST5EDT,M3.2.0,M11.1.0" },
    { "2026-11-22T10:00", "Europe" },
    { "2026-11-22T10:00", "+5" },
    { "2026-11-22T10:00", "+0530" },
    { "2026-11-22T10:00", "+24:00" },
    { "2026-11-22T10:00+24:00", NULL },
    { "2026-11-22T10:00:60", NULL },
    { "2026-11-22T10", NULL },
    { "2026-11-22T10:00:05.", NULL },
    { "2026-11-22T10:00:05.1234567", NULL },
    { "2026-11-22T10:00+1", NULL },
    { "2026-11-22T10:00+01:0", NULL },
    { "2026-11-22T10:00\n", NULL },
    { "0001-01-01T00:30Z", "America/New_York" }, /* the year 0 there */
    { "9999-12-31T23:30Z", "Asia/Tokyo" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_auto (MtMoment) moment = { 1, 2, g_strdup ("untouched") };
    g_autoptr (GError) error = NULL;

    g_test_message ("%s %s", bad[i].at, bad[i].zone);
    g_assert_false (mt_moment_parse (&moment, bad[i].at, bad[i].zone, &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
    g_assert_cmpint (moment.instant, ==, 1);
    g_assert_cmpstr (moment.zone, ==, "untouched");
  }
}

static void
test_now_is_here (void)
{
  g_auto (MtMoment) moment = { 0 };

  mt_moment_now (&moment);
  g_assert_cmpint (ABS (moment.instant - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
  g_assert_cmpstr (moment.zone, ==, "UTC"); /* the tests run with TZ=UTC */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moment/iso-8601-is-read", test_iso_8601_is_read);
  g_test_add_func ("/moment/what-is-no-moment-is-refused", test_what_is_no_moment_is_refused);
  g_test_add_func ("/moment/now-is-here", test_now_is_here);
  return g_test_run ();
}
