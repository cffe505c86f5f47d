/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/appointment.h"

#include "core/kind.h"
#include "core/kinds/ids.h"

/* Rules of tzdata, by hand: Berlin changes on the last Sundays of March and October, New York on
 * the second of March and the first of November, Lord Howe by half an hour. */
static const struct {
  const char *regular, *zone;
  int every;
  const char *after, *next; /* next NULL: there is none */
} series[] = {
  /* each week, each second week, over the end of a year */
  { "2026-11-26T10:00", "Europe/Lisbon", 1, "2026-11-26T10:00Z", "2026-12-03T10:00:00+00:00" },
  { "2026-11-26T10:00", "Europe/Lisbon", 2, "2026-11-26T10:00Z", "2026-12-10T10:00:00+00:00" },
  { "2026-12-31T18:30", "Europe/Berlin", 1, "2026-12-31T20:00Z", "2027-01-07T18:30:00+01:00" },
  { "2028-02-24T09:00", "Europe/Berlin", 1, "2028-02-24T09:00Z", "2028-03-02T09:00:00+01:00" },
  { "2026-01-05T09:00", "Europe/Berlin", 52, "2026-01-05T09:00Z", "2027-01-04T09:00:00+01:00" },
  /* the clocks go forward and back, and it stays at ten */
  { "2026-03-26T10:00", "Europe/Berlin", 1, "2026-03-26T10:00Z", "2026-04-02T10:00:00+02:00" },
  { "2026-10-22T10:00", "Europe/Berlin", 1, "2026-10-22T10:00Z", "2026-10-29T10:00:00+01:00" },
  { "2026-10-29T10:00", "America/New_York", 1, "2026-10-30T00:00Z", "2026-11-05T10:00:00-05:00" },
  { "2026-03-30T08:15", "Australia/Lord_Howe", 1, "2026-03-31T00:00Z",
    "2026-04-06T08:15:00+10:30" },
  /* a time the clocks skip, one they have twice */
  { "2026-03-22T02:30", "Europe/Berlin", 1, "2026-03-22T02:30Z", "2026-03-29T03:30:00+02:00" },
  { "2026-10-18T02:30", "Europe/Berlin", 1, "2026-10-18T02:30Z", "2026-10-25T02:30:00+02:00" },
  /* zones that only have an offset, and odd ones */
  { "2026-03-26T10:00", "+05:30", 1, "2026-03-26T10:00Z", "2026-04-02T10:00:00+05:30" },
  { "2026-03-26T10:00:30.250", "Asia/Kathmandu", 3, "2026-03-26T10:00Z",
    "2026-04-16T10:00:30.250000+05:45" },
  /* a long break leaves none behind, and the rhythm stays */
  { "2026-01-08T10:00", "Europe/Berlin", 2, "2026-05-01T00:00Z", "2026-05-14T10:00:00+02:00" },
  { "2026-01-08T10:00", "Europe/Berlin", 1, "2026-05-14T07:59Z", "2026-05-14T10:00:00+02:00" },
  { "2026-01-08T10:00", "Europe/Berlin", 1, "2026-05-14T08:00Z", "2026-05-21T10:00:00+02:00" },
  { "2026-01-08T10:00", "Europe/Berlin", 1, "2046-01-01T00:00Z", "2046-01-04T10:00:00+01:00" },
  /* moved to earlier: after lies before the regular one */
  { "2026-11-26T10:00", "Europe/Lisbon", 1, "2026-11-24T10:00Z", "2026-12-03T10:00:00+00:00" },
  { "9999-12-30T10:00", "Europe/Lisbon", 1, "9999-12-30T10:00Z", NULL },
};

static gint64
instant (const char *at)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  return moment.instant;
}

static void
test_the_next_is_at_the_same_time (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (series); i++) {
    g_auto (MtMoment) regular = { 0 }, next = { 0 };
    g_autofree char *written = NULL;

    g_test_message ("%s %s %d", series[i].regular, series[i].zone, series[i].every);
    g_assert_true (mt_moment_parse (&regular, series[i].regular, series[i].zone, NULL));
    if (!mt_appointment_find_next (&regular, series[i].every, instant (series[i].after), &next)) {
      g_assert_null (series[i].next);
      g_assert_null (next.zone);
      continue;
    }
    written = mt_moment_format (&next);
    g_assert_cmpstr (written, ==, series[i].next);
    g_assert_cmpstr (next.zone, ==, series[i].zone);
  }
}

/* ---- An entry ---- */

static MtEntry *
make_session (const char *at, const char *zone)
{
  MtEntry *session = mt_entry_new (MT_KIND_SESSION);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, zone, NULL));
  mt_entry_set_moment (session, &moment);
  mt_entry_set_state (session, "planned");
  return session;
}

static void
set (MtEntry *session, const char *field, const char *given)
{
  const MtKind *kind = mt_kind_find (MT_KIND_SESSION);
  g_autofree char *value = NULL;
  double number;

  g_assert_true (mt_field_read (mt_kind_find_field (kind, field), given, &value, &number, NULL));
  mt_entry_add_value (session, field, value, number);
}

static void
move (MtEntry *session, const char *at, const char *zone)
{
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, zone, NULL));
  mt_appointment_move (session, &moment);
}

static void
assert_moment (MtEntry *session, const char *at, const char *zone)
{
  g_autofree char *written = mt_moment_format (mt_entry_get_moment (session));

  g_assert_cmpstr (written, ==, at);
  g_assert_cmpstr (mt_entry_get_moment (session)->zone, ==, zone);
}

static void
test_it_ends_after_its_length (void)
{
  g_autoptr (MtEntry) session = make_session ("2026-11-26T10:00", "Europe/Lisbon");

  g_assert_cmpint (mt_appointment_get_minutes (session), ==, MT_APPOINTMENT_MINUTES);
  g_assert_cmpint (mt_appointment_get_end (session), ==, instant ("2026-11-26T10:50Z"));
  set (session, "length", "90");
  g_assert_cmpint (mt_appointment_get_minutes (session), ==, 90);
  g_assert_cmpint (mt_appointment_get_end (session), ==, instant ("2026-11-26T11:30Z"));
}

static void
test_moving_one_keeps_the_series (void)
{
  g_autoptr (MtEntry) session = make_session ("2026-03-26T10:00", "Europe/Lisbon");
  g_autoptr (MtEntry) next = NULL;

  set (session, "every", "1");
  g_assert_false (mt_appointment_was_moved (session));
  /* from where the person is: it stays in its own zone */
  move (session, "2026-03-27T16:00", "Asia/Tokyo");
  assert_moment (session, "2026-03-27T07:00:00+00:00", "Europe/Lisbon");
  g_assert_true (mt_appointment_was_moved (session));
  g_assert_cmpstr (mt_entry_get_value (session, "usual"), ==, "2026-03-26T10:00:00+00:00");
  /* once more: still instead of the regular one */
  move (session, "2026-03-30T09:00", "Europe/Lisbon");
  g_assert_cmpstr (mt_entry_get_value (session, "usual"), ==, "2026-03-26T10:00:00+00:00");
  next = mt_appointment_follow (session, 0);
  assert_moment (next, "2026-04-02T10:00:00+01:00", "Europe/Lisbon");
  g_assert_false (mt_appointment_was_moved (next));
  g_assert_null (mt_entry_get_value (next, "usual"));
  /* and back */
  move (session, "2026-03-26T10:00", "Europe/Lisbon");
  g_assert_false (mt_appointment_was_moved (session));
  g_assert_null (mt_entry_get_value (session, "usual"));
}

static void
test_moved_past_the_next_one_it_is_followed_by_the_one_after (void)
{
  g_autoptr (MtEntry) session = make_session ("2026-03-05T10:00", "Europe/Lisbon");
  g_autoptr (MtEntry) next = NULL;

  set (session, "every", "1");
  move (session, "2026-03-13T10:00", "Europe/Lisbon");
  next = mt_appointment_follow (session, 0);
  assert_moment (next, "2026-03-19T10:00:00+00:00", "Europe/Lisbon");
}

static void
test_it_can_go_on_from_where_it_was_moved_to (void)
{
  g_autoptr (MtEntry) session = make_session ("2026-03-26T10:00", "Europe/Lisbon");
  g_autoptr (MtEntry) next = NULL;

  set (session, "every", "2");
  move (session, "2026-03-27T11:00", "Europe/Lisbon");
  mt_appointment_stay (session);
  g_assert_false (mt_appointment_was_moved (session));
  next = mt_appointment_follow (session, 0);
  assert_moment (next, "2026-04-10T11:00:00+01:00", "Europe/Lisbon");
}

static void
test_without_a_series_nothing_follows (void)
{
  g_autoptr (MtEntry) session = make_session ("2026-03-26T10:00", "Europe/Lisbon");

  g_assert_null (mt_appointment_follow (session, 0));
  move (session, "2026-03-27T11:00", "Europe/Lisbon");
  g_assert_false (mt_appointment_was_moved (session));
  g_assert_null (mt_entry_get_value (session, "usual"));
}

static void
test_the_next_one_takes_along_what_was_arranged (void)
{
  g_autoptr (MtEntry) session = make_session ("2026-03-26T10:00", "Europe/Lisbon");
  g_autoptr (MtEntry) next = NULL, third = NULL;
  const GPtrArray *links;

  set (session, "every", "1");
  set (session, "length", "90");
  set (session, "place", "video");
  set (session, "link", "https://example.org/room");
  set (session, "address", "Rua Nova 1");
  set (session, "phone", "+351 21 000");
  set (session, "dropped-call", "She calls me");
  set (session, "one-thing", "The letter");
  set (session, "tags", "rain");
  mt_entry_set_text (session, "Nervous");
  mt_entry_add_link (session, "with", "a-person");
  mt_entry_add_link (session, "agenda", "a-question");
  next = mt_appointment_follow (session, instant ("2026-04-10T00:00Z"));
  assert_moment (next, "2026-04-16T10:00:00+01:00", "Europe/Lisbon");
  g_assert_cmpstr (mt_entry_get_state (next), ==, "planned");
  g_assert_cmpstr (mt_entry_get_kind (next), ==, MT_KIND_SESSION);
  g_assert_cmpstr (mt_entry_get_text (next), ==, "");
  g_assert_cmpint (mt_appointment_get_minutes (next), ==, 90);
  g_assert_cmpint (mt_appointment_get_every (next), ==, 1);
  for (gsize i = 0; i < 5; i++) {
    static const char *const fields[] = { "place", "link", "address", "phone", "dropped-call" };

    g_assert_cmpstr (mt_entry_get_value (next, fields[i]), ==,
                     mt_entry_get_value (session, fields[i]));
  }
  g_assert_null (mt_entry_get_value (next, "one-thing"));
  g_assert_null (mt_entry_get_value (next, "tags"));
  links = mt_entry_get_links (next);
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (((const MtLink *)links->pdata[0])->role, ==, "with");
  g_assert_cmpstr (((const MtLink *)links->pdata[0])->to, ==, "a-person");
  g_assert_cmpstr (((const MtLink *)links->pdata[1])->role, ==, "series");
  g_assert_cmpstr (((const MtLink *)links->pdata[1])->to, ==, mt_entry_get_id (session));
  third = mt_appointment_follow (next, 0);
  links = mt_entry_get_links (third);
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (((const MtLink *)links->pdata[1])->to, ==, mt_entry_get_id (session));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/appointment/same-time", test_the_next_is_at_the_same_time);
  g_test_add_func ("/appointment/end", test_it_ends_after_its_length);
  g_test_add_func ("/appointment/moved", test_moving_one_keeps_the_series);
  g_test_add_func ("/appointment/moved-far",
                   test_moved_past_the_next_one_it_is_followed_by_the_one_after);
  g_test_add_func ("/appointment/stay", test_it_can_go_on_from_where_it_was_moved_to);
  g_test_add_func ("/appointment/no-series", test_without_a_series_nothing_follows);
  g_test_add_func ("/appointment/along", test_the_next_one_takes_along_what_was_arranged);
  return g_test_run ();
}
