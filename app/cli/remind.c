/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/remind.h"
#include "app/reminders/names.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define START_MS 5000

static char *at, *days, *date, *nudge, *text;
static int minutes = -1, every, month_day, later;
static gboolean unless_written, steps, sound;

const GOptionEntry mt_remind_options[] = {
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("The time of day (default: 20:30)"), N_ ("HH:MM") },
  { "days", 0, 0, G_OPTION_ARG_STRING, &days, N_ ("Of weekly: which, such as mon,wed,fri"),
    N_ ("DAYS") },
  { "every", 0, 0, G_OPTION_ARG_INT, &every, N_ ("Of every: days from one to the next"), N_ ("N") },
  { "day", 0, 0, G_OPTION_ARG_INT, &month_day, N_ ("Of monthly: the day of the month"), N_ ("N") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Of once, and the first of every: which day"),
    N_ ("DATE") },
  { "minutes", 0, 0, G_OPTION_ARG_INT, &minutes, N_ ("Of before and after: how long (default: 60)"),
    N_ ("N") },
  { "for", 0, 0, G_OPTION_ARG_STRING, &nudge, N_ ("What for: mood, write, session or task"),
    N_ ("WHAT") },
  { "unless-written", 0, 0, G_OPTION_ARG_NONE, &unless_written,
    N_ ("Not on a day on which something was written; that date then lies outside the journal"),
    NULL },
  { "steps", 0, 0, G_OPTION_ARG_NONE, &steps,
    N_ ("With three steps of mood as buttons, which tell others what it is about"), NULL },
  { "text", 0, 0, G_OPTION_ARG_STRING, &text,
    N_ ("Own words: shown on a locked screen, too, and readable outside the journal"),
    N_ ("WORDS") },
  { "sound", 0, 0, G_OPTION_ARG_NONE, &sound, N_ ("With a sound"), NULL },
  { "later", 0, 0, G_OPTION_ARG_INT, &later, N_ ("Minutes that “Later” waits (default: 30)"),
    N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

/* What stands in the place of WHEN; a session has two. */
static const struct {
  const char *name;
  MtRuleWhen when;
  int direction;
} whens[] = {
  { "daily", MT_RULE_DAILY },        { "weekly", MT_RULE_WEEKLY },
  { "every", MT_RULE_EVERY },        { "monthly", MT_RULE_MONTHLY },
  { "before", MT_RULE_SESSION, -1 }, { "after", MT_RULE_SESSION, 1 },
  { "due", MT_RULE_TASK },           { "once", MT_RULE_ONCE },
};

static MtStatus
take_when (MtRule *rule, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (whens); i++)
    if (g_str_equal (whens[i].name, name)) {
      if (whens[i].direction < 0 && minutes == 0) /* that would be: once it is over */
        return mt_refuse_usage (_ ("“before” takes one minute or more."));
      rule->when = whens[i].when;
      if (rule->when == MT_RULE_SESSION)
        rule->offset = whens[i].direction * (minutes >= 0 ? minutes : 60);
      return MT_STATUS_DONE;
    }
  return mt_refuse_usage (_ ("WHEN is one of: daily, weekly, every, monthly, before, after, due, "
                             "once."));
}

MtStatus
mt_remind_read_minute (const char *time, guint *minute)
{
  guint hour, of_hour;
  char rest;

  if (sscanf (time, "%2u:%2u%c", &hour, &of_hour, &rest) != 2 || hour > 23 || of_hour > 59)
    return mt_refuse_usage (_ ("A time of day is written like 20:30."));
  *minute = hour * 60 + of_hour;
  return MT_STATUS_DONE;
}

static MtStatus
take_days (MtRule *rule)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_auto (GStrv) given = days ? g_strsplit (days, ",", -1) : NULL;

  rule->weekdays = 0;
  for (guint i = 0; given && given[i]; i++) {
    guint bit = 0;

    while (bit < G_N_ELEMENTS (names) && !g_str_equal (names[bit], given[i]))
      bit++;
    if (bit == G_N_ELEMENTS (names))
      break;
    rule->weekdays |= 1u << bit;
    if (!given[i + 1])
      return MT_STATUS_DONE;
  }
  return mt_refuse_usage (_ ("--days takes days of the week, such as mon,wed,fri."));
}

static MtStatus
take_date (MtRule *rule)
{
  rule->day = mt_say_today ();
  if (!date && rule->when == MT_RULE_ONCE)
    return mt_refuse_usage (_ ("--date says on which day, like 2026-12-24."));
  if (date && !mt_day_parse (date, &rule->day, NULL))
    return mt_refuse_usage (_ ("A date is written like 2026-12-24."));
  return MT_STATUS_DONE;
}

static MtStatus
take_nudge (MtRule *rule)
{
  int found = nudge ? mt_rule_nudge_find (nudge) : (int)rule->nudge;

  if (found < 0 || found == MT_NUDGE_OWN)
    return mt_refuse_usage (_ ("--for takes mood, write, session or task."));
  rule->nudge = text ? MT_NUDGE_OWN : (MtNudge)found;
  return MT_STATUS_DONE;
}

static MtStatus
read_rule (MtRule *rule, const char *when)
{
  MtStatus status;

  if ((status = take_when (rule, when)) || (status = take_nudge (rule)) ||
      (at && (status = mt_remind_read_minute (at, &rule->minute))))
    return status;
  if (rule->when == MT_RULE_WEEKLY && (status = take_days (rule)))
    return status;
  if ((rule->when == MT_RULE_ONCE || rule->when == MT_RULE_EVERY) && (status = take_date (rule)))
    return status;
  if (rule->when == MT_RULE_EVERY)
    rule->every = every > 0 ? (guint)every : 2;
  if (rule->when == MT_RULE_MONTHLY)
    rule->month_day = month_day > 0 ? (guint)month_day : 1;
  rule->unless_written = unless_written && rule->when != MT_RULE_SESSION;
  rule->steps = steps;
  rule->sound = sound;
  if (later > 0)
    rule->later = (guint)later;
  g_set_str (&rule->text, text);
  if (!mt_rule_is_valid (rule))
    return mt_refuse (_ ("A number is out of its bounds, or the words are longer than a line. "
                         "Nothing was saved."));
  return MT_STATUS_DONE;
}

/* ---- Of the journal ---- */

MtSchedule *
mt_remind_load (MtCall *call, MtStatus *status)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  MtSchedule *schedule;

  *status = mt_call_open (call);
  if (*status)
    return NULL;
  mt_journal_load_reminders (call->journal, NULL, mt_wait_cb, &wait);
  schedule = mt_journal_load_reminders_finish (call->journal, mt_wait_for (&wait), &error);
  if (!schedule)
    *status = mt_refuse_error (error);
  return schedule;
}

static gboolean
is_any_enabled (const MtSchedule *schedule)
{
  for (guint i = 0; i < schedule->rules->len; i++)
    if (((const MtRule *)schedule->rules->pdata[i])->enabled)
      return TRUE;
  return FALSE;
}

/* As the app does it (app/reminder-service.h): where there is something to remind of, what reminds
 * is started. */
static void
start_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer =
      bus ? g_dbus_connection_call_sync (bus, MT_REMINDERS_NAME, MT_REMINDERS_PATH,
                                         MT_REMINDERS_INTERFACE, "Changed", NULL, NULL,
                                         G_DBUS_CALL_FLAGS_NONE, START_MS, NULL, &error)
          : NULL;

  if (answer)
    return;
  g_debug ("nothing reminds: %s", error->message);
  mt_say (_ ("What shows reminders could not be started from here. They come once somebody logs in "
             "on this device, or opens Meantime."));
}

MtStatus
mt_remind_save (MtCall *call, const MtSchedule *schedule)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  mt_journal_save_reminders (call->journal, schedule, mt_wait_cb, &wait);
  if (!mt_journal_save_reminders_finish (call->journal, mt_wait_for (&wait), &error))
    return mt_refuse_error (error);
  if (is_any_enabled (schedule))
    start_service ();
  return MT_STATUS_DONE;
}

MtStatus
mt_command_remind (MtCall *call)
{
  g_autoptr (MtRule) rule = mt_rule_new ();
  g_autofree char *id = g_strdup (rule->id);
  g_autoptr (MtSchedule) schedule = NULL;
  MtStatus status = read_rule (rule, call->arguments[0]);

  if (status || !(schedule = mt_remind_load (call, &status)))
    return status;
  g_ptr_array_add (schedule->rules, g_steal_pointer (&rule));
  if ((status = mt_remind_save (call, schedule)))
    return status;
  mt_put_format ("%s\n", id);
  return MT_STATUS_DONE;
}

MtStatus
mt_remind_refuse_missing (const char *id)
{
  if (mt_is_plain_word (id))
    return mt_refuse (_ ("There is no reminder with the id %s. “meantime-cli reminders” shows the "
                         "ids. Nothing was changed."),
                      id);
  return mt_refuse (_ ("What stands in the place of an id is not the id of a reminder. "
                       "“meantime-cli reminders” shows the ids. Nothing was changed."));
}

MtStatus
mt_command_unremind (MtCall *call)
{
  g_autoptr (MtSchedule) schedule = NULL;
  MtStatus status;

  if (!(schedule = mt_remind_load (call, &status)))
    return status;
  for (int i = 0; i < call->n_arguments; i++) {
    MtRule *rule = mt_schedule_find (schedule, call->arguments[i]);

    if (!rule)
      return mt_remind_refuse_missing (call->arguments[i]);
    g_ptr_array_remove (schedule->rules, rule);
  }
  return mt_remind_save (call, schedule);
}
