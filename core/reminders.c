/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/reminders.h"

#include "core/appointment.h"
#include "core/due.h"
#include "core/error.h"
#include "core/kind.h"
#include "core/kinds/ids.h"
#include "core/remind/kept.h"

#define SESSION_PLANNED "planned"
#define TASK_OPEN "open"
#define TASK_OUTCOME "outcome"
#define TASK_REPEAT "repeat"

#define AHEAD_SESSIONS 12 /* of a series: for who does not open the journal for a while */
#define PAST_DAYS 2       /* sessions just over, for what comes after them */
#define AHEAD_DAYS 120    /* for what is to be done every day */
#define MOST_ENTRIES 500  /* of a kind that are looked at */
#define NEWEST_ENTRIES 8  /* more than anybody plans for one day */
#define WRITING_USEC (5 * 60 * G_USEC_PER_SEC) /* how often it is said that somebody writes */

static gint32
today_is (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return mt_day_of_local (mt_instant_to_local (g_get_real_time (), zone));
}

static GPtrArray *
list_entries (MtStore *store, const char *kind, const char *state, gint32 from, GError **error)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind;
  filter.state = (char *)state;
  filter.from = from;
  return mt_store_list (store, &filter, MT_KEY_NONE, MOST_ENTRIES, MT_READ_SUMMARY, error);
}

/* ---- Sessions ---- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const MtSpan *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static void
add_series (MtSchedule *schedule, MtEntry *session)
{
  int every = mt_appointment_get_every (session);
  gint64 after = mt_entry_get_moment (session)->instant;
  gint64 length = mt_appointment_get_end (session) - after;
  g_auto (MtMoment) regular = { 0 };

  mt_appointment_get_regular (session, &regular);
  for (int i = 0; every > 0 && i < AHEAD_SESSIONS; i++) {
    g_auto (MtMoment) next = { 0 };
    MtSpan span;

    if (!mt_appointment_find_next (&regular, every, after, &next))
      return;
    span = (MtSpan){ next.instant, next.instant + length };
    g_array_append_val (schedule->sessions, span);
    after = next.instant;
  }
}

static gboolean
look_at_sessions (MtSchedule *schedule, MtStore *store, GError **error)
{
  gint32 today = today_is ();
  g_autoptr (GPtrArray) sessions =
      list_entries (store, MT_KIND_SESSION, SESSION_PLANNED, today - PAST_DAYS, error);

  if (!sessions)
    return FALSE;
  g_array_set_size (schedule->sessions, 0);
  for (guint i = 0; i < sessions->len; i++) {
    MtEntry *session = sessions->pdata[i];
    MtSpan span = { mt_entry_get_moment (session)->instant, mt_appointment_get_end (session) };

    g_array_append_val (schedule->sessions, span);
    add_series (schedule, session);
  }
  g_array_sort (schedule->sessions, compare_spans);
  if (schedule->sessions->len > MT_SCHEDULE_SESSIONS_MAX)
    g_array_set_size (schedule->sessions, MT_SCHEDULE_SESSIONS_MAX);
  return TRUE;
}

/* ---- Due days ---- */

static void
add_day (MtSchedule *schedule, gint32 day)
{
  g_array_append_val (schedule->due_days, day);
}

/* The local day of the first session to come; or MT_DAY_MAX. */
static gint32
next_session_day (const MtSchedule *schedule)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < schedule->sessions->len; i++) {
    gint64 start = g_array_index (schedule->sessions, MtSpan, i).start;

    if (start > now)
      return mt_day_of_local (mt_instant_to_local (start, zone));
  }
  return MT_DAY_MAX;
}

/* A task is due every day, on the weekday it was agreed on, or else on the day before the next
 * session, when there is still time to try it. */
static void
add_task (MtSchedule *schedule, MtEntry *task, gint32 today, gint32 session)
{
  const char *repeat = mt_entry_get_value (task, TASK_REPEAT);
  gboolean daily = g_strcmp0 (repeat, "daily") == 0, weekly = g_strcmp0 (repeat, "weekly") == 0;

  if (mt_entry_get_value (task, TASK_OUTCOME))
    return;
  if (!daily && !weekly && session != MT_DAY_MAX && session > today)
    add_day (schedule, session - 1);
  for (gint32 day = today; (daily || weekly) && day < today + AHEAD_DAYS; day++)
    if (daily || (day - mt_entry_get_day (task)) % 7 == 0)
      add_day (schedule, day);
}

static gboolean
look_at_tasks (MtSchedule *schedule, MtStore *store, gint32 today, GError **error)
{
  g_autoptr (GPtrArray) tasks = list_entries (store, MT_KIND_TASK, TASK_OPEN, MT_DAY_MIN, error);
  gint32 session = next_session_day (schedule);

  for (guint i = 0; tasks && i < tasks->len; i++)
    add_task (schedule, tasks->pdata[i], today, session);
  return tasks != NULL;
}

/* Letters and decisions wait from the day that was written into them. */
static gboolean
look_at_kind (
    MtSchedule *schedule, MtStore *store, const MtKind *kind, gint32 today, GError **error)
{
  g_autoptr (GPtrArray) entries = list_entries (store, kind->id, NULL, MT_DAY_MIN, error);

  for (guint i = 0; entries && i < entries->len; i++) {
    gint32 day;

    if (mt_due_is_waiting (entries->pdata[i], today))
      add_day (schedule, today);
    else if (mt_due_get_day (entries->pdata[i], &day) && day > today)
      add_day (schedule, day);
  }
  return entries != NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const gint32 *)a - *(const gint32 *)b;
}

static void
sort_days (GArray *days)
{
  guint n_days = 0;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++) {
    gint32 day = g_array_index (days, gint32, i);

    if (n_days == 0 || day != g_array_index (days, gint32, n_days - 1))
      g_array_index (days, gint32, n_days++) = day;
  }
  g_array_set_size (days, MIN (n_days, MT_SCHEDULE_DAYS_MAX));
}

static gboolean
look_at_due_days (MtSchedule *schedule, MtStore *store, GError **error)
{
  gint32 today = today_is ();
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  g_array_set_size (schedule->due_days, 0);
  if (!look_at_tasks (schedule, store, today, error))
    return FALSE;
  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].due && !look_at_kind (schedule, store, &kinds[i], today, error))
      return FALSE;
  sort_days (schedule->due_days);
  return TRUE;
}

gboolean
mt_reminders_look (MtSchedule *schedule, MtStore *store, GError **error)
{
  return look_at_sessions (schedule, store, error) && look_at_due_days (schedule, store, error);
}

static gboolean
is_planned (MtEntry *entry)
{
  return g_str_equal (mt_entry_get_kind (entry), MT_KIND_SESSION) &&
         g_strcmp0 (mt_entry_get_state (entry), SESSION_PLANNED) == 0;
}

/* The last day up to today on which something was written; a session that is planned for today is
 * no writing of today.  What is written about another day is only known from @former. */
static void
look_when_written (MtSchedule *schedule, const MtSchedule *former, MtStore *store)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (GPtrArray) newest = NULL;

  filter.to = today_is ();
  newest = mt_store_list (store, &filter, MT_KEY_NONE, NEWEST_ENTRIES, MT_READ_SUMMARY, NULL);
  schedule->wrote = former && former->wrote <= filter.to ? former->wrote : MT_DAY_MIN;
  for (guint i = 0; newest && i < newest->len; i++)
    if (!is_planned (newest->pdata[i])) {
      schedule->wrote = MAX (schedule->wrote, mt_entry_get_day (newest->pdata[i]));
      return;
    }
}

/* ---- Opening ---- */

/* What nobody answered, by the schedule that was there; where that says nothing, by the new one. */
static void
find_missed (MtReminders *self, const MtSchedule *former)
{
  g_autoptr (MtSchedule) before = mt_schedule_copy (former ? former : self->schedule);
  g_autoptr (MtRemindState) state = mt_remind_state_read (self->schedule->vault);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  before->seen = self->schedule->seen;
  self->missed = mt_remind_list_missed (before, state, g_get_real_time (), zone);
}

static void
write_schedule (const MtSchedule *schedule)
{
  g_autoptr (GError) error = NULL;

  if (!mt_schedule_write (schedule, &error))
    g_debug ("the schedule of reminders could not be written: %s", error->message);
}

static gboolean
has_enabled (const MtSchedule *schedule)
{
  for (guint i = 0; i < schedule->rules->len; i++)
    if (((MtRule *)schedule->rules->pdata[i])->enabled)
      return TRUE;
  return FALSE;
}

void
mt_reminders_open (MtReminders *self, const char *folder, const guint8 *vault_id, MtStore *store)
{
  g_autofree char *json = NULL, *vault = mt_schedule_name_vault (vault_id);
  g_autoptr (MtSchedule) former = mt_schedule_read (vault, NULL);

  mt_reminders_clear (self);
  self->schedule = mt_schedule_new ();
  self->schedule->vault = g_strdup (vault);
  self->schedule->folder = g_canonicalize_filename (folder, NULL);
  if (!mt_store_get_reminders (store, &json, &self->unread)) {
    self->schedule->seen = g_get_real_time (); /* nobody knows what was dismissed */
    find_missed (self, former);
    return;
  }
  mt_schedule_take_json (self->schedule, json);
  if (self->schedule->rules->len > 0) {
    if (!mt_reminders_look (self->schedule, store, NULL))
      g_debug ("what reminders are about could not be read");
    look_when_written (self->schedule, former, store);
  }
  self->wanted = has_enabled (self->schedule);
  self->mended = !former && self->wanted;
  find_missed (self, former);
  self->schedule->opened = g_get_real_time ();
  if (former || self->schedule->rules->len > 0)
    write_schedule (self->schedule);
}

void
mt_reminders_clear (MtReminders *self)
{
  g_clear_pointer (&self->schedule, mt_schedule_free);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  g_clear_error (&self->unread);
  self->mended = FALSE;
  self->wanted = FALSE;
}

gboolean
mt_reminders_are_known (MtReminders *self, GError **error)
{
  if (self->unread)
    g_propagate_error (error, g_error_copy (self->unread));
  return self->unread == NULL;
}

/* ---- Changing ---- */

static void
touch_changed (MtSchedule *schedule, const MtSchedule *former)
{
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < schedule->rules->len; i++) {
    MtRule *rule = schedule->rules->pdata[i];
    const MtRule *before = mt_schedule_find (former, rule->id);

    if (!before || !mt_rule_same_times (rule, before))
      mt_rule_touch (rule, now);
    else
      rule->since = before->since;
  }
}

gboolean
mt_reminders_keep (MtReminders *self, const MtSchedule *asked, MtStore *store, GError **error)
{
  g_autoptr (MtSchedule) schedule = mt_schedule_copy (asked);
  g_autofree char *json = NULL;

  if (!mt_schedule_is_valid (schedule)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "a reminder that cannot be one");
    return FALSE;
  }
  touch_changed (schedule, self->schedule);
  g_set_str (&schedule->vault, self->schedule->vault);
  g_set_str (&schedule->folder, self->schedule->folder);
  schedule->seen = self->schedule->seen;
  schedule->opened = self->schedule->opened;
  schedule->wrote = self->schedule->wrote;
  if (schedule->wrote == MT_DAY_MIN) /* the first rule, maybe: until now nobody asked */
    look_when_written (schedule, NULL, store);
  json = mt_schedule_to_json (schedule);
  if (!mt_reminders_are_known (self, error) || !mt_reminders_look (schedule, store, error) ||
      !mt_store_set_reminders (store, json, error))
    return FALSE;
  mt_schedule_free (self->schedule);
  self->schedule = g_steal_pointer (&schedule);
  return mt_schedule_write (self->schedule, error);
}

gboolean
mt_reminders_dismiss (MtReminders *self, MtStore *store, GError **error)
{
  gint64 before = self->schedule->seen;
  g_autofree char *json = NULL;

  self->schedule->seen = g_get_real_time ();
  json = mt_schedule_to_json (self->schedule);
  if (mt_reminders_are_known (self, error) && mt_store_set_reminders (store, json, error))
    return TRUE;
  self->schedule->seen = before;
  return FALSE;
}

static gboolean
concerns (const MtSchedule *schedule, const char *kind_id)
{
  const MtKind *kind = kind_id ? mt_kind_find (kind_id) : NULL;
  gboolean is_session = !kind || g_str_equal (kind_id, MT_KIND_SESSION);

  return (is_session && mt_schedule_has (schedule, MT_RULE_SESSION)) ||
         ((is_session || kind->due || g_str_equal (kind_id, MT_KIND_TASK)) &&
          mt_schedule_has (schedule, MT_RULE_TASK));
}

void
mt_reminders_follow (MtReminders *self, const char *kind, MtStore *store)
{
  gint32 today = kind ? today_is () : self->schedule->wrote;
  gboolean looks = concerns (self->schedule, kind);
  gboolean notes = mt_schedule_asks_written (self->schedule) && self->schedule->wrote != today;
  gint64 now = g_get_real_time (), since = now - self->schedule->opened;

  self->schedule->wrote = today;
  if (kind && has_enabled (self->schedule) && (since > WRITING_USEC || since < 0)) {
    self->schedule->opened = now; /* what came meanwhile is answered by writing */
    notes = TRUE;
  }
  if (!self->unread && (looks ? mt_reminders_look (self->schedule, store, NULL) : notes))
    write_schedule (self->schedule);
}
