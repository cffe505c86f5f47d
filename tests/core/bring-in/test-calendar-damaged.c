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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bring-in/calendar/refused", test_what_is_no_calendar_is_refused);
  g_test_add_func ("/bring-in/calendar/breaks-off", test_what_breaks_off_is_told);
  g_test_add_func ("/bring-in/calendar/damaged", test_damaged_files_do_no_harm);
  return g_test_run ();
}
