/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/keep-in-sight.h"
#include "tests/app/screen.h"

#define KEYBOARD 440 /* pixels */

/* A page of twelve fields, and below it room for a keyboard. */
static GtkWidget *
make_page (GtkWidget **last)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (int i = 0; i < 12; i++) {
    *last = adw_password_entry_row_new ();
    gtk_list_box_append (GTK_LIST_BOX (list), *last);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (page), scrolled);
  gtk_box_append (GTK_BOX (page), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  return page;
}

static gboolean
is_in_sight (gpointer row)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  return gtk_widget_get_height (viewport) <= SCREEN_HEIGHT - KEYBOARD &&
         gtk_widget_compute_bounds (row, viewport, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float)gtk_widget_get_height (viewport);
}

static void
test_a_keyboard_hides_no_field (void)
{
  GtkWidget *row, *page = make_page (&row);
  GtkWindow *window;

  mt_keep_in_sight (row);
  window = screen_show (page);
  gtk_widget_grab_focus (row);
  screen_settle (100);
  gtk_widget_set_size_request (gtk_widget_get_last_child (page), -1, KEYBOARD);
  screen_wait (is_in_sight, row);
  screen_close (window, page);
}

/* One below all others that is shown as somebody comes to write in it. */
static void
test_a_new_field_is_seen (void)
{
  GtkWidget *row, *page = make_page (&row);
  GtkWindow *window;

  mt_keep_in_sight (row);
  gtk_widget_set_size_request (gtk_widget_get_last_child (page), -1, KEYBOARD);
  gtk_widget_set_visible (row, FALSE);
  window = screen_show (page);
  screen_settle (100);
  gtk_widget_set_visible (row, TRUE);
  gtk_widget_grab_focus (row);
  screen_wait (is_in_sight, row);
  screen_close (window, page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/keep-in-sight/a-keyboard-hides-no-field", test_a_keyboard_hides_no_field);
  g_test_add_func ("/keep-in-sight/a-new-field-is-seen", test_a_new_field_is_seen);
  return g_test_run ();
}
