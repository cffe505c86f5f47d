/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-days.h"
#include "core/kind.h"
#include "tests/core/fixture.h"

#include <math.h>

static guint
kind_index (const char *id)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  g_assert_cmpint (n_kinds, <=, MT_DAYS_KINDS);
  return (guint)(mt_kind_find (id) - kinds);
}

static gint32
day_of (const char *date)
{
  gint32 day;

  g_assert_true (mt_day_parse (date, &day, NULL));
  return day;
}

static MtDays *
read_days (Fixture *f, const char *first, const char *last)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  MtDays *days;

  mt_journal_read_days (f->journal, day_of (first), day_of (last), "valence", NULL, wait_done,
                        &slot);
  result = wait_for (&slot);
  days = mt_journal_read_days_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return days;
}

static MtEntry *
write_mood (Fixture *f, const char *at, double step)
{
  MtEntry *entry = write_entry (f->journal, "mood", at, "");
  g_autofree char *value = g_strdup_printf ("%d", (int)step);

  mt_entry_add_value (entry, "valence", value, step);
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

static void
test_each_day_has_what_was_written_then (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) low = write_mood (f, "2026-03-02T08:00", 2);
  g_autoptr (MtEntry) high = write_mood (f, "2026-03-02T23:59:59", 6);
  g_autoptr (MtEntry) binned = write_mood (f, "2026-03-02T12:00", 1);
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-03-02T00:00", "first");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-03-02T10:00", "second");
  g_autoptr (MtEntry) outside = write_entry (f->journal, "thought", "2026-03-04T00:00", "later");
  g_autoptr (MtDays) days = NULL;
  const MtDay *day;

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (binned), NULL));
  days = read_days (f, "2026-03-01", "2026-03-03");
  day = mt_days_get (days, day_of ("2026-03-02"));
  g_assert_cmpint (day->n_entries, ==, 4);
  g_assert_cmpint (day->n_of[kind_index ("thought")], ==, 2);
  g_assert_cmpint (day->n_of[kind_index ("mood")], ==, 2);
  g_assert_cmpint (day->n_steps, ==, 2);
  g_assert_cmpfloat (day->low, ==, 2);
  g_assert_cmpfloat (day->high, ==, 6);
  g_assert_cmpfloat (day->sum, ==, 8);
  g_assert_cmpint (mt_days_get (days, day_of ("2026-03-01"))->n_entries, ==, 0);
  g_assert_cmpint (mt_days_get (days, day_of ("2026-03-03"))->n_entries, ==, 0);
  g_assert_null (mt_days_get (days, day_of ("2026-03-04")));
}

static void
test_a_session_counts_where_it_takes_place (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *state, *at;
    guint n;
  } cases[] = {
    { "planned", "2026-03-02T10:00", 1 },   { "over", "2026-03-03T10:00", 1 },
    { "cancelled", "2026-03-04T10:00", 0 }, { "missed", "2026-03-05T10:00", 0 },
    { "to-come", "2026-03-06T10:00", 0 },
  };
  g_autoptr (MtDays) days = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtEntry) entry = write_entry (f->journal, "session", cases[i].at, "");

    mt_entry_set_state (entry, cases[i].state);
    g_assert_true (save (f->journal, entry, NULL));
  }
  days = read_days (f, "2026-03-02", "2026-03-06");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (days->days[i].n_meetings, ==, cases[i].n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/days/each-day-has-what-was-written-then", test_each_day_has_what_was_written_then);
  ADD_TEST ("/days/a-session-counts-where-it-takes-place",
            test_a_session_counts_where_it_takes_place);
  return fixture_run ();
}
