/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/private-text.h"
#include "tests/app/screen.h"

#include <string.h>

#define WORDS "nobody else's business"

typedef struct {
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWindow *window;
} Page;

static void
open_page (Page *page)
{
  page->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  page->buffer = gtk_text_view_get_buffer (page->view);
  mt_private_text (GTK_WIDGET (page->view), GTK_INPUT_HINT_NONE);
  page->window = screen_show (GTK_WIDGET (page->view));
  gtk_text_buffer_set_text (page->buffer, WORDS, -1);
}

static void
choose_everything (Page *page)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (page->buffer, &start, &end);
  gtk_text_buffer_select_range (page->buffer, &start, &end);
}

static char *
get_offer (GdkClipboard *clipboard)
{
  GdkContentProvider *offer = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  return offer && gdk_content_provider_get_value (offer, &value, NULL) ? g_value_dup_string (&value)
                                                                       : NULL;
}

static void
test_what_is_chosen_is_offered_to_nobody (void)
{
  Page page;

  open_page (&page);
  choose_everything (&page);
  screen_settle (100);
  g_assert_null (
      gdk_clipboard_get_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (page.view))));
  gtk_widget_set_visible (GTK_WIDGET (page.window), FALSE); /* shown again, it is as before */
  gtk_widget_unrealize (GTK_WIDGET (page.window));
  gtk_window_present (page.window);
  choose_everything (&page);
  g_assert_null (
      gdk_clipboard_get_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (page.view))));
  screen_close (page.window, page.view);
}

static void
test_what_is_copied_is_plain_and_asks_not_to_be_kept (void)
{
  Page page;
  GdkClipboard *clipboard;
  g_autofree char *offered = NULL;

  open_page (&page);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page.view));
  g_signal_emit_by_name (page.view, "copy-clipboard"); /* nothing is chosen */
  g_assert_null (gdk_clipboard_get_content (clipboard));
  choose_everything (&page);
  g_signal_emit_by_name (page.view, "copy-clipboard");
  offered = get_offer (clipboard);
  g_assert_cmpstr (offered, ==, WORDS);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "x-kde-passwordManagerHint"));
  gdk_clipboard_set_content (clipboard, NULL);
  screen_close (page.window, page.view);
}

static void
test_what_is_cut_is_gone_and_can_come_back (void)
{
  Page page;
  g_autofree char *offered = NULL;

  open_page (&page);
  choose_everything (&page);
  g_signal_emit_by_name (page.view, "cut-clipboard");
  offered = get_offer (gtk_widget_get_clipboard (GTK_WIDGET (page.view)));
  g_assert_cmpstr (offered, ==, WORDS);
  g_assert_cmpint (gtk_text_buffer_get_char_count (page.buffer), ==, 0);
  gtk_text_buffer_undo (page.buffer);
  g_assert_cmpint (gtk_text_buffer_get_char_count (page.buffer), ==, (int)strlen (WORDS));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (page.view)), NULL);
  screen_close (page.window, page.view);
}

static void
fail_cb (GtkTextBuffer *buffer, gpointer data)
{
  g_assert_not_reached ();
}

/* As GTK does for what was dragged away. */
static void
test_a_buffer_that_somebody_keeps_is_emptied (void)
{
  Page page;
  g_autoptr (GtkTextBuffer) kept = NULL;

  open_page (&page);
  kept = g_object_ref (page.buffer);
  g_signal_connect (kept, "changed", G_CALLBACK (fail_cb), NULL);
  screen_close (page.window, page.view);
  screen_settle (100);
  g_assert_cmpint (gtk_text_buffer_get_char_count (kept), ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (kept));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/private-text/chosen", test_what_is_chosen_is_offered_to_nobody);
  g_test_add_func ("/private-text/copied", test_what_is_copied_is_plain_and_asks_not_to_be_kept);
  g_test_add_func ("/private-text/cut", test_what_is_cut_is_gone_and_can_come_back);
  g_test_add_func ("/private-text/left", test_a_buffer_that_somebody_keeps_is_emptied);
  return g_test_run ();
}
