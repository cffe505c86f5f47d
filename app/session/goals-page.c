/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/goals-page.h"

#include "app/places.h"
#include "app/prompts/goals.h"
#include "app/session/goal-page.h"
#include "app/session/state-list.h"
#include "core/kinds/ids.h"

#include <string.h>

struct _MtGoalsPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;

  GtkLabel *empty;
  AdwBin *place;
};

G_DEFINE_FINAL_TYPE (MtGoalsPage, mt_goals_page, ADW_TYPE_NAVIGATION_PAGE)

/* What it matters for, in a line. */
static char *
say (MtEntry *goal)
{
  const char *why = mt_entry_get_value (goal, "why");

  return why ? g_strndup (why, strcspn (why, "\r\n")) : g_strdup ("");
}

static void
activated_cb (MtGoalsPage *self, MtEntry *goal)
{
  mt_places_push (GTK_WIDGET (self), mt_goal_page_new (self->drafts, goal));
}

static void
changed_cb (MtGoalsPage *self, MtStateList *list)
{
  gtk_widget_set_visible (GTK_WIDGET (self->empty), mt_state_list_is_empty (list));
}

static void
mt_goals_page_dispose (GObject *object)
{
  MtGoalsPage *self = MT_GOALS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_GOALS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_goals_page_parent_class)->dispose (object);
}

static void
mt_goals_page_class_init (MtGoalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_goals_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtGoalsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MtGoalsPage, place);
}

static void
mt_goals_page_init (MtGoalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->empty, _ (MT_PROMPT_GOALS_EMPTY));
}

AdwNavigationPage *
mt_goals_page_new (MtDrafts *drafts)
{
  MtGoalsPage *self = g_object_new (MT_TYPE_GOALS_PAGE, NULL);
  MtStateList *list;

  self->drafts = g_object_ref (drafts);
  list = mt_state_list_new (mt_drafts_get_journal (drafts), MT_KIND_GOAL, say, NULL, NULL);
  g_signal_connect_object (list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (list));
  return ADW_NAVIGATION_PAGE (self);
}
