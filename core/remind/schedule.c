/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/schedule.h"

#define DAY_MINUTES (24 * 60)

static void
copy_facts (MtSchedule *self, const MtSchedule *other)
{
  self->sessions = g_array_copy (other->sessions);
  self->due_days = g_array_copy (other->due_days);
  self->opened = other->opened;
  self->wrote = other->wrote;
}

MtSchedule *
mt_schedule_new (void)
{
  MtSchedule *self = g_new0 (MtSchedule, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_rule_free);
  self->sessions = g_array_new (FALSE, FALSE, sizeof (MtSpan));
  self->due_days = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->wrote = MT_DAY_MIN;
  return self;
}

MtSchedule *
mt_schedule_copy (const MtSchedule *self)
{
  MtSchedule *copy = g_memdup2 (self, sizeof *self);

  copy->vault = g_strdup (self->vault);
  copy->folder = g_strdup (self->folder);
  copy->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_rule_free);
  for (guint i = 0; i < self->rules->len; i++)
    g_ptr_array_add (copy->rules, mt_rule_copy (self->rules->pdata[i]));
  copy_facts (copy, self);
  return copy;
}

void
mt_schedule_free (MtSchedule *self)
{
  g_free (self->vault);
  g_free (self->folder);
  g_ptr_array_unref (self->rules);
  g_array_unref (self->sessions);
  g_array_unref (self->due_days);
  g_free (self);
}

MtRule *
mt_schedule_find (const MtSchedule *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++) {
    MtRule *rule = self->rules->pdata[i];

    if (g_strcmp0 (rule->id, id) == 0)
      return rule;
  }
  return NULL;
}

gboolean
mt_schedule_has (const MtSchedule *self, MtRuleWhen when)
{
  for (guint i = 0; i < self->rules->len; i++) {
    const MtRule *rule = self->rules->pdata[i];

    if (rule->enabled && rule->when == when)
      return TRUE;
  }
  return FALSE;
}

gboolean
mt_schedule_asks_written (const MtSchedule *self)
{
  for (guint i = 0; i < self->rules->len; i++) {
    const MtRule *rule = self->rules->pdata[i];

    if (rule->enabled && rule->unless_written)
      return TRUE;
  }
  return FALSE;
}

static gboolean
are_rules_valid (const MtSchedule *self)
{
  if (self->rules->len > MT_SCHEDULE_RULES_MAX)
    return FALSE;
  for (guint i = 0; i < self->rules->len; i++) {
    MtRule *rule = self->rules->pdata[i];

    if (!mt_rule_is_valid (rule) || mt_schedule_find (self, rule->id) != rule)
      return FALSE;
  }
  return TRUE;
}

static gboolean
are_facts_valid (const MtSchedule *self)
{
  if (self->sessions->len > MT_SCHEDULE_SESSIONS_MAX || self->due_days->len > MT_SCHEDULE_DAYS_MAX)
    return FALSE;
  for (guint i = 0; i < self->sessions->len; i++) {
    const MtSpan *session = &g_array_index (self->sessions, MtSpan, i);

    if (session->end < session->start || session->start < mt_day_start (MT_DAY_MIN) ||
        session->end > mt_day_start (MT_DAY_MAX))
      return FALSE;
  }
  for (guint i = 0; i < self->due_days->len; i++) {
    gint32 day = g_array_index (self->due_days, gint32, i);

    if (day < MT_DAY_MIN || day > MT_DAY_MAX ||
        (i > 0 && day <= g_array_index (self->due_days, gint32, i - 1)))
      return FALSE;
  }
  return self->wrote >= MT_DAY_MIN && self->wrote <= MT_DAY_MAX;
}

gboolean
mt_schedule_is_valid (const MtSchedule *self)
{
  return self->quiet_from < DAY_MINUTES && self->quiet_to < DAY_MINUTES &&
         self->paused_until >= 0 && self->paused_until <= MT_INSTANT_MAX && self->opened >= 0 &&
         (!self->folder || g_path_is_absolute (self->folder)) && are_rules_valid (self) &&
         are_facts_valid (self);
}
