/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/due.h"

#include "core/day.h"
#include "core/kind.h"

#include <math.h>

static gint32
day_of (const char *written)
{
  gint32 day;

  g_assert_true (mt_day_parse (written, &day, NULL));
  return day;
}

static MtEntry *
make (const char *kind, const char *field, const char *at)
{
  MtEntry *entry = mt_entry_new (kind);

  if (field)
    mt_entry_add_value (entry, field, at, NAN);
  return entry;
}

/* The day is that of where it was written, whatever the hour. */
static void
test_a_letter_is_closed_until_its_day (void)
{
  g_autoptr (MtEntry) letter = make ("letter", "opens", "2027-03-20T23:30:00-05:00");
  gint32 day;

  g_assert_true (mt_due_is_closed (letter, day_of ("2027-03-19"), &day));
  g_assert_cmpint (day, ==, day_of ("2027-03-20"));
  g_assert_false (mt_due_is_waiting (letter, day_of ("2027-03-19")));
  g_assert_false (mt_due_is_closed (letter, day_of ("2027-03-20"), NULL));
  g_assert_true (mt_due_is_waiting (letter, day_of ("2027-03-20")));
  g_assert_true (mt_due_is_waiting (letter, day_of ("2031-01-01")));
}

static void
test_what_has_no_day_is_neither (void)
{
  g_autoptr (MtEntry) letter = make ("letter", NULL, NULL);
  g_autoptr (MtEntry) odd = make ("letter", "opens", "in spring");
  g_autoptr (MtEntry) thought = make ("thought", "opens", "2999-01-01T12:00:00+00:00");
  g_autoptr (MtEntry) newer = make ("of-later", "opens", "2999-01-01T12:00:00+00:00");
  MtEntry *all[] = { letter, odd, thought, newer };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_assert_false (mt_due_is_closed (all[i], 0, NULL));
    g_assert_false (mt_due_is_waiting (all[i], MT_DAY_MAX));
    g_assert_false (mt_due_set_seen (all[i], MT_DAY_MAX));
  }
}

/* Nothing of a decision is hidden before its day. */
static void
test_a_decision_waits_to_be_looked_at_again (void)
{
  g_autoptr (MtEntry) decision = make ("decision", "look-again", "2026-01-10T12:00:00+00:00");
  gint32 today = day_of ("2026-01-10");

  g_assert_false (mt_due_is_closed (decision, today - 1, NULL));
  g_assert_true (mt_due_is_waiting (decision, today));
  g_assert_true (mt_due_set_seen (decision, today));
  g_assert_nonnull (mt_entry_get_value (decision, "looked-again"));
  g_assert_false (mt_due_is_waiting (decision, today));
  g_assert_false (mt_due_set_seen (decision, today));
}

/* Another day after it was looked at makes it wait again. */
static void
test_another_day_is_waited_for_anew (void)
{
  g_autoptr (MtEntry) decision = make ("decision", "look-again", "2026-03-10T12:00:00+00:00");

  mt_entry_add_value (decision, "looked-again", "2026-01-10T12:00:00+00:00", NAN);
  g_assert_false (mt_due_is_waiting (decision, day_of ("2026-03-09")));
  g_assert_true (mt_due_is_waiting (decision, day_of ("2026-03-10")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due/a-letter-is-closed-until-its-day", test_a_letter_is_closed_until_its_day);
  g_test_add_func ("/due/what-has-no-day-is-neither", test_what_has_no_day_is_neither);
  g_test_add_func ("/due/a-decision-waits-to-be-looked-at-again",
                   test_a_decision_waits_to_be_looked_at_again);
  g_test_add_func ("/due/another-day-is-waited-for-anew", test_another_day_is_waited_for_anew);
  return g_test_run ();
}
