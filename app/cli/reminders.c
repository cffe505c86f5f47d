/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/member.h"
#include "app/cli/out-file.h"
#include "app/cli/output.h"
#include "app/cli/remind.h"
#include "app/say-rule.h"
#include "app/widgets/say-time.h"
#include "core/share/reminder-calendar.h"
#include "core/share/share.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

static gboolean json;
static char *quiet, *pause_until, *wake, *out, **on, **off;

const GOptionEntry mt_reminders_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
  { "on", 0, 0, G_OPTION_ARG_STRING_ARRAY, &on, N_ ("Switch this one on"), N_ ("ID") },
  { "off", 0, 0, G_OPTION_ARG_STRING_ARRAY, &off, N_ ("Switch this one off"), N_ ("ID") },
  { "quiet", 0, 0, G_OPTION_ARG_STRING, &quiet,
    N_ ("Quiet hours, such as 22:00-07:00; “off”: none"), N_ ("FROM-TO") },
  { "pause-until", 0, 0, G_OPTION_ARG_STRING, &pause_until,
    N_ ("Nothing comes before this day or time; “off”: no pause"), N_ ("WHEN") },
  { "wake", 0, 0, G_OPTION_ARG_STRING, &wake,
    N_ ("Wake the device from sleep, where that is permitted"), N_ ("on|off") },
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out,
    N_ ("Write when they come into a calendar file, under the title “Reminder”, and nothing else"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

/* ---- Changing ---- */

static MtStatus
set_enabled (MtSchedule *schedule, char **ids, gboolean enabled)
{
  for (char **id = ids; id && *id; id++) {
    MtRule *rule = mt_schedule_find (schedule, *id);

    if (!rule)
      return mt_remind_refuse_missing (*id);
    rule->enabled = enabled;
  }
  return MT_STATUS_DONE;
}

static MtStatus
set_quiet (MtSchedule *schedule)
{
  g_auto (GStrv) times = NULL;
  MtStatus status;

  if (g_str_equal (quiet, "off")) {
    schedule->quiet_from = schedule->quiet_to = 0;
    return MT_STATUS_DONE;
  }
  times = g_strsplit (quiet, "-", 2);
  if (g_strv_length (times) != 2)
    return mt_refuse_usage (_ ("--quiet takes two times, such as 22:00-07:00, or off."));
  status = mt_remind_read_minute (times[0], &schedule->quiet_from);
  return status ? status : mt_remind_read_minute (times[1], &schedule->quiet_to);
}

static MtStatus
set_pause (MtSchedule *schedule)
{
  g_auto (MtMoment) moment = { 0 };
  gint32 day;

  if (g_str_equal (pause_until, "off")) {
    schedule->paused_until = 0;
    return MT_STATUS_DONE;
  }
  if (mt_day_parse (pause_until, &day, NULL)) { /* until it begins */
    g_autofree char *start = g_strconcat (pause_until, "T00:00:00", NULL);

    if (mt_moment_parse (&moment, start, NULL, NULL))
      schedule->paused_until = moment.instant;
    return MT_STATUS_DONE;
  }
  if (!mt_moment_parse (&moment, pause_until, NULL, NULL))
    return mt_refuse_usage (_ ("--pause-until takes a day or a time, such as 2026-12-24, or off."));
  schedule->paused_until = moment.instant;
  return MT_STATUS_DONE;
}

static MtStatus
set_wake (MtSchedule *schedule)
{
  if (!g_str_equal (wake, "on") && !g_str_equal (wake, "off"))
    return mt_refuse_usage (_ ("--wake takes on or off."));
  schedule->wake = g_str_equal (wake, "on");
  return MT_STATUS_DONE;
}

static MtStatus
change (MtCall *call, MtSchedule *schedule)
{
  MtStatus status;

  if ((status = set_enabled (schedule, on, TRUE)) ||
      (status = set_enabled (schedule, off, FALSE)) || (quiet && (status = set_quiet (schedule))) ||
      (pause_until && (status = set_pause (schedule))) || (wake && (status = set_wake (schedule))))
    return status;
  return mt_remind_save (call, schedule);
}

/* ---- Telling ---- */

static void
put_line_cb (gconstpointer item, gpointer data)
{
  const MtSchedule *schedule = data;
  const MtRule *rule = item;
  gint64 next = mt_next_shown (schedule, rule, g_get_real_time ());
  g_autofree char *sentence = mt_say_rule (rule, mt_say_today ());
  g_autofree char *when = NULL;

  if (!rule->enabled)
    when = g_strdup (_ ("switched off"));
  else
    when = next == MT_NEVER ? g_strdup (_ ("no next time")) : mt_say_instant (next);
  /* Translators: a reminder: its id, its sentence, its next time, and what it is for. */
  mt_put_format (_ ("%s  %s  (%s)  "), rule->id, sentence, when);
  mt_put_text (rule->text ? rule->text : mt_say_nudge (rule->nudge));
  mt_put ("\n");
}

static void
put_settings (const MtSchedule *schedule)
{
  if (schedule->quiet_from != schedule->quiet_to) {
    g_autofree char *from = mt_say_minute (schedule->quiet_from);
    g_autofree char *to = mt_say_minute (schedule->quiet_to);

    mt_put_format (_ ("Quiet hours: %s to %s\n"), from, to);
  }
  if (schedule->paused_until > g_get_real_time ()) {
    g_autofree char *until = mt_say_instant (schedule->paused_until);

    mt_put_format (_ ("Paused until: %s\n"), until);
  }
}

static void
put_json_cb (gconstpointer item, gpointer data)
{
  const MtSchedule *schedule = data;
  const MtRule *rule = item;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *sentence = mt_say_rule (rule, mt_say_today ());

  json_builder_begin_object (builder);
  mt_member_text (builder, "id", rule->id);
  mt_member_text (builder, "when", mt_rule_when_name (rule->when));
  mt_member_text (builder, "for", mt_rule_nudge_name (rule->nudge));
  mt_member_text (builder, "sentence", sentence);
  mt_member_text (builder, "text", rule->text);
  json_builder_set_member_name (builder, "on");
  json_builder_add_boolean_value (builder, rule->enabled);
  mt_member_time (builder, "next", mt_next_shown (schedule, rule, g_get_real_time ()), MT_NEVER);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  mt_put_json (node);
}

/* ---- Into a calendar ---- */

static MtStatus
write_calendar (const MtSchedule *schedule)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) calendar =
      mt_reminder_calendar_render (schedule, g_get_real_time (), zone, NULL);
  g_autofree char *path = mt_visible (out);

  if (!calendar)
    return mt_refuse (_ ("There is no reminder to come that has a time, so nothing was written."));
  if (!mt_share_write (calendar, out, &error))
    return mt_out_refuse (out, error);
  if (isatty (STDERR_FILENO))
    mt_say (_ ("The times of the reminders were written to %s."), path);
  return MT_STATUS_DONE;
}

MtStatus
mt_command_reminders (MtCall *call)
{
  MtStatus status;
  g_autoptr (MtSchedule) schedule = NULL;
  const gboolean changes = on || off || quiet || pause_until || wake;

  if (out && ((status = mt_call_find_journal (call)) || (status = mt_out_check (call, out))))
    return status;
  schedule = mt_remind_load (call, &status);
  if (!schedule || (changes && (status = change (call, schedule))))
    return status;
  if (out)
    return write_calendar (schedule);
  if (changes)
    return MT_STATUS_DONE;
  mt_put_each (schedule->rules, json, json ? put_json_cb : put_line_cb, schedule);
  if (!json)
    put_settings (schedule);
  return MT_STATUS_DONE;
}
