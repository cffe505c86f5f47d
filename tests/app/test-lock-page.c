/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/bring-page.h"
#include "app/lock/lock-page.h"
#include "app/lock/note-page.h"
#include "app/lock/restore-page.h"
#include "app/lock/trouble-page.h"
#include "app/lock/unlock-page.h"
#include "app/lock/welcome-page.h"
#include "app/widgets/scale.h"
#include "tests/app/flow.h"

static GtkWidget *
find_text (GtkWidget *page)
{
  GtkWidget *text = screen_find (page, GTK_TYPE_TEXT_VIEW, NULL);

  g_assert_nonnull (text);
  return text;
}

static void
write_note (GtkWidget *page, const char *words)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text (page))), words, -1);
}

static void
use_recovery_key (GtkWidget *page, const char *key)
{
  if (!gtk_widget_get_visible (flow_row (page, "Recovery Key")))
    flow_press (page, "Use the Recovery Key");
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Recovery Key")), key);
  flow_press (page, "Unlock");
}

static void
test_the_recovery_key_opens (Fixture *f, gconstpointer data)
{
  Flow flow;
  GtkWidget *page;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  screen_assert_fits (page);
  g_assert_false (mt_journal_is_open (f->journal));
  use_recovery_key (page, fixture_recovery_key);
  screen_wait (flow_has_opened, &flow);
  g_assert_true (mt_journal_is_open (f->journal));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (flow_row (page, "Recovery Key"))), ==, "");
  flow_end (&flow);
}

static void
test_what_is_wrong_stays_to_be_mended (Fixture *f, gconstpointer data)
{
  Flow flow;
  GtkWidget *page, *row;
  int start, end;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  flow_press (page, "Unlock");
  flow_wait_for_words (page, "Type your passphrase first.");
  row = flow_row (page, "Passphrase");
  gtk_editable_set_text (GTK_EDITABLE (row), "four loud words here");
  flow_press (page, "Unlock");
  flow_wait_for_words (page, "This is neither the passphrase nor the recovery key. Nothing was "
                             "changed; you can try again.");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (row), &start, &end));
  g_assert_cmpint (end - start, ==, strlen ("four loud words here"));
  use_recovery_key (page, "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC");
  flow_wait_for_words (page, "There is a slip in group 1 of the recovery key. Compare it with your "
                             "copy.");
  g_assert_false (flow.opened);
  flow_end (&flow);
}

static char *
read_keys (Fixture *f)
{
  g_autofree char *keys = g_build_filename (f->folder, "keys", NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (keys, &data, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, size);
}

/* Nobody is locked out, nothing is counted, nothing goes. */
static void
test_thirty_wrong_tries_change_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gint64 begun, first = 0;
  Flow flow;
  GtkWidget *page;

  lock (f->journal);
  before = read_keys (f);
  flow_begin (&flow, f->journal);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  for (int i = 0; i < 30; i++) {
    begun = g_get_monotonic_time ();
    use_recovery_key (page, "00000-00001-00002-00003-00004-00005-00006");
    flow_wait_for_words (page, "This is neither the passphrase nor the recovery key. Nothing was "
                               "changed; you can try again.");
    if (i == 0)
      first = g_get_monotonic_time () - begun;
  }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, first + G_USEC_PER_SEC); /* no delay grows */
  after = read_keys (f);
  g_assert_cmpstr (after, ==, before);
  use_recovery_key (page, fixture_recovery_key);
  screen_wait (flow_has_opened, &flow);
  flow_end (&flow);
}

static void
test_who_holds_it_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (MtJournal) other = mt_journal_new (f->folder);
  Flow flow;
  GtkWidget *page;

  flow_begin (&flow, other);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  use_recovery_key (page, fixture_recovery_key);
  flow_wait_for_words (page, "Another program has this journal open. Close it there and try "
                             "again.");
  lock (f->journal);
  flow_press (page, "Unlock");
  screen_wait (flow_has_opened, &flow);
  flow_end (&flow);
  lock (other);
}

static gboolean
has_row (gpointer data)
{
  FlowWords *words = data;
  GtkWidget *row = screen_find (words->page, ADW_TYPE_ACTION_ROW, words->words);

  return row && gtk_widget_get_mapped (row);
}

static GtkWidget *
wait_for_row (GtkWidget *page, const char *title)
{
  FlowWords wanted = { page, title };

  screen_wait (has_row, &wanted);
  return screen_find (page, ADW_TYPE_ACTION_ROW, title);
}

static void
test_damage_says_what_helps (Fixture *f, gconstpointer data)
{
  g_autofree char *database = g_build_filename (f->folder, "journal.db", NULL);
  g_autofree char *aside = g_build_filename (f->root, "aside", NULL);
  Flow flow;
  GtkWidget *page;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  g_assert_cmpint (g_rename (database, aside), ==, 0);
  use_recovery_key (page, fixture_recovery_key);
  page = flow_wait_for_page (&flow, MT_TYPE_TROUBLE_PAGE);
  flow_wait_for_words (page, "The database (journal.db) is missing, and only its key files are "
                             "here. If it was left elsewhere, put it back; if not, a backup can "
                             "take its place.");
  wait_for_row (page, "Choose a Backup…");
  screen_assert_fits (page);
  flow_end (&flow);

  flow_begin (&flow, f->journal); /* seen from the first look on */
  page = flow_wait_for_page (&flow, MT_TYPE_TROUBLE_PAGE);
  g_assert_cmpint (g_rename (aside, database), ==, 0);
  gtk_widget_activate (wait_for_row (page, "Try Again"));
  flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  flow_end (&flow);
}

static void
test_a_folder_is_brought (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) kept = write_entry (f->journal, "thought", "2026-01-01", "on the old phone");
  g_autofree char *here = g_build_filename (f->root, "new-phone", NULL);
  g_autoptr (MtJournal) journal = mt_journal_new (here);
  g_autoptr (MtEntry) found = NULL;
  Flow flow;
  GtkWidget *page;

  lock (f->journal);
  flow_begin (&flow, journal);
  flow_press (flow_wait_for_page (&flow, MT_TYPE_WELCOME_PAGE), "I Already Have a Journal");
  page = flow_wait_for_page (&flow, MT_TYPE_BRING_PAGE);
  mt_bring_page_choose_folder (MT_BRING_PAGE (page), "/usr");
  flow_wait_for_words (page, "There is no journal in this folder, and no backup of one. Choose "
                             "another folder or file.");
  mt_bring_page_choose_folder (MT_BRING_PAGE (page), f->folder);
  page = flow_wait_for_page (&flow, MT_TYPE_RESTORE_PAGE);
  screen_assert_fits (page);
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Passphrase or Recovery Key")),
                         fixture_recovery_key);
  flow_press (page, "Bring It Here");
  screen_wait (flow_has_opened, &flow);
  found = load (journal, mt_entry_get_id (kept), NULL);
  g_assert_nonnull (found);
  flow_end (&flow);
  lock (journal);
}

static guint
count_entries (MtJournal *journal, const char *kind, const char *text)
{
  g_autoptr (GPtrArray) entries = list (journal, &MT_FILTER_ALL, MT_KEY_NONE, 10);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (mt_entry_get_text (entries->pdata[i]), text) &&
         g_str_equal (mt_entry_get_kind (entries->pdata[i]), kind);
  return n;
}

static void
test_a_note_is_left_without_unlocking (Fixture *f, gconstpointer data)
{
  Flow flow;
  GtkWidget *page, *scale;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  flow_press (flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE), "Leave a Note Without Unlocking");
  page = flow_wait_for_page (&flow, MT_TYPE_NOTE_PAGE);
  screen_assert_fits (page);
  flow_press (page, "Seal");
  flow_wait_for_words (page, "There is nothing in it yet: a word or two, or a step.");
  write_note (page, "Rain on the roof");
  gtk_widget_activate_action (GTK_WIDGET (flow.page), "lock.back", NULL);
  flow_press (flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE), "Leave a Note Without Unlocking");
  page = flow_wait_for_page (&flow, MT_TYPE_NOTE_PAGE); /* what was begun is still there */
  flow_press (page, "Seal");
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  g_assert_false (mt_journal_is_open (f->journal));

  flow_press (page, "Leave a Note Without Unlocking");
  page = flow_wait_for_page (&flow, MT_TYPE_NOTE_PAGE);
  scale = screen_find (page, MT_TYPE_SCALE, NULL);
  mt_scale_set_value (MT_SCALE (scale), 2);
  flow_press (page, "Seal");
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  g_assert_cmpint (mt_scale_get_value (MT_SCALE (scale)), ==, 0);
  use_recovery_key (page, fixture_recovery_key);
  screen_wait (flow_has_opened, &flow);
  g_assert_cmpuint (mt_journal_get_notes_taken_in (f->journal), ==, 2);
  g_assert_cmpuint (count_entries (f->journal, "thought", "Rain on the roof"), ==, 1);
  g_assert_cmpuint (count_entries (f->journal, "mood", ""), ==, 1);
  flow_end (&flow);
}

static void
test_a_note_that_was_begun_comes_in (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) note = NULL;
  Flow flow;
  GtkWidget *page;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  flow_press (flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE), "Leave a Note Without Unlocking");
  write_note (flow_wait_for_page (&flow, MT_TYPE_NOTE_PAGE), "Half a sent");
  gtk_widget_activate_action (GTK_WIDGET (flow.page), "lock.back", NULL);
  page = flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE);
  use_recovery_key (page, fixture_recovery_key);
  screen_wait (flow_has_opened, &flow);
  note = mt_lock_page_get_note (flow.page);
  g_assert_cmpstr (mt_entry_get_text (note), ==, "Half a sent");
  flow_end (&flow);
}

static gboolean
has_gone (gpointer window)
{
  return *(gpointer *)window == NULL;
}

/* The window closes over a note that was begun: that is sealed first. */
static void
test_a_note_that_was_begun_is_left (Fixture *f, gconstpointer data)
{
  Flow flow;
  gpointer window;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  flow_press (flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE), "Leave a Note Without Unlocking");
  write_note (flow_wait_for_page (&flow, MT_TYPE_NOTE_PAGE), "Half a sent");
  window = flow.window;
  g_object_add_weak_pointer (window, &window);
  g_assert_true (mt_lock_page_leave_note (flow.page));
  screen_wait (has_gone, &window);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_cmpuint (count_entries (f->journal, "thought", "Half a sent"), ==, 1);
}

/* The window may be closed at any time, also while the journal opens: then it is closed again. */
static void
test_a_window_closed_while_it_opens (Fixture *f, gconstpointer data)
{
  Flow flow;

  lock (f->journal);
  flow_begin (&flow, f->journal);
  use_recovery_key (flow_wait_for_page (&flow, MT_TYPE_UNLOCK_PAGE), fixture_recovery_key);
  gtk_window_destroy (flow.window);
  screen_settle (500);
  g_assert_false (flow.opened);
  g_assert_false (mt_journal_is_open (f->journal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/lock-page/the-recovery-key-opens", test_the_recovery_key_opens);
  ADD_TEST ("/lock-page/what-is-wrong-stays-to-be-mended", test_what_is_wrong_stays_to_be_mended);
  ADD_TEST ("/lock-page/thirty-wrong-tries-change-nothing", test_thirty_wrong_tries_change_nothing);
  ADD_TEST ("/lock-page/who-holds-it-is-told", test_who_holds_it_is_told);
  ADD_TEST ("/lock-page/damage-says-what-helps", test_damage_says_what_helps);
  ADD_TEST ("/lock-page/a-folder-is-brought", test_a_folder_is_brought);
  ADD_TEST ("/lock-page/a-note-is-left-without-unlocking", test_a_note_is_left_without_unlocking);
  ADD_TEST ("/lock-page/a-note-that-was-begun-comes-in", test_a_note_that_was_begun_comes_in);
  ADD_TEST ("/lock-page/a-note-that-was-begun-is-left", test_a_note_that_was_begun_is_left);
  ADD_TEST ("/lock-page/a-window-closed-while-it-opens", test_a_window_closed_while_it_opens);
  return fixture_run ();
}
