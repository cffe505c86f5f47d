/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/goal-page.h"

#include "app/prompts/goals.h"
#include "app/session/closeness.h"
#include "app/session/state-list.h"
#include "app/session/task-dialog.h"
#include "app/session/task.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/kinds/ids.h"

struct _MtGoalPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  MtDraft *draft;
  gboolean showing; /* the state is being set, not chosen */

  GtkBox *box;
  GtkLabel *words;
  AdwComboRow *state;
  AdwActionRow *together, *why, *sign;
};

G_DEFINE_FINAL_TYPE (MtGoalPage, mt_goal_page, ADW_TYPE_NAVIGATION_PAGE)

static MtEntry *
get_entry (MtGoalPage *self)
{
  return mt_draft_get_entry (self->draft);
}

/* ---- What it is now ---- */

static void
show_state (MtGoalPage *self)
{
  const MtKind *kind = mt_kind_find (MT_KIND_GOAL);
  const char *state = mt_entry_get_state (get_entry (self));
  guint selected = 0;

  for (gsize i = 0; i < kind->n_states; i++)
    if (g_strcmp0 (state, kind->states[i].id) == 0)
      selected = (guint)i;
  self->showing = TRUE;
  adw_combo_row_set_selected (self->state, selected);
  self->showing = FALSE;
}

static void
state_cb (MtGoalPage *self)
{
  const MtKind *kind = mt_kind_find (MT_KIND_GOAL);
  guint selected = adw_combo_row_get_selected (self->state);

  if (self->showing || !self->draft || selected >= kind->n_states)
    return;
  mt_entry_set_state (get_entry (self), kind->states[selected].id);
  mt_draft_save (self->draft);
}

static void
add_states (MtGoalPage *self)
{
  const MtKind *kind = mt_kind_find (MT_KIND_GOAL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (gsize i = 0; i < kind->n_states; i++)
    gtk_string_list_append (words, _ (kind->states[i].name));
  self->showing = TRUE;
  adw_combo_row_set_model (self->state, G_LIST_MODEL (words));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ (MT_PROMPT_GOAL_NOW));
  self->showing = FALSE;
}

/* ---- The rest of it ---- */

static void
show_value (MtGoalPage *self, AdwActionRow *row, const char *id)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (MT_KIND_GOAL), id);
  const char *value = mt_entry_get_value (get_entry (self), id);
  g_autofree char *words = value ? mt_say_value (field, value) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->name));
  adw_action_row_set_subtitle (row, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (row), words != NULL);
}

static void
show (MtGoalPage *self)
{
  g_autofree char *line = mt_say_entry (get_entry (self));
  const char *text = mt_entry_get_text (get_entry (self));

  gtk_label_set_label (self->words, *text ? text : line);
  show_state (self);
  show_value (self, self->together, "together");
  show_value (self, self->why, "why");
  show_value (self, self->sign, "sign");
}

static void
write_cb (MtGoalPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s",
                              mt_entry_get_id (get_entry (self)));
}

static void
gone_cb (MtGoalPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* ---- What belongs to it ---- */

static void
task_cb (MtGoalPage *self, MtEntry *task)
{
  adw_dialog_present (mt_task_dialog_new (self->drafts, task), GTK_WIDGET (self));
}

static void
entry_cb (MtGoalPage *self, MtEntry *entry)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", mt_entry_get_id (entry));
}

static char *
say_day (MtEntry *entry)
{
  return mt_say_day (mt_entry_get_day (entry), mt_say_today ());
}

static void
add_list (MtGoalPage *self, const char *kind, MtStateListSay say, GCallback activated)
{
  MtStateList *list = mt_state_list_new (mt_drafts_get_journal (self->drafts), kind, say, "goal",
                                         mt_entry_get_id (get_entry (self)));

  g_signal_connect_object (list, "activated", activated, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (list));
}

/* ---- The page ---- */

/* It may have been written on meanwhile, in the same draft. */
static void
mt_goal_page_map (GtkWidget *widget)
{
  show (MT_GOAL_PAGE (widget));
  GTK_WIDGET_CLASS (mt_goal_page_parent_class)->map (widget);
}

static void
mt_goal_page_dispose (GObject *object)
{
  MtGoalPage *self = MT_GOAL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_GOAL_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_goal_page_parent_class)->dispose (object);
}

static void
mt_goal_page_class_init (MtGoalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_goal_page_dispose;
  widget_class->map = mt_goal_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/goal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtGoalPage, box);
  gtk_widget_class_bind_template_child (widget_class, MtGoalPage, words);
  gtk_widget_class_bind_template_child (widget_class, MtGoalPage, state);
  gtk_widget_class_bind_template_child (widget_class, MtGoalPage, together);
  gtk_widget_class_bind_template_child (widget_class, MtGoalPage, why);
  gtk_widget_class_bind_template_child (widget_class, MtGoalPage, sign);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
mt_goal_page_init (MtGoalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_states (self);
}

AdwNavigationPage *
mt_goal_page_new (MtDrafts *drafts, MtEntry *goal)
{
  MtGoalPage *self = g_object_new (MT_TYPE_GOAL_PAGE, NULL);
  g_autoptr (MtEntry) copy = mt_entry_copy (goal);

  self->drafts = g_object_ref (drafts);
  self->draft = mt_drafts_begin (drafts, copy);
  g_signal_connect_object (self->draft, "replaced", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  show (self);
  gtk_box_append (self->box,
                  GTK_WIDGET (mt_closeness_new (drafts, mt_entry_get_id (get_entry (self)))));
  add_list (self, MT_KIND_TASK, mt_task_say, G_CALLBACK (task_cb));
  add_list (self, MT_KIND_SKILL, say_day, G_CALLBACK (entry_cb));
  return ADW_NAVIGATION_PAGE (self);
}
