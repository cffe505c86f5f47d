/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/standing.h"

#include "app/cards/cards-page.h"
#include "app/journal/kind-page.h"
#include "app/places.h"
#include "app/session/check-ins-page.h"
#include "app/session/goals-page.h"
#include "app/session/questions-page.h"
#include "app/session/tasks-page.h"
#include "app/share/share-dialog.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

struct _MtStanding {
  AdwBin parent_instance;

  MtDrafts *drafts;
};

G_DEFINE_FINAL_TYPE (MtStanding, mt_standing, ADW_TYPE_BIN)

static AdwNavigationPage *
skills_page_new (MtDrafts *drafts)
{
  return ADW_NAVIGATION_PAGE (mt_kind_page_new (drafts, mt_kind_find (MT_KIND_SKILL)));
}

static const struct {
  const char *title, *icon;
  AdwNavigationPage *(*page_new) (MtDrafts *drafts);
  AdwDialog *(*dialog_new) (MtDrafts *drafts); /* where it leads to no page */
} rows[] = {
  { N_ ("Goals"), "mt-goal-symbolic", mt_goals_page_new },
  { N_ ("Tasks"), "object-select-symbolic", mt_tasks_page_new },
  /* Translators: a row that leads to what a person has practised, such as saying no. */
  { N_ ("Skills"), "applications-engineering-symbolic", skills_page_new },
  { N_ ("Questions"), "dialog-question-symbolic", mt_questions_page_new },
  { N_ ("Check-ins"), "view-list-ordered-symbolic", mt_check_ins_page_new },
  { N_ ("Cards"), "view-paged-symbolic", mt_cards_page_new },
  /* Translators: a row that leads to making a booklet about a time in therapy. */
  { N_ ("My Time as a Booklet"), "document-print-symbolic",
    .dialog_new = mt_share_dialog_new_booklet },
};

static void
activated_cb (MtStanding *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);

  if (rows[index].page_new)
    mt_places_push (GTK_WIDGET (self), rows[index].page_new (self->drafts));
  else
    adw_dialog_present (rows[index].dialog_new (self->drafts), GTK_WIDGET (self));
}

static GtkWidget *
make_row (const char *title, const char *icon)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
mt_standing_dispose (GObject *object)
{
  g_clear_object (&MT_STANDING (object)->drafts);
  G_OBJECT_CLASS (mt_standing_parent_class)->dispose (object);
}

static void
mt_standing_class_init (MtStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_standing_dispose;
}

static void
mt_standing_init (MtStanding *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a list that leads to what stays from session to
                                   * session: goals, tasks, cards. */
                                  _ ("What Stays"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (_ (rows[i].title), rows[i].icon));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), list);
}

GtkWidget *
mt_standing_new (MtDrafts *drafts)
{
  MtStanding *self = g_object_new (MT_TYPE_STANDING, NULL);

  self->drafts = g_object_ref (drafts);
  return GTK_WIDGET (self);
}
