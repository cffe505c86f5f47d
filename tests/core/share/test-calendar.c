/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/appointment.h"
#include "core/error.h"
#include "core/share/calendar.h"

static MtEntry *
add_session (GPtrArray *entries, const char *id, const char *at, const char *state)
{
  MtEntry *session = add_entry (entries, id, "session", at, "What I fear");

  mt_entry_set_state (session, state);
  add_value (session, "place", "room");
  add_value (session, "address", "Rua Nova 1");
  add_value (session, "dropped-call", "She calls");
  add_value (session, "one-thing", "The letter");
  add_value (session, "tags", "rain");
  return session;
}

static void
test_it_says_when_and_nothing_else (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = NULL, *again = NULL;

  add_value (add_session (entries, "an-id", "2026-11-26T10:00", "planned"), "length", "90");
  text = render (entries, MT_FORMAT_CALENDAR, NULL);
  again = render (entries, MT_FORMAT_CALENDAR, NULL);
  g_assert_cmpstr (text, ==, again);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  assert_has (text, "DTSTART;TZID=Europe/Lisbon:20261126T100000\r\n");
  assert_has (text, "DURATION:PT1H30M\r\n");
  assert_has (text, "SUMMARY:Appointment\r\n");
  assert_has (text, "BEGIN:VTIMEZONE\r\nTZID:Europe/Lisbon\r\n");
  assert_has (text, "BEGIN:DAYLIGHT");
  assert_lacks (text, "RRULE:FREQ=WEEKLY");
  assert_lacks (text, "\r\nLOCATION");
  assert_lacks (text, "DESCRIPTION");
  assert_lacks (text, "fear");
  assert_lacks (text, "Rua");
  assert_lacks (text, "calls");
  assert_lacks (text, "letter");
  assert_lacks (text, "rain");
  assert_lacks (text, "an-id");
}

/* A zone is named after a town. */
static void
test_a_hidden_town_is_in_no_zone (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  MtShareOptions options = { .format = MT_FORMAT_CALENDAR, .choice = choice };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_value (add_session (entries, "first", "2026-11-26T10:00", "planned"), "every", "2");
  mt_share_choice_hide_words (choice, "lisbon", TRUE);
  bytes = mt_share_render (entries, &options, NULL, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_lacks (text, "Lisbon");
  assert_has (text, "DTSTART:20261126T100000Z\r\n");
  assert_lacks (text, "RRULE"); /* which would go wrong where the clocks change */
}

static void
test_a_series_is_one_event (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *first = add_session (entries, "first", "2026-11-26T10:00", "over");
  MtEntry *next;
  g_autofree char *before = NULL, *after = NULL, *text = NULL, *with_uid = NULL;

  add_value (first, "every", "2");
  before = mt_calendar_uid (first);
  next = mt_appointment_follow (first, 0);
  g_ptr_array_add (entries, next);
  g_ptr_array_add (entries, mt_appointment_follow (next, 0));
  after = mt_calendar_uid (next);
  g_assert_cmpstr (before, ==, after);
  text = render (entries, MT_FORMAT_CALENDAR, NULL);
  with_uid = g_strdup_printf ("UID:%s\r\n", after);
  assert_has (text, with_uid);
  assert_has (text, "DTSTART;TZID=Europe/Lisbon:20261210T100000\r\n");
  assert_has (text, "RRULE:FREQ=WEEKLY;INTERVAL=2\r\n");
  assert_has (text, "DURATION:PT50M\r\n");
  assert_lacks (text, "20261126");
  assert_lacks (text, "20261224");
}

static void
test_one_that_was_moved_is_a_single_date (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *session = add_session (entries, "a", "2026-11-26T10:00", "planned");
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *text = NULL;
  const char *second;

  add_value (session, "every", "1");
  g_assert_true (mt_moment_parse (&moment, "2026-11-27T16:00", "Europe/Lisbon", NULL));
  mt_appointment_move (session, &moment);
  text = render (entries, MT_FORMAT_CALENDAR, NULL);
  assert_has (text, "DTSTART;TZID=Europe/Lisbon:20261126T100000\r\n");
  assert_has (text, "RECURRENCE-ID;TZID=Europe/Lisbon:20261126T100000\r\n");
  second = strstr (text, "DTSTART;TZID=Europe/Lisbon:20261127T160000\r\n");
  g_assert_nonnull (second);
  assert_lacks (second, "RRULE:FREQ=WEEKLY");
}

static void
test_only_sessions_with_a_date_are_taken (void)
{
  static const char *const states[] = { "to-come", "over", "cancelled", "missed" };
  g_autoptr (GPtrArray) entries = new_entries ();
  MtShareOptions options = { .format = MT_FORMAT_CALENDAR };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    add_session (entries, states[i], "2026-11-26T10:00", states[i]);
  add_entry (entries, "t", "thought", "2026-11-26T10:00", "Rain");
  g_assert_null (mt_share_render (entries, &options, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

static void
test_what_is_hidden_is_not_told (void)
{
  static const char *const hidden[] = { "length", "every", NULL };
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *session = add_session (entries, "a", "2026-11-26T10:00", "planned");
  g_autofree char *text = NULL;

  add_value (session, "length", "90");
  add_value (session, "every", "1");
  text = render (entries, MT_FORMAT_CALENDAR, hidden);
  assert_has (text, "DURATION:PT50M\r\n");
  assert_lacks (text, "RRULE:FREQ=WEEKLY");
}

static void
test_where_it_was_moved_from_can_be_hidden (void)
{
  static const char *const hidden[] = { "usual", NULL };
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *session = add_session (entries, "a", "2026-11-26T10:00", "planned");
  g_autofree char *regular = NULL, *moved = NULL;
  g_auto (MtMoment) moment = { 0 };

  add_value (session, "every", "1");
  regular = render (entries, MT_FORMAT_CALENDAR, hidden);
  assert_has (regular, "RRULE:FREQ=WEEKLY");
  g_assert_true (mt_moment_parse (&moment, "2026-11-27T16:00", "Europe/Lisbon", NULL));
  mt_appointment_move (session, &moment);
  moved = render (entries, MT_FORMAT_CALENDAR, hidden);
  assert_has (moved, "DTSTART;TZID=Europe/Lisbon:20261127T160000\r\n");
  assert_lacks (moved, "20261126");
}

static void
test_a_bare_offset_is_told_as_utc (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *session = add_session (entries, "a", "2026-11-26T10:00", "planned");
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *text = NULL;

  g_assert_true (mt_moment_parse (&moment, "2026-11-26T10:00", "+05:30", NULL));
  mt_entry_set_moment (session, &moment);
  text = render (entries, MT_FORMAT_CALENDAR, NULL);
  assert_has (text, "DTSTART:20261126T043000Z\r\n");
  assert_lacks (text, "VTIMEZONE");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/calendar/nothing-else", test_it_says_when_and_nothing_else);
  g_test_add_func ("/share/calendar/a-hidden-town-is-in-no-zone", test_a_hidden_town_is_in_no_zone);
  g_test_add_func ("/share/calendar/series", test_a_series_is_one_event);
  g_test_add_func ("/share/calendar/moved", test_one_that_was_moved_is_a_single_date);
  g_test_add_func ("/share/calendar/planned", test_only_sessions_with_a_date_are_taken);
  g_test_add_func ("/share/calendar/hidden", test_what_is_hidden_is_not_told);
  g_test_add_func ("/share/calendar/moved-from", test_where_it_was_moved_from_can_be_hidden);
  g_test_add_func ("/share/calendar/offset", test_a_bare_offset_is_told_as_utc);
  return g_test_run ();
}
