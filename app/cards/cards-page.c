/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/cards-page.h"

#include "app/cards/card-page.h"
#include "app/places.h"
#include "app/prompts/cards.h"
#include "core/kind.h"

struct _MtCardsPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;

  GtkLabel *about;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MtCardsPage, mt_cards_page, ADW_TYPE_NAVIGATION_PAGE)

static void
row_activated_cb (MtCardsPage *self, GtkListBoxRow *row)
{
  mt_places_push (GTK_WIDGET (self),
                  mt_card_page_new (self->drafts, gtk_widget_get_name (GTK_WIDGET (row))));
}

static GtkWidget *
make_row (const MtKind *kind)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_name (row, kind->id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->name));
  if (kind->about)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (kind->about));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
mt_cards_page_dispose (GObject *object)
{
  MtCardsPage *self = MT_CARDS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CARDS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_cards_page_parent_class)->dispose (object);
}

static void
mt_cards_page_class_init (MtCardsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_cards_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/cards/cards-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtCardsPage, about);
  gtk_widget_class_bind_template_child (widget_class, MtCardsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mt_cards_page_init (MtCardsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
mt_cards_page_new (MtDrafts *drafts)
{
  MtCardsPage *self = g_object_new (MT_TYPE_CARDS_PAGE, NULL);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  self->drafts = g_object_ref (drafts);
  gtk_label_set_label (self->about, _ (MT_PROMPT_CARDS));
  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].card)
      gtk_list_box_append (self->list, make_row (&kinds[i]));
  return ADW_NAVIGATION_PAGE (self);
}
