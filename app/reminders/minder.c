/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/minder.h"

#include "app/reminders/seal.h"
#include "core/kind.h"

#include <glib/gi18n.h>
#include <string.h>

static const MtRemindStep NOTHING = { .next = MT_NEVER, .next_due = MT_NEVER };

MtMinder *
mt_minder_new (MtSchedule *schedule, MtNotifier *notifier, MtMinderFunc ended, gpointer user_data)
{
  MtMinder *self = g_new0 (MtMinder, 1);

  self->schedule = schedule;
  self->state = mt_remind_state_read (schedule->vault);
  self->step = NOTHING;
  self->notifier = notifier;
  self->ended = ended;
  self->user_data = user_data;
  self->sealing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mt_minder_free (MtMinder *self)
{
  mt_schedule_free (self->schedule);
  mt_remind_state_free (self->state);
  g_clear_pointer (&self->ahead, mt_remind_state_free);
  g_hash_table_unref (self->sealing);
  g_free (self);
}

void
mt_minder_take (MtMinder *self, MtSchedule *schedule)
{
  mt_schedule_free (self->schedule);
  self->schedule = schedule;
  self->gone = FALSE;
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

/* ---- What is written down ---- */

static void
write_state (MtMinder *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->gone && !mt_remind_state_write (self->state, self->schedule->vault, &error))
    g_debug ("what became of the reminders could not be written: %s", error->message);
}

static void
catch_up (MtMinder *self)
{
  if (!self->ahead)
    return;
  mt_remind_state_free (self->state);
  self->state = g_steal_pointer (&self->ahead);
}

/* ---- Showing ---- */

static void
begin (MtMinder *self)
{
  self->asking = TRUE;
  self->again = FALSE;
  self->n_under_way++;
}

static void
end (MtMinder *self)
{
  self->asking = FALSE;
  self->n_under_way--;
  self->ended (self, self->user_data);
}

/* In its time, or as long as it was there. */
static gboolean
is_silence (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtMinder *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtShown) shown = mt_notifier_show_finish (result, &error);

  self->on_screen = shown != NULL;
  self->failed = !shown;
  self->unanswered = is_silence (error);
  if (shown) {
    catch_up (self);
    mt_remind_state_set_shown (self->state, shown->id, shown->server);
    write_state (self);
  } else { /* nothing of it has happened: it is due as before */
    g_clear_pointer (&self->ahead, mt_remind_state_free);
    g_debug ("a reminder could not be shown: %s", error->message);
  }
  end (self);
}

static void
show (MtMinder *self, MtRemindState *ahead)
{
  MtNotice *notice = mt_minder_make_notice (self->step.rule, self->schedule->vault);

  notice->sound = notice->sound && self->step.show;
  notice->shown = (MtShown){ self->state->notification, g_strdup (self->state->server) };
  self->ahead = ahead;
  begin (self);
  mt_notifier_show (self->notifier, notice, shown_cb, self);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtMinder *self = data;

  catch_up (self);
  mt_remind_state_set_shown (self->state, 0, NULL);
  write_state (self);
  end (self);
}

static void
withdraw (MtMinder *self, MtRemindState *ahead)
{
  const MtShown shown = { self->state->notification, self->state->server };

  self->on_screen = FALSE;
  self->failed = FALSE;
  self->ahead = ahead;
  begin (self);
  mt_notifier_withdraw (self->notifier, self->schedule->vault, &shown, withdrawn_cb, self);
}

/* ---- Sealing what was tapped ---- */

typedef struct {
  MtMinder *minder;
  char *id;
} Sealing;

static void
drop_tap (MtRemindState *state, const char *id)
{
  for (guint i = state->taps->len; i > 0; i--)
    if (g_str_equal (((MtTap *)state->taps->pdata[i - 1])->id, id))
      g_ptr_array_remove_index (state->taps, i - 1);
}

static void
sealed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Sealing *sealing = data;
  g_autofree char *id = sealing->id;
  MtMinder *self = sealing->minder;
  g_autoptr (GError) error = NULL;

  if (mt_seal_finish (result, &error)) {
    drop_tap (self->state, id);
    if (self->ahead)
      drop_tap (self->ahead, id);
    write_state (self);
  } else {
    g_debug ("a step could not be sealed yet: %s", error->message);
  }
  g_hash_table_remove (self->sealing, id);
  self->n_under_way--;
  if (self->gone)
    self->ended (self, self->user_data);
}

static void
seal_taps (MtMinder *self)
{
  for (guint i = 0; i < self->state->taps->len; i++) {
    const MtTap *tap = self->state->taps->pdata[i];
    Sealing *sealing;

    if (!g_hash_table_add (self->sealing, g_strdup (tap->id)))
      continue;
    sealing = g_new (Sealing, 1);
    *sealing = (Sealing){ self, g_strdup (tap->id) };
    self->n_under_way++;
    mt_seal (self->schedule->folder, tap, sealed_cb, sealing);
  }
}

/* ---- Looking ---- */

void
mt_minder_look (MtMinder *self, gint64 now, gboolean may_ask)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (MtRemindState) ahead = mt_remind_state_copy (self->state);

  if (self->gone)
    return;
  self->step = mt_remind_step (self->schedule, ahead, now, zone);
  seal_taps (self);
  if (self->asking)
    self->again = TRUE;
  if (self->asking || !may_ask)
    return;
  if (self->step.rule && (self->step.show || !self->on_screen)) {
    show (self, g_steal_pointer (&ahead));
  } else if (!self->step.rule && (self->on_screen || self->state->notification)) {
    withdraw (self, g_steal_pointer (&ahead));
  } else {
    self->failed = FALSE;
    if (mt_remind_state_equal (ahead, self->state))
      return;
    self->ahead = g_steal_pointer (&ahead);
    catch_up (self);
    write_state (self);
  }
}

void
mt_minder_leave (MtMinder *self)
{
  self->gone = TRUE;
  self->failed = FALSE;
  self->step = NOTHING;
  if (self->on_screen && !self->asking)
    withdraw (self, NULL);
}

/* ---- Answers ---- */

void
mt_minder_act (MtMinder *self, const char *action, gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  guint64 step;

  catch_up (self); /* what is about to be shown is answered before it is */
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
