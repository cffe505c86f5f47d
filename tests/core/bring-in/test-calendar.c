/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/bring-in/calendars.h"

#include "core/appointment.h"
#include "core/share/calendar.h"
#include "core/share/share.h"

#include <string.h>

/* @events within a calendar; their first line is line 2. */
static MtBroughtIn *
read_events (const char *events)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\n%s\r\nEND:VCALENDAR\r\n", events);
  g_autoptr (GError) error = NULL;
  MtBroughtIn *brought = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  return brought;
}

/* ---- One event ---- */

/* What an event of these lines becomes. */
static const struct {
  const char *lines;
  const char *at, *zone, *state;
} times[] = {
  { "DTSTART;TZID=Europe/Berlin:20261126T100000", "2026-11-26T10:00:00+01:00", "Europe/Berlin",
    "planned" },
  { "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261126T100000",
    "2026-11-26T10:00:00+01:00", "Europe/Berlin", "planned" },
  { "DTSTART:20261126T100000Z", "2026-11-26T10:00:00+00:00", "Europe/Lisbon", "planned" },
  { "DTSTART:20261126T100000", "2026-11-26T10:00:00+00:00", "Europe/Lisbon", "planned" },
  { "DTSTART:20251126T100000Z", "2025-11-26T10:00:00+00:00", "Europe/Lisbon", "over" },
  { "DTSTART:20261126T100000Z\r\nSTATUS:CANCELLED", "2026-11-26T10:00:00+00:00", "Europe/Lisbon",
    "cancelled" },
  /* folded, and in small letters */
  { "dtstart;tzid=Europe/Ber\r\n lin:20261126T100000", "2026-11-26T10:00:00+01:00", "Europe/Berlin",
    "planned" },
  /* each week; past: the next; on its weekday */
  { "DTSTART;TZID=Europe/Lisbon:20260910T100000\r\nRRULE:FREQ=WEEKLY", "2026-11-26T10:00:00+00:00",
    "Europe/Lisbon", "planned" },
  { "DTSTART;TZID=Europe/Lisbon:20260910T100000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
    "2026-12-03T10:00:00+00:00", "Europe/Lisbon", "planned" },
  /* the next one, or two, do not take place */
  { "DTSTART;TZID=Europe/Lisbon:20260910T100000\r\nRRULE:FREQ=WEEKLY\r\n"
    "EXDATE;TZID=Europe/Lisbon:20261126T100000,20261203T100000",
    "2026-12-10T10:00:00+00:00", "Europe/Lisbon", "planned" },
  { "DTSTART;TZID=Europe/Lisbon:20260910T100000\r\nRRULE:FREQ=WEEKLY\r\n"
    "EXDATE;VALUE=DATE:20261126",
    "2026-12-03T10:00:00+00:00", "Europe/Lisbon", "planned" },
};

static void
test_the_time_of_an_event (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *event =
        g_strdup_printf ("BEGIN:VEVENT\r\nUID:one\r\n%s\r\nEND:VEVENT", times[i].lines);
    g_autoptr (MtBroughtIn) brought = read_events (event);
    g_autofree char *at = NULL;
    MtEntry *entry;

    g_test_message ("%s", times[i].lines);
    g_assert_cmpuint (brought->misreads->len, ==, 0);
    g_assert_cmpuint (brought->n_read, ==, 1);
    entry = entry_at (brought, 0);
    at = mt_moment_format (mt_entry_get_moment (entry));
    g_assert_cmpstr (at, ==, times[i].at);
    g_assert_cmpstr (mt_entry_get_moment (entry)->zone, ==, times[i].zone);
    g_assert_cmpstr (mt_entry_get_state (entry), ==, times[i].state);
    g_assert_cmpstr (mt_entry_get_kind (entry), ==, "session");
    g_assert_true (g_uuid_string_is_valid (mt_entry_get_id (entry)));
  }
}

/* Events that become nothing. */
static const char *const misread[] = {
  "DTSTART;VALUE=DATE:20261126",
  "DTSTART:yesterday",
  "DTSTART:20261399T100000",
  "DTSTART;TZID=Nowhere/Town:20261126T100000",
  "SUMMARY:Without a time",
  "DTSTART:20261126T100000Z\r\nRRULE:FREQ=MONTHLY",
  "DTSTART:20261126T100000Z\r\nRRULE:FREQ=DAILY;INTERVAL=7",
  "DTSTART:20261126T100000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH",
  "DTSTART:20261126T100000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=MO",
  "DTSTART:20261126T100000Z\r\nRRULE:FREQ=WEEKLY;INTERVAL=53",
  "DTSTART:20261126T100000Z\r\nRRULE:FREQ=WEEKLY;BYMONTH=3",
  "DTSTART:20260910T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3",
  "DTSTART:20260910T100000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20261001T000000Z",
};

static void
test_what_is_no_session_is_told_with_its_line (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (misread); i++) {
    g_autofree char *event =
        g_strdup_printf ("X-NOTHING:\r\nBEGIN:VEVENT\r\nUID:one\r\n%s\r\nEND:VEVENT", misread[i]);
    g_autoptr (MtBroughtIn) brought = read_events (event);

    g_test_message ("%s", misread[i]);
    g_assert_cmpuint (brought->found->len, ==, 0);
    g_assert_cmpuint (brought->n_read, ==, 1);
    g_assert_cmpuint (brought->misreads->len, ==, 1);
    g_assert_cmpuint (((MtMisread *)brought->misreads->pdata[0])->line, ==, 3);
  }
}

/* Where it takes place, and what is written. */
static const struct {
  const char *lines;
  const char *place, *address, *phone, *link, *text;
  int minutes;
} details[] = {
  { "DTEND:20261126T113000Z\r\nLOCATION:Rua Nova 1\\, Lisboa\r\nSUMMARY:With Ana", "room",
    "Rua Nova 1, Lisboa", NULL, NULL, "With Ana", 90 },
  { "DURATION:PT45M\r\nURL:https://example.org/room\r\nSUMMARY:Appointment", "video", NULL, NULL,
    "https://example.org/room", "", 45 },
  { "LOCATION:https://example.org/room\r\nDESCRIPTION:Two\\nlines", "video", NULL, NULL,
    "https://example.org/room", "Two\nlines", 50 },
  { "LOCATION:tel:+351210000000", "phone", NULL, "+351210000000", NULL, "", 50 },
  { "LOCATION:Two\\nlines\r\nURL:https://example.org/", "room", "Two lines", NULL,
    "https://example.org/", "", 50 },
};

static void
test_the_rest_of_an_event (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++) {
    g_autofree char *event =
        g_strdup_printf ("BEGIN:VEVENT\r\nUID:one\r\nDTSTART:20261126T100000Z\r\n%s\r\nEND:VEVENT",
                         details[i].lines);
    g_autoptr (MtBroughtIn) brought = read_events (event);
    MtEntry *entry = entry_at (brought, 0);

    g_test_message ("%s", details[i].lines);
    g_assert_cmpstr (mt_entry_get_value (entry, "place"), ==, details[i].place);
    g_assert_cmpstr (mt_entry_get_value (entry, "address"), ==, details[i].address);
    g_assert_cmpstr (mt_entry_get_value (entry, "phone"), ==, details[i].phone);
    g_assert_cmpstr (mt_entry_get_value (entry, "link"), ==, details[i].link);
    g_assert_cmpstr (mt_entry_get_text (entry), ==, details[i].text);
    g_assert_cmpint (mt_appointment_get_minutes (entry), ==, details[i].minutes);
  }
}

/* As programs fold that count bytes. */
static void
test_a_letter_may_be_folded (void)
{
  static const char event[] = "BEGIN:VEVENT\r\nUID:one\r\nDTSTART:20261126T100000Z\r\n"
                              "SUMMARY:Fr\xc3\r\n \xbchst\xc3\xbc\r\n ck \xf0\x9f\n\t\x8c\x8a\r\n"
                              "END:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT";
  g_autoptr (MtBroughtIn) brought = read_events (event);

  g_assert_cmpstr (mt_entry_get_text (entry_at (brought, 0)), ==, "Frühstück 🌊");
  g_assert_cmpuint (((MtMisread *)brought->misreads->pdata[0])->line, ==, 10);
}

static void
test_that_a_series_ends_is_told (void)
{
  static const char *const ends[] = { "UNTIL=20270101T000000Z", "COUNT=2" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *event =
        g_strdup_printf ("BEGIN:VEVENT\r\nUID:one\r\nDTSTART;TZID=Europe/Lisbon:20261210T100000\r\n"
                         "RRULE:FREQ=WEEKLY;%s\r\nEND:VEVENT",
                         ends[i]);
    g_autoptr (MtBroughtIn) brought = read_events (event);
    g_autofree char *at = mt_moment_format (mt_entry_get_moment (entry_at (brought, 0)));

    g_assert_cmpstr (at, ==, "2026-12-10T10:00:00+00:00");
    g_assert_cmpuint (brought->misreads->len, ==, 1);
  }
}

static void
test_a_length_that_does_not_fit_is_left_out_and_told (void)
{
  g_autoptr (MtBroughtIn) brought =
      read_events ("BEGIN:VEVENT\r\nUID:one\r\nDTSTART:20261126T100000Z\r\n"
                   "DTEND:20261130T100000Z\r\nEND:VEVENT");

  g_assert_null (mt_entry_get_value (entry_at (brought, 0), "length"));
  g_assert_cmpuint (brought->misreads->len, ==, 1);
}

/* ---- Zones of the file ---- */

static void
test_a_zone_of_its_own (void)
{
  static const char event[] = "BEGIN:VEVENT\r\nUID:one\r\nDTSTART;TZID=W. Europe:20261126T100000"
                              "\r\nEND:VEVENT";
  static const char series[] = "BEGIN:VEVENT\r\nUID:one\r\nDTSTART;TZID=W. Europe:20261126T100000"
                               "\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT";
  g_autofree char *like_here = g_strconcat (OWN_ZONE ("+0000", "+0100"), series, NULL);
  g_autofree char *single = g_strconcat (OWN_ZONE ("+0100", "+0200"), event, NULL);
  g_autofree char *unlike = g_strconcat (OWN_ZONE ("+0100", "+0200"), series, NULL);
  g_autoptr (MtBroughtIn) one = read_events (like_here);
  g_autoptr (MtBroughtIn) other = read_events (single);
  g_autoptr (MtBroughtIn) none = read_events (unlike);

  g_assert_cmpstr (mt_entry_get_moment (entry_at (one, 0))->zone, ==, "Europe/Lisbon");
  g_assert_cmpstr (mt_entry_get_moment (entry_at (other, 0))->zone, ==, "+01:00");
  g_assert_cmpuint (none->found->len, ==, 0);
  g_assert_cmpuint (none->misreads->len, ==, 1);
}

/* ---- Series ---- */

static const struct {
  const char *change;
  const char *at, *usual;
} changes[] = {
  { "RECURRENCE-ID;TZID=Europe/Lisbon:20261126T100000\r\n"
    "DTSTART;TZID=Europe/Lisbon:20261127T160000",
    "2026-11-27T16:00:00+00:00", "2026-11-26T10:00:00+00:00" },
  { "RECURRENCE-ID:20261126T100000Z\r\nDTSTART;TZID=Europe/Lisbon:20261127T160000",
    "2026-11-27T16:00:00+00:00", "2026-11-26T10:00:00+00:00" },
  { "RECURRENCE-ID;TZID=Europe/Lisbon:20261126T100000\r\nSTATUS:CANCELLED\r\n"
    "DTSTART;TZID=Europe/Lisbon:20261126T100000",
    "2026-12-03T10:00:00+00:00", NULL },
  /* yesterday's was put off until tomorrow */
  { "RECURRENCE-ID:20261119T100000Z\r\nDTSTART:20261121T100000Z", "2026-11-21T10:00:00+00:00",
    "2026-11-19T10:00:00+00:00" },
  /* of another date */
  { "RECURRENCE-ID:20261210T100000Z\r\nDTSTART:20261211T100000Z", "2026-11-26T10:00:00+00:00",
    NULL },
};

static void
test_a_single_date_that_is_otherwise (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *events = g_strdup_printf (
        "BEGIN:VEVENT\r\nUID:one\r\n%s\r\nEND:VEVENT\r\n" SERIES, changes[i].change);
    g_autoptr (MtBroughtIn) brought = read_events (events);
    g_autofree char *at = NULL;

    g_test_message ("%s", changes[i].change);
    g_assert_cmpuint (brought->found->len, ==, 1);
    g_assert_cmpuint (brought->n_read, ==, 1);
    at = mt_moment_format (mt_entry_get_moment (entry_at (brought, 0)));
    g_assert_cmpstr (at, ==, changes[i].at);
    g_assert_cmpstr (mt_entry_get_value (entry_at (brought, 0), "usual"), ==, changes[i].usual);
    g_assert_cmpint (mt_appointment_get_every (entry_at (brought, 0)), ==, 1);
    g_assert_cmpstr (mt_entry_get_moment (entry_at (brought, 0))->zone, ==, "Europe/Lisbon");
  }
}

/* Who is invited to some dates alone has no series, but its UID in each of them. */
static void
test_single_dates_without_their_series_are_sessions (void)
{
  static const char single[] =
      "BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20261126T100000Z\r\nDTSTART:20261126T100000Z\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20261203T100000Z\r\n"
      "DTSTART:20261203T110000Z\r\nEND:VEVENT";
  const MtBringFormat *format = mt_bring_format_find ("ics");
  g_autoptr (MtBroughtIn) first = read_events (single), second = read_events (single);
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_object_unref);

  mt_brought_in_settle (first, format, present);
  g_assert_cmpuint (first->found->len, ==, 2);
  for (guint i = 0; i < first->found->len; i++)
    g_ptr_array_add (present, g_object_ref (entry_at (first, i)));
  mt_brought_in_settle (second, format, present);
  g_assert_cmpuint (second->found->len, ==, 0);
}

/* ---- There already ---- */

static void
test_nothing_comes_twice (void)
{
  static const char twice[] = SERIES SERIES "BEGIN:VEVENT\r\nUID:two\r\nDTSTART:20261126T100000Z"
                                            "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:three\r\n"
                                            "DTSTART:20261130T100000Z\r\nEND:VEVENT";
  const MtBringFormat *format = mt_bring_format_find ("ics");
  g_autoptr (MtBroughtIn) first = read_events (twice), second = read_events (twice);
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_object_unref);

  mt_brought_in_settle (first, format, present);
  /* the series once, its date of another event not at all */
  g_assert_cmpuint (first->n_read, ==, 4);
  g_assert_cmpuint (first->found->len, ==, 2);
  g_assert_cmpuint (first->n_there, ==, 2);
  for (guint i = 0; i < first->found->len; i++)
    g_ptr_array_add (present, g_object_ref (entry_at (first, i)));
  mt_brought_in_settle (second, format, present);
  g_assert_cmpuint (second->found->len, ==, 0);
  g_assert_cmpuint (second->n_there, ==, 4);
}

static void
test_what_was_written_here_is_there_already (void)
{
  MtShareOptions options = { .format = MT_FORMAT_CALENDAR };
  g_autoptr (MtBroughtIn) theirs = read_events (SERIES);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (MtBroughtIn) ours = NULL;
  g_auto (MtMoment) now = { 0 };
  MtBrought *found;

  set_now (&now);
  g_ptr_array_add (entries, entry_at (theirs, 0));
  file = mt_share_render (entries, &options, NULL, NULL);
  ours = mt_bring_in_read (mt_bring_format_of (file, NULL), file, &now, NULL);
  g_assert_cmpuint (ours->misreads->len, ==, 0);
  g_assert_cmpuint (ours->found->len, ==, 1);
  found = ours->found->pdata[0];
  g_assert_cmpstr (mt_entry_get_text (found->entry), ==, "");
  g_assert_cmpint (mt_entry_get_moment (found->entry)->instant, ==,
                   mt_entry_get_moment (entry_at (theirs, 0))->instant);
  mt_brought_in_settle (ours, mt_bring_format_find ("ics"), entries);
  g_assert_cmpuint (ours->found->len, ==, 0);
  g_assert_cmpuint (ours->n_there, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bring-in/calendar/time", test_the_time_of_an_event);
  g_test_add_func ("/bring-in/calendar/misread", test_what_is_no_session_is_told_with_its_line);
  g_test_add_func ("/bring-in/calendar/details", test_the_rest_of_an_event);
  g_test_add_func ("/bring-in/calendar/folded", test_a_letter_may_be_folded);
  g_test_add_func ("/bring-in/calendar/end", test_that_a_series_ends_is_told);
  g_test_add_func ("/bring-in/calendar/length",
                   test_a_length_that_does_not_fit_is_left_out_and_told);
  g_test_add_func ("/bring-in/calendar/zone", test_a_zone_of_its_own);
  g_test_add_func ("/bring-in/calendar/change", test_a_single_date_that_is_otherwise);
  g_test_add_func ("/bring-in/calendar/single",
                   test_single_dates_without_their_series_are_sessions);
  g_test_add_func ("/bring-in/calendar/twice", test_nothing_comes_twice);
  g_test_add_func ("/bring-in/calendar/ours", test_what_was_written_here_is_there_already);
  return g_test_run ();
}
