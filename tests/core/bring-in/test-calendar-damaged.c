/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/bring-in/calendars.h"

#include "core/error.h"

#include <string.h>

#define DAMAGED 400 /* files */

static void
test_what_is_no_calendar_is_refused (void)
{
  static const struct {
    const char *text;
    gsize size;
    int code;
  } bad[] = {
    { "", 0, MT_ERROR_INVALID },
    { "Dear diary", 10, MT_ERROR_INVALID },
    { "BEGIN:VCARD\r\n", 13, MT_ERROR_INVALID },
    { "BEGIN:VCALENDARS", 16, MT_ERROR_INVALID },
    { "BEGIN:VCALENDAR\r\n\xff", 18, MT_ERROR_NOT_TEXT },
    { "BEGIN:VCALENDAR\0x", 17, MT_ERROR_NOT_TEXT },
  };
  g_autofree char *large = g_malloc0 (MT_BRING_IN_BYTES_MAX + 1);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) why = NULL;

    g_assert_null (read_bytes (bad[i].text, bad[i].size, &why));
    g_assert_error (why, MT_ERROR, bad[i].code);
  }
  g_assert_null (read_bytes (large, MT_BRING_IN_BYTES_MAX + 1, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_TOO_LONG);
}

static void
test_what_breaks_off_is_told (void)
{
  static const char text[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\nBEGIN:VEVENT\nUID:two\n"
                             "DTSTART:20261126T100000Z\nEND:VEVENT\nBEGIN:VTODO\nEND:VTODO\n"
                             "BEGIN:VEVENT\nDTSTART:2026";
  g_autoptr (MtBroughtIn) brought = read_bytes (text, strlen (text), NULL);
  static const guint lines[] = { 2, 8, 10 };

  g_assert_cmpuint (brought->found->len, ==, 1);
  g_assert_cmpuint (brought->n_read, ==, 4);
  g_assert_cmpuint (brought->misreads->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (((MtMisread *)brought->misreads->pdata[i])->line, ==, lines[i]);
}

/* Whatever is in it, it is read to its end and what comes of it is sound. */
static void
test_damaged_files_do_no_harm (void)
{
  static const char text[] = "BEGIN:VCALENDAR\r\n" OWN_ZONE ("+0100", "+0200") SERIES
      "BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20261126T100000Z\r\nDTSTART:20261127T100000Z\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:two\r\nDTSTART;TZID=W. Europe:20261126T100000\r\n"
      "DURATION:PT45M\r\nRRULE:FREQ=WEEKLY;UNTIL=20270101T000000Z;BYDAY=TH\r\n"
      "EXDATE;TZID=W. Europe:20261203T100000\r\nLOCATION:Rua Nova 1\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n";
  static const char letters[] = ":;,=\r\n \"0129ATZ\\";
  g_autoptr (GRand) rand = g_rand_new_with_seed (5545);

  for (int i = 0; i < DAMAGED; i++) {
    g_autoptr (GString) damaged = g_string_new_len (text, strlen (text));
    g_autoptr (MtBroughtIn) brought = NULL;
    g_autoptr (GPtrArray) none = g_ptr_array_new ();

    for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--) {
      gsize at = (gsize)g_rand_int_range (rand, 16, (int)damaged->len - 40);

      if (g_rand_boolean (rand))
        damaged->str[at] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
      else
        g_string_erase (damaged, (gssize)at, g_rand_int_range (rand, 1, 40));
    }
    brought = read_bytes (damaged->str, damaged->len, NULL);
    g_assert_nonnull (brought);
    mt_brought_in_settle (brought, mt_bring_format_find ("ics"), none);
    for (guint k = 0; k < brought->found->len; k++)
      g_assert_true (mt_entry_check (entry_at (brought, k), NULL));
  }
}

/* What each property of an event and of a zone may be given as, whether it makes sense or not. */
static const char *const properties[] = {
  "UID",   "SUMMARY", "URL",  "STATUS",       "DTSTART",       "DURATION",
  "RRULE", "EXDATE",  "TZID", "TZOFFSETFROM", "RECURRENCE-ID", "X-LIC-LOCATION",
};
static const struct {
  const char *type, *value;
} values[] = {
  { "TEXT", "words" },        { "INTEGER", "5" },
  { "DATE", "20261126" },     { "PERIOD", "20261126T100000Z/PT1H" },
  { "RECUR", "FREQ=WEEKLY" },
};

static void
test_a_value_of_another_type_does_no_harm (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties) * G_N_ELEMENTS (values); i++) {
    const char *property = properties[i / G_N_ELEMENTS (values)];
    const char *type = values[i % G_N_ELEMENTS (values)].type;
    g_autofree char *line =
        g_strdup_printf ("%s;VALUE=%s:%s", property, type, values[i % G_N_ELEMENTS (values)].value);
    g_autofree char *text = g_strdup_printf (
        "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\n%s\r\nTZID:W. Europe\r\nBEGIN:STANDARD\r\n%s\r\n"
        "DTSTART:19701025T020000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\nBEGIN:VEVENT\r\n%s\r\nUID:one\r\nDTSTART;TZID=W. "
        "Europe:20261126T100000\r\n"
        "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:two\r\n"
        "DTSTART;TZID=W. Europe:20261127T100000\r\n%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        line, line, line, line);
    g_autoptr (MtBroughtIn) brought = read_bytes (text, strlen (text), NULL);

    g_test_message ("%s", line);
    g_assert_nonnull (brought);
    for (guint k = 0; k < brought->found->len; k++)
      g_assert_true (mt_entry_check (entry_at (brought, k), NULL));
  }
}

/* Parts within parts, as deep as a file can have them. */
static void
test_depth_does_no_harm (void)
{
  g_autoptr (GString) text =
      g_string_new ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261126T100000Z\n");
  g_autoptr (MtBroughtIn) brought = NULL;

  for (int i = 0; i < 18000; i++)
    g_string_append (text, "BEGIN:VALARM\n");
  g_string_append (text, "END:VEVENT\nEND:VCALENDAR\n");
  brought = read_bytes (text->str, text->len, NULL);
  g_assert_nonnull (brought);
  g_assert_cmpuint (brought->n_read, ==, 1);
}

/* A rule of a zone that would take longer to follow than a test may. */
static void
test_a_zone_without_end_is_not_followed (void)
{
  g_autoptr (GString) text = g_string_new (
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Long\n"
      "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
      "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0");
  g_autoptr (MtBroughtIn) brought = NULL;

  for (int i = 1; i < 24; i++)
    g_string_append_printf (text, ",%d", i);
  g_string_append (text, ";BYMINUTE=0");
  for (int i = 1; i < 60; i++)
    g_string_append_printf (text, ",%d", i);
  g_string_append (text, "\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:one\n"
                         "DTSTART;TZID=Long:20261126T100000\nEND:VEVENT\nEND:VCALENDAR\n");
  brought = read_bytes (text->str, text->len, NULL);
  g_assert_cmpuint (brought->misreads->len, ==, 1);
}

/* As many dates left out as a part can have, each looked at for each date, would take as long. */
static void
test_many_dates_that_are_left_out (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (GDateTime) next = g_date_time_new_utc (2026, 11, 26, 10, 0, 0);
  g_autoptr (MtBroughtIn) brought = NULL;
  g_autofree char *at = NULL;

  g_string_append (text, "BEGIN:VEVENT\nDTSTART:20260910T100000Z\nRRULE:FREQ=WEEKLY\n");
  for (int i = 0; i < 900 + 4000; i++) {
    g_autoptr (GDateTime) date =
        i < 900 ? g_date_time_add_weeks (next, i) : g_date_time_add_minutes (next, -i);
    g_autofree char *line = g_date_time_format (date, "EXDATE:%Y%m%dT%H%M%SZ\n");

    g_string_append (text, line);
  }
  g_string_append (text, "END:VEVENT\nEND:VCALENDAR\n");
  brought = read_bytes (text->str, text->len, NULL);
  at = mt_moment_format (mt_entry_get_moment (entry_at (brought, 0)));
  g_assert_cmpstr (at, ==, "2044-02-25T10:00:00+00:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bring-in/calendar/refused", test_what_is_no_calendar_is_refused);
  g_test_add_func ("/bring-in/calendar/breaks-off", test_what_breaks_off_is_told);
  g_test_add_func ("/bring-in/calendar/damaged", test_damaged_files_do_no_harm);
  g_test_add_func ("/bring-in/calendar/types", test_a_value_of_another_type_does_no_harm);
  g_test_add_func ("/bring-in/calendar/depth", test_depth_does_no_harm);
  g_test_add_func ("/bring-in/calendar/long-zone", test_a_zone_without_end_is_not_followed);
  g_test_add_func ("/bring-in/calendar/many-dates", test_many_dates_that_are_left_out);
  return g_test_run ();
}
