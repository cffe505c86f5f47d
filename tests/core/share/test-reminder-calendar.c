/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/share/reminder-calendar.h"
#include "tests/core/share/samples.h"

#define NOW (G_GINT64_CONSTANT (1795953600) * G_USEC_PER_SEC) /* 2026-11-29T12:00:00Z, a Sunday */

static char *
draw (MtSchedule *schedule, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/Sao_Paulo");
  g_autoptr (GBytes) bytes = mt_reminder_calendar_render (schedule, NOW, zone, error);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static MtRule *
add (MtSchedule *schedule, MtRuleWhen when)
{
  MtRule *rule = mt_rule_new ();

  rule->when = when;
  rule->minute = 20 * 60 + 30;
  rule->since = NOW - 1;
  g_ptr_array_add (schedule->rules, rule);
  return rule;
}

static void
test_what_recurs_is_one_event (void)
{
  g_autoptr (MtSchedule) schedule = mt_schedule_new ();
  g_autofree char *text = NULL, *again = NULL;
  MtRule *daily = add (schedule, MT_RULE_DAILY), *every;
  g_autofree char *uid = g_strdup_printf ("UID:%s\r\n", daily->id);

  g_set_str (&daily->text, "water the fern");
  daily->nudge = MT_NUDGE_OWN;
  daily->steps = daily->unless_written = TRUE;
  add (schedule, MT_RULE_WEEKLY)->weekdays = MT_RULE_MONDAY | 1u << 5;
  add (schedule, MT_RULE_MONTHLY)->month_day = 28;
  add (schedule, MT_RULE_MONTHLY)->month_day = 30;
  every = add (schedule, MT_RULE_EVERY);
  every->every = 3;
  every->day = 20786;
  text = draw (schedule, NULL);
  again = draw (schedule, NULL);
  g_assert_cmpstr (text, ==, again);
  assert_has (text, uid);
  assert_has (text, "DTSTART:20261129T203000\r\n"); /* wherever one is */
  assert_has (text, "RRULE:FREQ=DAILY\r\n");
  assert_has (text, "DTSTART:20261130T203000\r\n");
  assert_has (text, "RRULE:FREQ=WEEKLY;BYDAY=MO,SA\r\n");
  assert_has (text, "RRULE:FREQ=MONTHLY;BYMONTHDAY=28\r\n");
  assert_has (text, "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1\r\n");
  assert_has (text, "RRULE:FREQ=DAILY;INTERVAL=3\r\n");
  assert_has (text, "SUMMARY:Reminder\r\n");
  assert_has (text, "BEGIN:VALARM\r\n");
  assert_lacks (text, "fern");
  assert_lacks (text, "mood");
}

static void
test_sessions_and_days_are_those_to_come (void)
{
  g_autoptr (MtSchedule) schedule = mt_schedule_new ();
  g_autofree char *text = NULL;
  const MtSpan past = { NOW - 1000, NOW - 500 };
  const MtSpan next = { NOW + 48 * G_TIME_SPAN_HOUR, NOW + 49 * G_TIME_SPAN_HOUR };
  const gint32 days[] = { 20780, 20787 };

  g_array_append_val (schedule->sessions, past);
  g_array_append_val (schedule->sessions, next);
  g_array_append_vals (schedule->due_days, days, G_N_ELEMENTS (days));
  add (schedule, MT_RULE_SESSION)->offset = -30;
  add (schedule, MT_RULE_SESSION)->offset = 15;
  add (schedule, MT_RULE_TASK);
  text = draw (schedule, NULL);
  assert_has (text, "DTSTART:20261201T113000Z\r\n");
  assert_has (text, "DTSTART:20261201T131500Z\r\n");
  assert_has (text, "DTSTART:20261130T233000Z\r\n"); /* 20:30 in São Paulo */
  assert_lacks (text, "20261123");
  assert_lacks (text, "RRULE");
}

static void
test_without_a_time_there_is_no_file (void)
{
  g_autoptr (MtSchedule) schedule = mt_schedule_new ();
  g_autoptr (GError) error = NULL;

  add (schedule, MT_RULE_DAILY)->enabled = FALSE;
  add (schedule, MT_RULE_SESSION)->offset = -30;
  g_assert_null (draw (schedule, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminder-calendar/what-recurs-is-one-event", test_what_recurs_is_one_event);
  g_test_add_func ("/reminder-calendar/sessions-and-days-are-those-to-come",
                   test_sessions_and_days_are_those_to_come);
  g_test_add_func ("/reminder-calendar/without-a-time-there-is-no-file",
                   test_without_a_time_there_is_no_file);
  return g_test_run ();
}
