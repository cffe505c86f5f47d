/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/reminders-state.h"

#include "app/preferences/reminders-calendar.h"
#include "app/reminder-service.h"
#include "app/toast.h"

#include <glib/gi18n.h>

struct _MtRemindersState {
  AdwPreferencesGroup parent_instance;

  MtReminderService *service;
  MtSchedule *schedule; /* a copy; NULL until there is one */
  gboolean showing;

  AdwActionRow *background;
  GtkWidget *ask;
  AdwActionRow *notifications;
  AdwSwitchRow *wake;
  GtkWidget *try_now;
};

G_DEFINE_FINAL_TYPE (MtRemindersState, mt_reminders_state, ADW_TYPE_PREFERENCES_GROUP)

enum { WAKE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- In words ---- */

typedef struct {
  const char *says;
  const char *sentence;
} Sentence;

static const Sentence backgrounds[] = {
  { "native", N_ ("Reminders come, also after the device was switched off and on again.") },
  { "granted", N_ ("Reminders come, also after the device was switched off and on again.") },
  { "refused", N_ ("The system does not let Meantime start by itself. Once the device was switched "
                   "off and on again, reminders come after you have opened Meantime. The system’s "
                   "settings for apps can change this.") },
  { "absent", N_ ("Nothing on this device starts Meantime by itself. Once it was switched off and "
                  "on again, reminders come after you have opened Meantime.") },
  { "unasked", N_ ("So that reminders come after the device was switched off and on again, the "
                   "system has to let Meantime start by itself.") },
};

static const Sentence notifications[] = {
  { "shown", N_ ("This device shows them.") },
  { "absent", N_ ("Nothing on this device shows notifications now, so a reminder would not be "
                  "seen. Meantime tells you what was missed.") },
  { "refused", N_ ("Notifications of Meantime are switched off in the system’s settings, so a "
                   "reminder would not be seen. Meantime tells you what was missed.") },
  { "unanswered", N_ ("What shows notifications on this device does not answer now, so a reminder "
                      "may not be seen. Meantime tells you what was missed.") },
};

static const Sentence wakes[] = {
  { "on", N_ ("A device that sleeps wakes up for a reminder.") },
  { "not-permitted", N_ ("This device does not let Meantime wake it: asleep it stays asleep, and a "
                         "reminder comes when it wakes. A calendar that may wake it can have the "
                         "times instead.") },
};

static const char *
find_sentence (const Sentence *sentences, gsize n_sentences, const char *says)
{
  for (gsize i = 0; i < n_sentences; i++)
    if (g_str_equal (sentences[i].says, says))
      return _ (sentences[i].sentence);
  return NULL;
}

#define FIND(sentences, says) find_sentence (sentences, G_N_ELEMENTS (sentences), says)

static const char *
say_background (MtRemindersState *self, const char *says)
{
  const char *sentence = FIND (backgrounds, says);

  switch (mt_reminder_service_get_state (self->service)) {
  case MT_SERVICE_UNKNOWN:
    return _ ("Meantime is looking…");
  case MT_SERVICE_MISSING:
    return _ ("The part of Meantime that reminds does not run here, so no reminder comes. It may "
              "not be installed.");
  default:
    return sentence ? sentence : _ ("Reminders come.");
  }
}

static void
service_changed_cb (MtRemindersState *self)
{
  const char *background = mt_reminder_service_get_background (self->service);
  const char *shown = FIND (notifications, mt_reminder_service_get_notifications (self->service));
  const char *wake = FIND (wakes, mt_reminder_service_get_wake (self->service));
  gboolean there = mt_reminder_service_get_state (self->service) == MT_SERVICE_THERE;

  adw_action_row_set_subtitle (self->background, say_background (self, background));
  gtk_widget_set_visible (self->ask, there && g_str_equal (background, "unasked"));
  gtk_widget_set_visible (GTK_WIDGET (self->notifications), shown != NULL);
  adw_action_row_set_subtitle (self->notifications, shown ? shown : "");
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->wake),
      wake && adw_switch_row_get_active (self->wake)
          ? wake
          : _ ("A device that sleeps stays asleep, and a reminder comes when it wakes."));
  gtk_widget_set_sensitive (self->try_now, there);
}

/* ---- What one can do ---- */

static void
ask_cb (MtRemindersState *self)
{
  mt_reminder_service_ask_background (self->service);
}

static void
wake_changed_cb (MtRemindersState *self)
{
  if (self->showing)
    return;
  g_signal_emit (self, signals[WAKE_CHANGED], 0);
  service_changed_cb (self);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRemindersState) self = data;
  g_autoptr (GError) error = NULL;

  if (mt_reminder_service_try_finish (MT_REMINDER_SERVICE (source), result, &error))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_debug ("%s", error->message);
  mt_toast (GTK_WIDGET (self), _ ("It could not be shown"));
}

/* As the first of them would come. */
static void
try_cb (MtRemindersState *self)
{
  const MtRule *rule =
      self->schedule && self->schedule->rules->len > 0 ? self->schedule->rules->pdata[0] : NULL;

  mt_reminder_service_try (self->service, rule ? rule->id : "", tried_cb, g_object_ref (self));
}

static void
calendar_cb (MtRemindersState *self)
{
  if (self->schedule)
    mt_reminders_calendar_save (GTK_WIDGET (self), self->schedule);
}

/* ---- The widget ---- */

static void
mt_reminders_state_dispose (GObject *object)
{
  MtRemindersState *self = MT_REMINDERS_STATE (object);

  if (self->service)
    g_object_run_dispose (G_OBJECT (self->service)); /* nobody waits for an answer any more */
  g_clear_object (&self->service);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_REMINDERS_STATE);
  g_clear_pointer (&self->schedule, mt_schedule_free);
  G_OBJECT_CLASS (mt_reminders_state_parent_class)->dispose (object);
}

static void
mt_reminders_state_class_init (MtRemindersStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_reminders_state_dispose;
  signals[WAKE_CHANGED] = g_signal_new ("wake-changed", MT_TYPE_REMINDERS_STATE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/reminders-state.ui");
  gtk_widget_class_bind_template_child (widget_class, MtRemindersState, background);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersState, ask);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersState, notifications);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersState, wake);
  gtk_widget_class_bind_template_child (widget_class, MtRemindersState, try_now);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, wake_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
}

static void
mt_reminders_state_init (MtRemindersState *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->service = mt_reminder_service_new ();
  g_signal_connect_object (self->service, "changed", G_CALLBACK (service_changed_cb), self,
                           G_CONNECT_SWAPPED);
  service_changed_cb (self);
  self->showing = FALSE;
}

void
mt_reminders_state_show (MtRemindersState *self, const MtSchedule *schedule)
{
  g_return_if_fail (MT_IS_REMINDERS_STATE (self));
  g_clear_pointer (&self->schedule, mt_schedule_free);
  self->schedule = mt_schedule_copy (schedule);
  self->showing = TRUE;
  adw_switch_row_set_active (self->wake, schedule->wake);
  self->showing = FALSE;
  service_changed_cb (self);
}

gboolean
mt_reminders_state_get_wake (MtRemindersState *self)
{
  g_return_val_if_fail (MT_IS_REMINDERS_STATE (self), FALSE);
  return adw_switch_row_get_active (self->wake);
}
