/* SPDX-License-Identifier: GPL-3.0-or-later */
/* floor-list N: the floor of a scroll: a bare GtkListView of N rows of a heading and two lines. */
#include "bench/scroll.h"
#include "bench/words.h"

#include <adwaita.h>
#include <stdlib.h>

static guint n_rows = 10000;

/* A number that says its own text: nothing is kept for the rows that are not shown. */
#define FLOOR_TYPE_MODEL (floor_model_get_type ())
G_DECLARE_FINAL_TYPE (FloorModel, floor_model, FLOOR, MODEL, GObject)
struct _FloorModel {
  GObject parent_instance;
};

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return n_rows;
}

static gpointer
get_item (GListModel *model, guint position)
{
  g_autofree char *text = NULL;

  if (position >= n_rows)
    return NULL;
  text = words_of_entry (position);
  return gtk_string_object_new (text);
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FloorModel,
                               floor_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
floor_model_class_init (FloorModelClass *klass)
{
}

static void
floor_model_init (FloorModel *self)
{
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_label_new ("Entry");
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *text = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (text),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static gboolean
measure (gpointer view)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);

  scroll_measure (view, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                  (void (*) (gpointer))g_application_quit, g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *toolbars = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *model = g_object_new (FLOOR_TYPE_MODEL, NULL);
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (model)), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), toolbars);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (500, measure, view);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.meantime_journal.Floor", G_APPLICATION_NON_UNIQUE);

  if (argc > 1)
    n_rows = (guint)strtoul (argv[1], NULL, 10);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
