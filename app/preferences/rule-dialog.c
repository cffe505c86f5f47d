/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/rule-dialog.h"

#include "app/dialog.h"
#include "app/preferences/rule-choices.h"
#include "app/say-rule.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/moment-row.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-time.h"
#include "app/widgets/time-row.h"
#include "core/day.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_WEEKDAYS 7

struct _MtRuleDialog {
  AdwDialog parent_instance;

  MtRule *rule;
  gboolean showing;   /* the fields are being set */
  MtMinutes *offsets; /* what the row below offers, of the kind that is chosen */
  MtMinutes *laters;
  MtMomentRow *moment; /* of what comes once */
  GtkWidget *day[N_WEEKDAYS];

  GtkLabel *sentence;
  GtkWidget *save;
  AdwComboRow *when;
  AdwComboRow *offset;
  GtkWidget *weekdays;
  AdwWrapBox *days;
  AdwSpinRow *every;
  AdwSpinRow *month_day;
  MtTimeRow *time;
  AdwPreferencesGroup *once;
  AdwComboRow *nudge;
  AdwSwitchRow *unless_written;
  AdwSwitchRow *sound;
  AdwComboRow *later;
  AdwSwitchRow *steps;
  AdwSwitchRow *own;
  AdwEntryRow *text;
  GtkWidget *existing;
};

G_DEFINE_FINAL_TYPE (MtRuleDialog, mt_rule_dialog, ADW_TYPE_DIALOG)

enum { SAVED, DELETED, N_SIGNALS };
static guint signals[N_SIGNALS];

static MtRuleShape
get_shape (MtRuleDialog *self)
{
  return (MtRuleShape)adw_combo_row_get_selected (self->when);
}

/* ---- From the fields to the rule ---- */

static guint
get_weekdays (MtRuleDialog *self)
{
  guint weekdays = 0;

  for (guint i = 0; i < N_WEEKDAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->day[i])))
      weekdays |= 1u << i;
  return weekdays;
}

static char *
get_text (MtRuleDialog *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  g_strstrip (text);
  return adw_switch_row_get_active (self->own) && *text ? g_steal_pointer (&text) : NULL;
}

/* Only what comes once has a date, whose time is on it too. */
static void
take_moment (MtRuleDialog *self)
{
  g_auto (MtMoment) moment = { 0 };
  const char *at = mt_moment_row_get (self->moment);
  gint64 local;

  if (!at || !mt_moment_parse (&moment, at, NULL, NULL))
    return;
  local = mt_moment_get_local (&moment);
  self->rule->day = mt_day_of_local (local);
  self->rule->minute = (guint)((local - mt_day_start (self->rule->day)) / (60 * G_USEC_PER_SEC));
}

static void
take (MtRuleDialog *self)
{
  MtRuleShape shape = get_shape (self);
  MtRule *rule = self->rule;
  MtRuleWhen former = rule->when;

  rule->when = mt_rule_shape_when (shape);
  rule->minute = mt_time_row_get_minute (self->time);
  rule->weekdays = get_weekdays (self);
  if (rule->when != MT_RULE_WEEKLY && rule->weekdays == 0)
    rule->weekdays = MT_RULE_ALL_WEEK;
  if (rule->when == MT_RULE_EVERY && former != MT_RULE_EVERY)
    rule->day = mt_say_today ();
  rule->every = (guint)adw_spin_row_get_value (self->every);
  rule->month_day = (guint)adw_spin_row_get_value (self->month_day);
  if (rule->when == MT_RULE_ONCE)
    take_moment (self);
  rule->offset = mt_minutes_get (self->offsets, adw_combo_row_get_selected (self->offset));
  if (shape == MT_SHAPE_BEFORE)
    rule->offset = -rule->offset;
  g_free (rule->text);
  rule->text = get_text (self);
  rule->nudge = rule->text ? MT_NUDGE_OWN : (MtNudge)adw_combo_row_get_selected (self->nudge);
  rule->unless_written =
      rule->when != MT_RULE_SESSION && adw_switch_row_get_active (self->unless_written);
  rule->sound = adw_switch_row_get_active (self->sound);
  rule->steps = adw_switch_row_get_active (self->steps);
  rule->later = (guint)mt_minutes_get (self->laters, adw_combo_row_get_selected (self->later));
}

/* ---- What is shown ---- */

static void
show_offsets (MtRuleDialog *self, MtRuleShape shape, int minutes)
{
  guint chosen;

  g_clear_pointer (&self->offsets, mt_minutes_free);
  self->offsets = mt_minutes_new_offsets (shape == MT_SHAPE_BEFORE, minutes, &chosen);
  adw_combo_row_set_model (self->offset, mt_minutes_get_words (self->offsets));
  adw_combo_row_set_selected (self->offset, chosen);
}

static void
show_fields (MtRuleDialog *self, MtRuleShape shape)
{
  MtRuleWhen when = mt_rule_shape_when (shape);

  gtk_widget_set_visible (GTK_WIDGET (self->offset), when == MT_RULE_SESSION);
  gtk_widget_set_visible (self->weekdays, when == MT_RULE_WEEKLY);
  gtk_widget_set_visible (GTK_WIDGET (self->every), when == MT_RULE_EVERY);
  gtk_widget_set_visible (GTK_WIDGET (self->month_day), when == MT_RULE_MONTHLY);
  gtk_widget_set_visible (GTK_WIDGET (self->time), when != MT_RULE_SESSION && when != MT_RULE_ONCE);
  gtk_widget_set_visible (GTK_WIDGET (self->once), when == MT_RULE_ONCE);
  gtk_widget_set_visible (GTK_WIDGET (self->unless_written), when != MT_RULE_SESSION);
  gtk_widget_set_visible (GTK_WIDGET (self->text), adw_switch_row_get_active (self->own));
  gtk_widget_set_visible (GTK_WIDGET (self->nudge), !adw_switch_row_get_active (self->own));
}

/* What is chosen, or what is still missing. */
static void
say (MtRuleDialog *self)
{
  MtRuleWhen when = self->rule->when;
  g_autofree char *said = NULL;
  gboolean good = FALSE;

  if (when == MT_RULE_WEEKLY && self->rule->weekdays == 0)
    said = g_strdup (_ ("Choose one day of the week or more"));
  else if (when == MT_RULE_ONCE && !mt_moment_row_get (self->moment))
    said = g_strdup (_ ("Choose a day"));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->time)) && !mt_time_row_is_good (self->time))
    said = g_strdup (_ ("Write the time like 20:30"));
  else if (adw_switch_row_get_active (self->own) && !self->rule->text)
    said = g_strdup (_ ("Write the words that are to be shown"));
  else
    good = mt_rule_is_valid (self->rule);
  if (!said)
    said = mt_say_rule (self->rule, mt_say_today ());
  gtk_label_set_label (self->sentence, said);
  gtk_widget_set_sensitive (self->save, good);
}

static void
changed_cb (MtRuleDialog *self)
{
  MtRuleShape shape;

  if (self->showing)
    return;
  self->showing = TRUE;
  shape = get_shape (self);
  if (mt_rule_shape_when (shape) == MT_RULE_SESSION &&
      (shape == MT_SHAPE_BEFORE) != mt_minutes_is_before (self->offsets))
    show_offsets (self, shape, 60);
  self->showing = FALSE;
  take (self);
  show_fields (self, shape);
  say (self);
}

static void
own_changed_cb (MtRuleDialog *self)
{
  changed_cb (self);
  if (!self->showing && adw_switch_row_get_active (self->own))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* ---- Done ---- */

static void
save_cb (MtRuleDialog *self)
{
  take (self);
  say (self);
  if (!gtk_widget_get_sensitive (self->save))
    return;
  g_signal_emit (self, signals[SAVED], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
delete_cb (MtRuleDialog *self)
{
  g_signal_emit (self, signals[DELETED], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The dialog ---- */

static void
add_days (MtRuleDialog *self)
{
  for (guint i = 0; i < N_WEEKDAYS; i++) {
    g_autofree char *name = mt_say_day_of_week (i);

    self->day[i] = gtk_toggle_button_new_with_label (name);
    gtk_widget_add_css_class (self->day[i], "word");
    adw_wrap_box_append (self->days, self->day[i]);
    g_signal_connect_object (self->day[i], "toggled", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  }
}

static void
add_moment (MtRuleDialog *self)
{
  self->moment = mt_moment_row_new (_ ("Day and Time"), FALSE);
  g_signal_connect_object (self->moment, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->once, GTK_WIDGET (self->moment));
}

static void
show_moment (MtRuleDialog *self)
{
  g_autofree char *day = NULL, *at = NULL;

  if (self->rule->when != MT_RULE_ONCE)
    return;
  day = mt_day_format (self->rule->day);
  at = g_strdup_printf ("%sT%02u:%02u:00", day, self->rule->minute / 60, self->rule->minute % 60);
  mt_moment_row_set (self->moment, at);
}

static void
show (MtRuleDialog *self)
{
  const MtRule *rule = self->rule;
  MtRuleShape shape = mt_rule_shape_of (rule);
  guint chosen;

  self->showing = TRUE;
  adw_combo_row_set_selected (self->when, shape);
  show_offsets (self, shape, rule->when == MT_RULE_SESSION ? ABS (rule->offset) : 60);
  for (guint i = 0; i < N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->day[i]),
                                  (rule->weekdays & (1u << i)) != 0);
  adw_spin_row_set_value (self->every, rule->when == MT_RULE_EVERY ? rule->every : 2);
  adw_spin_row_set_value (self->month_day, rule->when == MT_RULE_MONTHLY ? rule->month_day : 1);
  mt_time_row_set_minute (self->time, rule->minute);
  show_moment (self);
  adw_combo_row_set_selected (self->nudge,
                              rule->nudge == MT_NUDGE_OWN ? MT_NUDGE_WRITE : rule->nudge);
  adw_switch_row_set_active (self->unless_written, rule->unless_written);
  adw_switch_row_set_active (self->sound, rule->sound);
  self->laters = mt_minutes_new_laters ((int)rule->later, &chosen);
  adw_combo_row_set_model (self->later, mt_minutes_get_words (self->laters));
  adw_combo_row_set_selected (self->later, chosen);
  adw_switch_row_set_active (self->steps, rule->steps);
  adw_switch_row_set_active (self->own, rule->text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text), rule->text ? rule->text : "");
  self->showing = FALSE;
  changed_cb (self);
}

static void
mt_rule_dialog_dispose (GObject *object)
{
  MtRuleDialog *self = MT_RULE_DIALOG (object);

  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_RULE_DIALOG);
  G_OBJECT_CLASS (mt_rule_dialog_parent_class)->dispose (object);
}

static void
mt_rule_dialog_finalize (GObject *object)
{
  MtRuleDialog *self = MT_RULE_DIALOG (object);

  mt_rule_free (self->rule);
  mt_minutes_free (self->offsets);
  mt_minutes_free (self->laters);
  G_OBJECT_CLASS (mt_rule_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, save);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, when);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, offset);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, weekdays);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, days);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, every);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, month_day);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, time);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, once);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, nudge);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, unless_written);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, sound);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, later);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, own);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, text);
  gtk_widget_class_bind_template_child (widget_class, MtRuleDialog, existing);
}

static void
mt_rule_dialog_class_init (MtRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_rule_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_rule_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  signals[SAVED] = g_signal_new ("saved", MT_TYPE_RULE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[DELETED] = g_signal_new ("deleted", MT_TYPE_RULE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_TIME_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/rule-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
mt_rule_dialog_init (MtRuleDialog *self)
{
  g_autoptr (GListModel) shapes = mt_rule_shape_words (), nudges = mt_nudge_words ();

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), GTK_INPUT_HINT_NONE);
  mt_keep_in_sight (GTK_WIDGET (self->text));
  adw_combo_row_set_model (self->when, shapes);
  adw_combo_row_set_model (self->nudge, nudges);
  add_days (self);
  add_moment (self);
}

MtRuleDialog *
mt_rule_dialog_new (const MtRule *rule)
{
  MtRuleDialog *self = g_object_new (MT_TYPE_RULE_DIALOG, NULL);

  self->rule = rule ? mt_rule_copy (rule) : mt_rule_new ();
  gtk_widget_set_visible (self->existing, rule != NULL);
  show (self);
  return self;
}

const MtRule *
mt_rule_dialog_get_rule (MtRuleDialog *self)
{
  g_return_val_if_fail (MT_IS_RULE_DIALOG (self), NULL);
  return self->rule;
}
