/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the clock, for core/remind/state.h. */
#include "core/remind/state.h"

#include <string.h>

#define MINUTE_USEC (G_GINT64_CONSTANT (60000000))
#define LATER_USEC (MT_RULE_LATER_MAX * MINUTE_USEC)

static gboolean
is_waiting (const MtRuleState *self)
{
  return self->waiting.instant != MT_LONG_AGO;
}

static void
let_be (MtRuleState *self)
{
  self->waiting = MT_DUE_NONE;
  self->later = 0;
}

static MtRuleState *
find_state (MtRemindState *self, const char *id)
{
  MtRuleState *rule;

  for (guint i = 0; i < self->rules->len; i++) {
    rule = self->rules->pdata[i];
    if (g_str_equal (rule->id, id))
      return rule;
  }
  rule = g_new0 (MtRuleState, 1);
  rule->id = g_strdup (id);
  rule->last = MT_DUE_NONE;
  rule->waiting = MT_DUE_NONE;
  g_ptr_array_add (self->rules, rule);
  return rule;
}

static void
drop_former_rules (const MtSchedule *schedule, MtRemindState *state)
{
  for (guint i = state->rules->len; i > 0; i--) {
    const MtRuleState *rule = state->rules->pdata[i - 1];

    if (!mt_schedule_find (schedule, rule->id))
      g_ptr_array_remove_index (state->rules, i - 1);
  }
}

/* What a clock had shown that was wrong. */
static void
forget_future (MtRuleState *self, gint64 now)
{
  gint64 most = now + MT_DAY_USEC;

  if (self->last.instant > most)
    self->last = MT_DUE_NONE;
  if (self->waiting.instant > most)
    let_be (self);
  if (self->missed > most)
    self->missed = 0;
  if (self->later > now + LATER_USEC)
    self->later = now;
}

/* Whether the journal was opened since it was due (which answered it, or told that it was missed),
 * or what it asks for was done. */
static gboolean
is_settled (const MtSchedule *schedule, const MtRule *rule, MtDue due)
{
  return schedule->opened >= due.instant || (rule->unless_written && schedule->wrote == due.day);
}

static gboolean
is_too_late (const MtRule *rule, MtDue due, gint64 now, GTimeZone *zone)
{
  return mt_due_until (rule, due, zone) <= now;
}

/* What came due before @due and was not looked at since, or nobody answered, is missed, unless it
 * is worth showing still: then @due stands for both. */
static void
pass_over (const MtSchedule *schedule,
           const MtRule *rule,
           const MtRemindState *state,
           MtRuleState *self,
           MtDue due,
           gint64 now,
           GTimeZone *zone)
{
  MtDue before = mt_last_due (schedule, rule, self->last.instant, due.instant - 1, self->last,
                              state->not_today, zone);

  if (before.instant == MT_NEVER && !self->later)
    before = self->waiting;
  if (before.instant != MT_NEVER && before.instant != MT_LONG_AGO &&
      !is_settled (schedule, rule, before) && is_too_late (rule, before, now, zone))
    self->missed = before.instant;
}

/* Whether something is to be shown that was not. */
static gboolean
step_rule (const MtSchedule *schedule,
           const MtRule *rule,
           MtRemindState *state,
           MtRuleState *self,
           gint64 now,
           GTimeZone *zone)
{
  MtDue due =
      mt_last_due (schedule, rule, self->last.instant, now, self->last, state->not_today, zone);

  if (is_waiting (self) && is_settled (schedule, rule, self->waiting))
    let_be (self);
  if (due.instant != MT_NEVER) {
    pass_over (schedule, rule, state, self, due, now, zone);
    self->last = due;
    if (!is_settled (schedule, rule, due)) {
      self->waiting = due;
      self->later = 0;
      if (!is_too_late (rule, due, now, zone))
        return TRUE;
    }
  }
  if (self->later && self->later <= now) {
    self->waiting.instant = self->later;
    self->later = 0;
    if (!is_too_late (rule, self->waiting, now, zone))
      return TRUE;
  }
  if (is_waiting (self) && !self->later && is_too_late (rule, self->waiting, now, zone)) {
    self->missed = self->waiting.instant;
    let_be (self);
  }
  return FALSE;
}

static void
look_ahead (const MtSchedule *schedule,
            const MtRule *rule,
            const MtRemindState *state,
            const MtRuleState *self,
            gint64 now,
            GTimeZone *zone,
            MtRemindStep *step)
{
  gint64 due = mt_next_due (schedule, rule, now, self->last, state->not_today, zone).instant;

  if (self->later)
    due = MIN (due, self->later);
  step->next_due = MIN (step->next_due, due);
  step->next = MIN (step->next, due);
  if (is_waiting (self) && !self->later)
    step->next = MIN (step->next, mt_due_until (rule, self->waiting, zone));
}

MtRemindStep
mt_remind_step (const MtSchedule *schedule, MtRemindState *state, gint64 now, GTimeZone *zone)
{
  MtRemindStep step = { .next = MT_NEVER, .next_due = MT_NEVER };
  gint32 today = mt_day_of_local (mt_instant_to_local (now, zone));

  drop_former_rules (schedule, state);
  if (state->not_today > today + 1)
    state->not_today = MT_DAY_MIN;
  for (guint i = 0; i < schedule->rules->len; i++) {
    const MtRule *rule = schedule->rules->pdata[i];
    MtRuleState *self = find_state (state, rule->id);

    forget_future (self, now);
    if (!rule->enabled || now < schedule->paused_until)
      let_be (self);
    if (step_rule (schedule, rule, state, self, now, zone))
      step.show = TRUE;
    look_ahead (schedule, rule, state, self, now, zone, &step);
    if (is_waiting (self) && !self->later && (!step.rule || self->waiting.instant >= step.at)) {
      step.rule = rule;
      step.at = self->waiting.instant;
    }
  }
  return step;
}

/* ---- Answers ---- */

void
mt_remind_answer (MtRemindState *state)
{
  for (guint i = 0; i < state->rules->len; i++)
    let_be (state->rules->pdata[i]);
}

void
mt_remind_later (const MtSchedule *schedule, MtRemindState *state, gint64 now)
{
  for (guint i = 0; i < state->rules->len; i++) {
    MtRuleState *self = state->rules->pdata[i];
    const MtRule *rule = mt_schedule_find (schedule, self->id);

    if (rule && is_waiting (self) && !self->later)
      self->later = now + rule->later * MINUTE_USEC;
  }
}

void
mt_remind_not_today (MtRemindState *state, gint64 now, GTimeZone *zone)
{
  mt_remind_answer (state);
  state->not_today = mt_day_of_local (mt_instant_to_local (now, zone));
}

/* As RFC 9562 §5.7 makes them: 48 bits of ms, the version, and what is random in another one. */
static char *
make_id (gint64 at)
{
  g_autofree char *random = g_uuid_string_random ();
  guint64 ms = (guint64)at / 1000;

  return g_strdup_printf ("%08x-%04x-7%s", (guint)(ms >> 16), (guint)(ms & 0xffff),
                          random + strlen ("01234567-0123-4"));
}

void
mt_remind_tap (MtRemindState *state, int step, gint64 now)
{
  MtTap *tap = g_new0 (MtTap, 1);

  tap->id = make_id (now);
  tap->at = now;
  tap->step = step;
  g_ptr_array_add (state->taps, tap);
  mt_remind_answer (state);
}

/* ---- Missed ---- */

void
mt_missed_free (MtMissed *self)
{
  g_free (self->rule);
  g_free (self);
}

static int
compare_missed (gconstpointer a, gconstpointer b)
{
  const MtMissed *first = *(MtMissed *const *)a, *second = *(MtMissed *const *)b;

  return first->due < second->due ? -1 : first->due > second->due;
}

GPtrArray *
mt_remind_list_missed (const MtSchedule *schedule,
                       const MtRemindState *state,
                       gint64 now,
                       GTimeZone *zone)
{
  g_autoptr (MtRemindState) ahead = mt_remind_state_copy (state);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_missed_free);

  mt_remind_step (schedule, ahead, now, zone);
  for (guint i = 0; i < ahead->rules->len; i++) {
    const MtRuleState *self = ahead->rules->pdata[i];
    MtMissed *missed;

    if (self->missed <= schedule->seen)
      continue;
    missed = g_new (MtMissed, 1);
    *missed = (MtMissed){ g_strdup (self->id), self->missed };
    g_ptr_array_add (list, missed);
  }
  g_ptr_array_sort (list, compare_missed);
  return list;
}
