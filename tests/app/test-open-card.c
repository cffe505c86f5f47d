/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/open-card-row.h"
#include "app/lock/unlock-page.h"
#include "app/preferences/ask-passphrase.h"
#include "core/journal-card.h"
#include "core/open-card.h"
#include "tests/app/flow.h"

#include <math.h>

static void
write_card (Fixture *f)
{
  g_autoptr (MtEntry) card = mt_entry_new ("hard-times");

  mt_entry_add_value (card, "people", "Samira 0170 1234567", NAN);
  g_assert_true (save (f->journal, card, NULL));
}

static gboolean
set_open (Fixture *f, gboolean open)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_set_card_open (f->journal, open, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_set_card_open_finish (f->journal, result, NULL);
}

static gboolean
is_open (gpointer journal)
{
  return mt_journal_is_card_open (journal);
}

static gboolean
is_closed (gpointer journal)
{
  return !mt_journal_is_card_open (journal);
}

static void
test_it_is_said_and_asked_before_it_is_open (Fixture *f, gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();
  MtOpenCardRow *row = g_object_new (MT_TYPE_OPEN_CARD_ROW, NULL);
  GtkWidget *toggle;
  GtkWindow *window;
  AdwDialog *dialog;

  write_card (f);
  mt_open_card_row_set_journal (row, f->journal);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  window = screen_show (list);
  toggle = screen_find (GTK_WIDGET (row), GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  screen_settle (400);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (MT_IS_ASK_PASSPHRASE (dialog));
  screen_assert_fits (GTK_WIDGET (dialog));
  g_assert_false (mt_file_exists (f->folder, MT_OPEN_CARD_FILE));
  gtk_editable_set_text (
      GTK_EDITABLE (flow_row (GTK_WIDGET (dialog), "Passphrase or Recovery Key")),
      fixture_recovery_key);
  flow_press (GTK_WIDGET (dialog), "Make It Readable");
  screen_wait (is_open, f->journal);
  screen_settle (400);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_true (mt_file_exists (f->folder, MT_OPEN_CARD_FILE));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  screen_wait (is_closed, f->journal);
  screen_settle (200);
  g_assert_false (mt_file_exists (f->folder, MT_OPEN_CARD_FILE));
  screen_close (window, row);
}

static void
test_the_locked_page_leads_to_it (Fixture *f, gconstpointer data)
{
  Flow flow;
  GtkWidget *page, *button;

  write_card (f);
  g_assert_true (set_open (f, TRUE));
  lock (f->journal);
  flow_begin (&flow, f->journal);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  screen_settle (400);
  button = gtk_widget_get_parent (screen_find (page, GTK_TYPE_LABEL, "When It Gets Hard"));
  g_assert_true (gtk_widget_get_visible (button));
  screen_assert_fits (page);
  g_signal_emit_by_name (button, "clicked");
  screen_settle (400);
  page = flow_get_page (&flow);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==,
                   "When it gets hard");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL,
                                 "\u2066"
                                 "0170 1234567\u2069"));
  g_assert_null (screen_find (page, GTK_TYPE_TEXT_VIEW, NULL));
  screen_assert_fits (page);
  flow_end (&flow);
}

static void
test_it_is_not_offered_unless_it_can_be_read (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, MT_OPEN_CARD_FILE, NULL);
  Flow flow;
  GtkWidget *page;

  write_card (f);
  lock (f->journal);
  for (int round = 0; round < 2; round++) {
    if (round == 1)
      g_assert_true (g_file_set_contents (path, "{ half of", -1, NULL));
    flow_begin (&flow, f->journal);
    page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
    screen_settle (400);
    g_assert_false (gtk_widget_get_visible (
        gtk_widget_get_parent (screen_find (page, GTK_TYPE_LABEL, "When It Gets Hard"))));
    flow_end (&flow);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/open-card/is-said-and-asked-before", test_it_is_said_and_asked_before_it_is_open);
  ADD_TEST ("/open-card/the-locked-page-leads-to-it", test_the_locked_page_leads_to_it);
  ADD_TEST ("/open-card/is-not-offered-unless-it-can-be-read",
            test_it_is_not_offered_unless_it_can_be_read);
  return fixture_run ();
}
