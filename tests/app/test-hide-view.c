/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/hide-view.h"
#include "tests/app/screen.h"

/* The bar over a word is of one colour, through which nothing can be seen. */
static void
test_nothing_is_read_under_a_bar (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-11-19T10:00Z", "Lantern");
  const char *const ids[] = { mt_entry_get_id (entry), NULL };
  MtChosen *chosen = mt_chosen_new (ids);
  MtHideView *view = mt_hide_view_new (chosen, entry, "text", 0, "Lantern", "The Text");
  GtkWindow *window = screen_show (GTK_WIDGET (view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (screen_find (GTK_WIDGET (view), GTK_TYPE_TEXT_VIEW, NULL)));
  g_autoptr (GSList) tags = NULL;
  g_autoptr (GdkRGBA) bar = NULL, words = NULL;
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  mt_hide_view_toggle (view);
  gtk_text_buffer_get_start_iter (buffer, &start);
  tags = gtk_text_iter_get_tags (&start);
  g_assert_cmpuint (g_slist_length (tags), ==, 1);
  g_object_get (tags->data, "background-rgba", &bar, "foreground-rgba", &words, NULL);
  g_assert_true (gdk_rgba_is_opaque (bar));
  g_assert_true (gdk_rgba_equal (bar, words));
  screen_close (window, view);
  g_assert_finalize_object (chosen);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/hide-view/nothing-is-read-under-a-bar", test_nothing_is_read_under_a_bar);
  return fixture_run ();
}
