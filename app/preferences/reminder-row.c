/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/reminder-row.h"

#include "app/say-rule.h"
#include "app/widgets/say-time.h"
#include "core/remind/next.h"

#include <glib/gi18n.h>

struct _MtReminderRow {
  AdwActionRow parent_instance;

  char *id;
  gboolean showing;
  GtkSwitch *on;
};

G_DEFINE_FINAL_TYPE (MtReminderRow, mt_reminder_row, ADW_TYPE_ACTION_ROW)

enum { SWITCHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
active_changed_cb (MtReminderRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SWITCHED], 0);
}

static char *
say_next (const MtSchedule *schedule, const MtRule *rule, gint64 now)
{
  gint64 next = mt_next_shown (schedule, rule, now);
  g_autofree char *when = NULL;

  if (!rule->enabled)
    return g_strdup (_ ("Switched off"));
  if (next == MT_NEVER) {
    if (rule->when == MT_RULE_SESSION)
      return g_strdup (_ ("No session is planned now"));
    return rule->when == MT_RULE_TASK ? g_strdup (_ ("Nothing is due now"))
                                      : g_strdup (_ ("It does not come again"));
  }
  when = mt_say_instant (next);
  /* Translators: a day and a time: “Tomorrow, 20:30”. */
  return g_strdup_printf (_ ("Next: %s"), when);
}

static void
mt_reminder_row_finalize (GObject *object)
{
  g_free (MT_REMINDER_ROW (object)->id);
  G_OBJECT_CLASS (mt_reminder_row_parent_class)->finalize (object);
}

static void
mt_reminder_row_class_init (MtReminderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_reminder_row_finalize;
  signals[SWITCHED] = g_signal_new ("switched", MT_TYPE_REMINDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_reminder_row_init (MtReminderRow *self)
{
  self->on = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->on), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->on, "notify::active", G_CALLBACK (active_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->on));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

void
mt_reminder_row_show (MtReminderRow *self,
                      const MtSchedule *schedule,
                      const MtRule *rule,
                      gint64 now)
{
  g_autofree char *sentence = NULL, *next = NULL, *subtitle = NULL;

  g_return_if_fail (MT_IS_REMINDER_ROW (self));
  sentence = mt_say_rule (rule, mt_say_today ());
  next = say_next (schedule, rule, now);
  subtitle = g_strdup_printf ("%s\n%s", rule->text ? rule->text : mt_say_nudge (rule->nudge), next);
  g_set_str (&self->id, rule->id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
  self->showing = TRUE;
  gtk_switch_set_active (self->on, rule->enabled);
  self->showing = FALSE;
}

const char *
mt_reminder_row_get_id (MtReminderRow *self)
{
  g_return_val_if_fail (MT_IS_REMINDER_ROW (self), NULL);
  return self->id;
}

gboolean
mt_reminder_row_get_enabled (MtReminderRow *self)
{
  g_return_val_if_fail (MT_IS_REMINDER_ROW (self), FALSE);
  return gtk_switch_get_active (self->on);
}
