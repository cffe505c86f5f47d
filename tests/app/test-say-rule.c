/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/say-rule.h"
#include "core/day.h"

#include <locale.h>

#define TODAY 20786 /* 2026-11-29 */

static void
assert_says (const MtRule *rule, const char *sentence)
{
  g_autofree char *said = mt_say_rule (rule, TODAY);

  g_assert_cmpstr (said, ==, sentence);
}

static void
test_days_are_said (void)
{
  g_autoptr (MtRule) rule = mt_rule_new ();

  rule->minute = 20 * 60 + 30;
  assert_says (rule, "Every day at 20:30");
  rule->unless_written = TRUE;
  assert_says (rule, "Every day at 20:30, unless I already wrote");
  rule->when = MT_RULE_WEEKLY;
  rule->weekdays = MT_RULE_ALL_WEEK;
  assert_says (rule, "Every day at 20:30, unless I already wrote");
  rule->weekdays = 0x1f;
  assert_says (rule, "Monday to Friday at 20:30, unless I already wrote");
  rule->unless_written = FALSE;
  rule->weekdays = 0x60;
  assert_says (rule, "On weekends at 20:30");
  rule->weekdays = MT_RULE_MONDAY;
  assert_says (rule, "Every Monday at 20:30");
  rule->weekdays = MT_RULE_MONDAY | 1u << 2 | 1u << 6;
  rule->minute = 0;
  assert_says (rule, "Every Monday, Wednesday and Sunday at 00:00");
}

static void
test_what_is_rarer_is_said (void)
{
  g_autoptr (MtRule) rule = mt_rule_new ();

  rule->minute = 23 * 60 + 59;
  rule->when = MT_RULE_EVERY;
  rule->every = 1;
  assert_says (rule, "Every day at 23:59");
  rule->every = 3;
  assert_says (rule, "Every 3 days at 23:59");
  rule->when = MT_RULE_MONTHLY;
  rule->month_day = 30;
  assert_says (rule, "On day 30 of each month at 23:59");
  rule->month_day = 31;
  assert_says (rule, "On the last day of each month at 23:59");
  rule->when = MT_RULE_TASK;
  assert_says (rule, "At 23:59 on days when something is due");
  rule->when = MT_RULE_ONCE;
  rule->day = TODAY + 40;
  assert_says (rule, "Once, on 8 January 2027 at 23:59");
}

static void
test_sessions_are_said (void)
{
  static const struct {
    int offset;
    const char *sentence;
  } cases[] = {
    { -1, "1 minute before a session" }, { -90, "90 minutes before a session" },
    { -60, "1 hour before a session" },  { -2880, "2 days before a session" },
    { 0, "When a session ends" },        { 15, "15 minutes after a session" },
    { 180, "3 hours after a session" },  { 1440, "1 day after a session" },
  };
  g_autoptr (MtRule) rule = mt_rule_new ();

  rule->when = MT_RULE_SESSION;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    rule->offset = cases[i].offset;
    assert_says (rule, cases[i].sentence);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/say-rule/days-are-said", test_days_are_said);
  g_test_add_func ("/say-rule/what-is-rarer-is-said", test_what_is_rarer_is_said);
  g_test_add_func ("/say-rule/sessions-are-said", test_sessions_are_said);
  return g_test_run ();
}
