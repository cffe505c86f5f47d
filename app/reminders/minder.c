/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/minder.h"

#include "core/kind.h"

#include <glib/gi18n.h>
#include <string.h>

MtMinder *
mt_minder_new (MtSchedule *schedule)
{
  MtMinder *self = g_new0 (MtMinder, 1);

  self->schedule = schedule;
  self->state = mt_remind_state_read (schedule->vault);
  self->sealing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mt_minder_free (MtMinder *self)
{
  mt_schedule_free (self->schedule);
  mt_remind_state_free (self->state);
  g_hash_table_unref (self->sealing);
  g_free (self);
}

void
mt_minder_take (MtMinder *self, MtSchedule *schedule)
{
  mt_schedule_free (self->schedule);
  self->schedule = schedule;
}

/* ---- What it says ---- */

/* The scale whose steps can be tapped. */
static const MtField *
find_scale (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].tap)
      return mt_kind_find_field (&kinds[i], kinds[i].tap);
  g_assert_not_reached ();
}

static void
add_action (MtNotice *notice, const char *name, const char *label)
{
  notice->actions[notice->n_actions++] = (MtNoticeAction){ name, g_strdup (label) };
}

/* One step from either end, and the middle. */
static void
add_steps (MtNotice *notice)
{
  const MtField *scale = find_scale ();
  const int last = (int)(scale->max - scale->min);
  const int steps[] = { 1, last / 2, last - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *name = g_strdup_printf (MT_ACTION_STEP "%d", (int)scale->min + steps[i]);

    add_action (notice, g_intern_string (name), _ (scale->choices[steps[i]].name));
  }
}

MtNotice *
mt_minder_make_notice (const MtRule *rule, const char *key)
{
  MtNotice *notice = g_new0 (MtNotice, 1);

  notice->key = g_strdup (key);
  /* Translators: all that a reminder says.  Others may see it: it must not tell what for. */
  notice->title = g_strdup (rule && rule->text ? rule->text : _ ("A moment for you?"));
  notice->sound = rule && rule->sound;
  if (rule && rule->steps) {
    add_steps (notice);
    return notice;
  }
  /* Translators: buttons of a reminder: opens the journal; reminds again after a while; is about
   * the rest of this day. */
  add_action (notice, MT_ACTION_OPEN, _ ("Open"));
  add_action (notice, MT_ACTION_LATER, _ ("Later"));
  add_action (notice, MT_ACTION_NOT_TODAY, _ ("Not Today"));
  return notice;
}

/* ---- Looking ---- */

static void
write_state (MtMinder *self)
{
  g_autoptr (GError) error = NULL;

  if (!mt_remind_state_write (self->state, self->schedule->vault, &error))
    g_debug ("what became of the reminders could not be written: %s", error->message);
}

static gboolean
show (MtMinder *self, MtNotifier *notifier, MtRemindState *ahead, GError **error)
{
  g_autoptr (MtNotice) notice = mt_minder_make_notice (self->step.rule, self->schedule->vault);

  notice->sound = notice->sound && self->step.show;
  notice->id = self->state->notification;
  return mt_notifier_show (notifier, notice, &ahead->notification, error);
}

void
mt_minder_look (MtMinder *self, MtNotifier *notifier, gint64 now, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (MtRemindState) ahead = mt_remind_state_copy (self->state);

  self->step = mt_remind_step (self->schedule, ahead, now, zone);
  self->failed = FALSE;
  if (self->step.rule && (self->step.show || !self->on_screen)) {
    self->on_screen = show (self, notifier, ahead, error);
    self->failed = !self->on_screen;
    if (self->failed)
      return; /* nothing of it has happened: it is due as before */
  } else if (!self->step.rule && (self->on_screen || ahead->notification)) {
    mt_notifier_withdraw (notifier, self->schedule->vault, ahead->notification);
    self->on_screen = FALSE;
    ahead->notification = 0;
  }
  if (mt_remind_state_equal (ahead, self->state))
    return;
  mt_remind_state_free (self->state);
  self->state = g_steal_pointer (&ahead);
  write_state (self);
}

/* ---- Answers ---- */

void
mt_minder_act (MtMinder *self, const char *action, gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  guint64 step;

  if (g_str_equal (action, MT_ACTION_OPEN))
    mt_remind_answer (self->state);
  else if (g_str_equal (action, MT_ACTION_LATER))
    mt_remind_later (self->schedule, self->state, now);
  else if (g_str_equal (action, MT_ACTION_NOT_TODAY))
    mt_remind_not_today (self->state, now, zone);
  else if (g_str_has_prefix (action, MT_ACTION_STEP) &&
           g_ascii_string_to_unsigned (action + strlen (MT_ACTION_STEP), 10, 1, 7, &step, NULL))
    mt_remind_tap (self->state, (int)step, now);
  else
    return;
  write_state (self);
}

void
mt_minder_sealed (MtMinder *self, const char *id)
{
  for (guint i = 0; i < self->state->taps->len; i++)
    if (g_str_equal (((MtTap *)self->state->taps->pdata[i])->id, id)) {
      g_ptr_array_remove_index (self->state->taps, i);
      write_state (self);
      return;
    }
}
