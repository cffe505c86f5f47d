/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/list-view.h"

#include "tests/app/screen.h"

#define N_WORDS 60

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_button_new_with_label ("row"));
}

static void
setup_heading_cb (GtkListItemFactory *factory, GtkListHeader *heading)
{
  gtk_list_header_set_child (heading, gtk_label_new ("heading"));
}

/* Some words, with a heading for each length. */
static GtkSelectionModel *
make_model (guint n_words)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkSorter *sections = GTK_SORTER (gtk_string_sorter_new (text));
  GtkSortListModel *sorted;

  for (guint i = 0; i < n_words; i++) {
    g_autofree char *word = g_strnfill (1 + i / 3, 'a');

    gtk_string_list_append (words, word);
  }
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (words), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, sections);
  g_object_unref (sections);
  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
}

static GtkListView *
make_view (void)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headings = gtk_signal_list_item_factory_new ();
  GtkListView *view = GTK_LIST_VIEW (gtk_list_view_new (make_model (N_WORDS), rows));

  g_signal_connect (rows, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (headings, "setup", G_CALLBACK (setup_heading_cb), NULL);
  gtk_list_view_set_header_factory (view, headings);
  gtk_list_view_set_single_click_activate (view, TRUE);
  g_object_unref (headings);
  return view;
}

/* Gives the focus to the button in a row, of those from number @index on. */
static void
focus_row (GtkListView *view, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view)), *button = NULL;

  for (guint i = 0; row && !button; i++, row = gtk_widget_get_next_sibling (row))
    button = i >= index ? screen_find (row, GTK_TYPE_BUTTON, NULL) : NULL;
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_grab_focus (button));
}

static GtkWidget *
get_focus (GtkListView *view)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));
}

/* Wherever in it the focus is, other rows can take the place of those there are. */
static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
test_a_list_with_the_focus_is_exchanged (void)
{
  GtkListView *view = make_view ();
  GtkWindow *window = screen_show (
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, "height-request", 400, NULL));

  screen_plug_keyboard ();
  screen_wait (is_active, window); /* only there GTK tells rows that the focus came */
  screen_settle (200);
  for (guint round = 0; round < 6; round++) {
    g_autoptr (GtkSelectionModel) model = make_model (round % 2 ? N_WORDS : 5);

    focus_row (view, round);
    g_assert_true (gtk_widget_is_ancestor (get_focus (view), GTK_WIDGET (view)));
    mt_list_view_show (view, model);
    g_assert_true (gtk_list_view_get_model (view) == model);
    g_assert_true (gtk_list_view_get_single_click_activate (view));
    screen_settle (100);
    g_assert_true (get_focus (view) == GTK_WIDGET (view) ||
                   gtk_widget_is_ancestor (get_focus (view), GTK_WIDGET (view)));
  }
  mt_list_view_show (view, NULL);
  g_assert_null (gtk_list_view_get_model (view));
  screen_close (window, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/list-view/exchanged-with-the-focus", test_a_list_with_the_focus_is_exchanged);
  return g_test_run ();
}
