/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/pages-text.h"

#include "app/share/page-words.h"
#include "app/widgets/list-view.h"

#include <glib/gi18n.h>

#define MOST_WIDE 640 /* px: a longer line is no easier to read */

struct _MtPagesText {
  AdwBin parent_instance;

  MtHandout *handout;
  GtkListView *list; /* owned by what is around it */
};

G_DEFINE_FINAL_TYPE (MtPagesText, mt_pages_text, ADW_TYPE_BIN)

static void
setup_cb (MtPagesText *self, GtkListItem *item)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_add_css_class (bin, "page-text");
  gtk_list_item_set_child (item, bin);
  /* what one comes to is the page in it */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (MtPagesText *self, GtkListItem *item)
{
  guint index = gtk_list_item_get_position (item);
  g_autofree char *name = NULL;

  if (!self->handout)
    return;
  name = g_strdup_printf (_ ("Page %u of %u"), index + 1, mt_handout_get_n_pages (self->handout));
  gtk_list_item_set_accessible_label (item, name);
  adw_bin_set_child (ADW_BIN (gtk_list_item_get_child (item)),
                     mt_page_words_new (self->handout, index));
}

static void
unbind_cb (MtPagesText *self, GtkListItem *item)
{
  adw_bin_set_child (ADW_BIN (gtk_list_item_get_child (item)), NULL);
}

static void
mt_pages_text_dispose (GObject *object)
{
  MtPagesText *self = MT_PAGES_TEXT (object);

  if (self->list)
    mt_list_view_show (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->handout);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (mt_pages_text_parent_class)->dispose (object);
}

static void
mt_pages_text_class_init (MtPagesTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_pages_text_dispose;
}

static void
mt_pages_text_init (MtPagesText *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The pages as text"), -1);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->list));
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), MOST_WIDE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
mt_pages_text_set_handout (MtPagesText *self, MtHandout *handout)
{
  g_autoptr (GtkStringList) pages = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;

  g_return_if_fail (MT_IS_PAGES_TEXT (self));
  mt_list_view_show (self->list, NULL);
  g_set_object (&self->handout, handout);
  for (guint i = 0; handout && i < mt_handout_get_n_pages (handout); i++)
    gtk_string_list_append (pages, ""); /* a page is told by its place */
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&pages)));
  mt_list_view_show (self->list, GTK_SELECTION_MODEL (model));
}
