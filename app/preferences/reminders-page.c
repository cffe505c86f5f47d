/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/reminders-page.h"

#include "app/preferences/reminder-row.h"
#include "app/preferences/reminders-state.h"
#include "app/preferences/rule-dialog.h"
#include "app/toast.h"
#include "app/widgets/moment-row.h"
#include "app/widgets/time-row.h"
#include "core/journal-reminders.h"

#include <glib/gi18n.h>

#define QUIET_FROM (22 * 60) /* minutes of the day, where nobody has chosen yet */
#define QUIET_TO (7 * 60)

struct _MtRemindersPage {
  AdwPreferencesPage parent_instance;

  MtJournal *journal;
  MtSchedule *schedule; /* as it is kept; NULL until it is read */
  GPtrArray *rows;      /* MtReminderRow, in the order of the rules */
  GCancellable *cancellable;
  gboolean showing;
  MtMomentRow *pause;

  AdwPreferencesGroup *rules;
  GtkWidget *add;
  AdwPreferencesGroup *times;
  AdwExpanderRow *quiet;
  MtTimeRow *quiet_from;
  MtTimeRow *quiet_to;
  MtRemindersState *state;
};

G_DEFINE_FINAL_TYPE (MtRemindersPage, mt_reminders_page, ADW_TYPE_PREFERENCES_PAGE)

static void load (MtRemindersPage *self);

/* ---- Keeping ---- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRemindersPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_save_reminders_finish (MT_JOURNAL (source), result, &error) && self->journal)
    mt_toast_error (GTK_WIDGET (self), error);
  if (self->journal)
    load (self); /* what is so now, with the next times */
}

static void
keep (MtRemindersPage *self)
{
  mt_journal_save_reminders (self->journal, self->schedule, kept_cb, g_object_ref (self));
}

/* ---- Rules ---- */

static void
take_back (GObject *owner, gpointer rule)
{
  MtRemindersPage *self = MT_REMINDERS_PAGE (owner);

  if (!self->schedule)
    return;
  g_ptr_array_add (self->schedule->rules, mt_rule_copy (rule));
  keep (self);
}

static void
deleted_cb (MtRemindersPage *self, MtRuleDialog *dialog)
{
  const MtRule *rule = mt_rule_dialog_get_rule (dialog);
  MtRule *former = mt_schedule_find (self->schedule, rule->id), *copy;

  if (!former)
    return;
  copy = mt_rule_copy (former);
  g_ptr_array_remove (self->schedule->rules, former);
  keep (self);
  mt_toast_undo (GTK_WIDGET (self), _ ("Reminder deleted"), G_OBJECT (self), take_back, copy,
                 (GDestroyNotify)mt_rule_free);
}

static void
saved_cb (MtRemindersPage *self, MtRuleDialog *dialog)
{
  MtRule *rule = mt_rule_copy (mt_rule_dialog_get_rule (dialog));
  MtRule *former = mt_schedule_find (self->schedule, rule->id);
  guint at;

  if (former && g_ptr_array_find (self->schedule->rules, former, &at)) {
    g_ptr_array_remove_index (self->schedule->rules, at);
    g_ptr_array_insert (self->schedule->rules, (int)at, rule);
  } else {
    g_ptr_array_add (self->schedule->rules, rule);
  }
  keep (self);
}

static void
show_dialog (MtRemindersPage *self, const MtRule *rule)
{
  MtRuleDialog *dialog = mt_rule_dialog_new (rule);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
add_cb (MtRemindersPage *self)
{
  if (self->schedule)
    show_dialog (self, NULL);
}

static void
row_activated_cb (MtRemindersPage *self, MtReminderRow *row)
{
  const MtRule *rule = mt_schedule_find (self->schedule, mt_reminder_row_get_id (row));

  if (rule)
    show_dialog (self, rule);
}

static void
row_switched_cb (MtRemindersPage *self, MtReminderRow *row)
{
  MtRule *rule = mt_schedule_find (self->schedule, mt_reminder_row_get_id (row));

  if (!rule)
    return;
  rule->enabled = mt_reminder_row_get_enabled (row);
  keep (self);
}

static MtReminderRow *
add_row (MtRemindersPage *self)
{
  MtReminderRow *row = g_object_new (MT_TYPE_REMINDER_ROW, NULL);

  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "switched", G_CALLBACK (row_switched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->rules, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Rows stay as far as they can, and with them the focus. */
static void
show_rules (MtRemindersPage *self)
{
  GPtrArray *rules = self->schedule->rules;
  gint64 now = g_get_real_time ();

  while (self->rows->len > rules->len)
    adw_preferences_group_remove (self->rules,
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  for (guint i = 0; i < rules->len; i++)
    mt_reminder_row_show (i < self->rows->len ? self->rows->pdata[i] : add_row (self),
                          self->schedule, rules->pdata[i], now);
  gtk_widget_set_sensitive (self->add, rules->len < MT_SCHEDULE_RULES_MAX &&
                                           !mt_journal_is_read_only (self->journal));
  gtk_widget_set_visible (GTK_WIDGET (self->times), rules->len > 0);
}

/* ---- Rest ---- */

static void
quiet_changed_cb (MtRemindersPage *self)
{
  gboolean wanted = adw_expander_row_get_enable_expansion (self->quiet);

  if (self->showing || !self->schedule)
    return;
  self->schedule->quiet_from = wanted ? mt_time_row_get_minute (self->quiet_from) : 0;
  self->schedule->quiet_to = wanted ? mt_time_row_get_minute (self->quiet_to) : 0;
  keep (self);
}

static void
pause_changed_cb (MtRemindersPage *self)
{
  g_auto (MtMoment) moment = { 0 };
  const char *at = mt_moment_row_get (self->pause);

  if (self->showing || !self->schedule)
    return;
  self->schedule->paused_until =
      at && mt_moment_parse (&moment, at, NULL, NULL) ? moment.instant : 0;
  keep (self);
}

static void
show_times (MtRemindersPage *self)
{
  const MtSchedule *schedule = self->schedule;
  gboolean quiet = schedule->quiet_from != schedule->quiet_to;
  g_auto (MtMoment) now = { 0 }, until = { 0 };
  g_autofree char *at = NULL;

  adw_expander_row_set_enable_expansion (self->quiet, quiet);
  mt_time_row_set_minute (self->quiet_from, quiet ? schedule->quiet_from : QUIET_FROM);
  mt_time_row_set_minute (self->quiet_to, quiet ? schedule->quiet_to : QUIET_TO);
  mt_moment_now (&now);
  if (schedule->paused_until > now.instant &&
      mt_moment_at (&until, schedule->paused_until, now.zone, NULL))
    at = mt_moment_format (&until);
  mt_moment_row_set (self->pause, at);
}

/* ---- Waking ---- */

static void
wake_changed_cb (MtRemindersPage *self)
{
  if (self->showing || !self->schedule)
    return;
  self->schedule->wake = mt_reminders_state_get_wake (self->state);
  keep (self);
}

/* ---- Reading ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRemindersPage) self = data;
  g_autoptr (GError) error = NULL;
  MtSchedule *schedule = mt_journal_load_reminders_finish (MT_JOURNAL (source), result, &error);

  if (!self->journal || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_clear_pointer (&schedule, mt_schedule_free);
    return;
  }
  if (!schedule) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_clear_pointer (&self->schedule, mt_schedule_free);
  self->schedule = schedule;
  self->showing = TRUE;
  show_rules (self);
  if (!gtk_widget_get_focus_child (GTK_WIDGET (self->times))) /* nobody writes there */
    show_times (self);
  mt_reminders_state_show (self->state, schedule);
  self->showing = FALSE;
}

static void
load (MtRemindersPage *self)
{
  mt_journal_load_reminders (self->journal, self->cancellable, loaded_cb, g_object_ref (self));
}

/* ---- The page ---- */

static void
mt_reminders_page_dispose (GObject *object)
{
  MtRemindersPage *self = MT_REMINDERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_REMINDERS_PAGE);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_reminders_page_parent_class)->dispose (object);
}

static void
mt_reminders_page_finalize (GObject *object)
{
  MtRemindersPage *self = MT_REMINDERS_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->schedule, mt_schedule_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (mt_reminders_page_parent_class)->finalize (object);
}

static void
mt_reminders_page_class_init (MtRemindersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_reminders_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_reminders_page_finalize;
  g_type_ensure (MT_TYPE_REMINDERS_STATE);
  g_type_ensure (MT_TYPE_TIME_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/reminders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, rules);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, add);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, times);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, quiet_to);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersPage, state);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, quiet_changed_cb);
}

static void
mt_reminders_page_init (MtRemindersPage *self)
{
  self->showing = TRUE;
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->times), FALSE);
  self->pause = mt_moment_row_new (_ ("Pause Until"), TRUE);
  g_signal_connect_object (self->pause, "changed", G_CALLBACK (pause_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->times, GTK_WIDGET (self->pause));
  g_signal_connect_object (self->state, "wake-changed", G_CALLBACK (wake_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->showing = FALSE;
}

void
mt_reminders_page_set_journal (MtRemindersPage *self, MtJournal *journal)
{
  g_return_if_fail (MT_IS_REMINDERS_PAGE (self) && !self->journal);
  self->journal = g_object_ref (journal);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rules), !mt_journal_is_read_only (journal));
  gtk_widget_set_sensitive (GTK_WIDGET (self->times), !mt_journal_is_read_only (journal));
  load (self);
}
