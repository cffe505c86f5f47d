/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/recovery-key-page.h"
#include "app/lock/secret-form.h"
#include "app/lock/welcome-page.h"
#include "app/preferences/whole-journal.h"
#include "core/journal-backups.h"
#include "tests/app/flow.h"
#include "tests/app/window-scene.h"

/* Encrypting anew and deleting, from the dialog in an open window to what follows. */

#define NEW_PASSPHRASE "five other calm words now"

static GtkWidget *
get_dialog (MtWindow *window)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static gboolean
has_dialog (gpointer window)
{
  return get_dialog (window) != NULL;
}

static GtkWidget *
wait_for_dialog (MtWindow *window)
{
  screen_wait (has_dialog, window);
  screen_settle (300);
  screen_assert_fits (get_dialog (window));
  return get_dialog (window);
}

static void
type (GtkWidget *page, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, row)), text);
}

/* Its button has the name of the page. */
static GtkWidget *
get_form (GtkWidget *dialog)
{
  return screen_find (dialog, MT_TYPE_SECRET_FORM, NULL);
}

static gboolean
has_key (gpointer window)
{
  return screen_find (window, MT_TYPE_RECOVERY_KEY_PAGE, NULL) != NULL;
}

static gboolean
is_welcome (gpointer window)
{
  return screen_find (window, MT_TYPE_WELCOME_PAGE, NULL) != NULL;
}

static void
write_backup (MtJournal *journal)
{
  g_autofree char *folder = g_build_filename (mt_journal_get_folder (journal), "backups", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_backup (journal, folder, NULL, wait_done, &slot);
  result = wait_for (&slot);
  path = mt_journal_backup_finish (journal, result, NULL);
  g_assert_nonnull (path);
}

static guint
count_backups (MtJournal *journal)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_list_backups (journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  backups = mt_journal_list_backups_finish (journal, result, NULL);
  return backups->len;
}

/* As far as the new recovery key. */
static void
rekey (Fixture *f, MtWindow *window)
{
  GtkWidget *dialog;

  mt_rekey_ask (GTK_WIDGET (window), f->journal);
  dialog = wait_for_dialog (window);
  type (dialog, "Passphrase or Recovery Key", fixture_recovery_key);
  flow_press (dialog, "Continue");
  flow_wait_for_words (dialog, "Choose a Passphrase");
  type (dialog, "Passphrase", NEW_PASSPHRASE);
  type (dialog, "The Same Once More", NEW_PASSPHRASE);
  flow_press (dialog, "Encrypt Anew");
  screen_wait (has_key, window);
}

static void
test_somebody_may_know_it (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry =
      write_entry (f->journal, "thought", "2026-01-01", "It is all still here");
  g_autoptr (MtEntry) found = NULL;
  MtWindow *window = show_window (f);
  GtkWidget *dialog;

  open_window (f, window);
  write_backup (f->journal);
  rekey (f, window);
  g_assert_false (mt_journal_is_open (f->journal));
  screen_assert_fits (GTK_WIDGET (window));
  flow_press (GTK_WIDGET (window), "I Have It in a Safe Place");
  screen_wait (is_open, window);
  g_assert_true (mt_journal_get_recovery_key_kept (f->journal));
  found = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpstr (mt_entry_get_text (found), ==, "It is all still here");

  dialog = wait_for_dialog (window); /* what former secrets still open */
  g_assert_cmpuint (count_backups (f->journal), ==, 1);
  flow_press (dialog, "Delete What Is Ticked");
  screen_settle (600);
  g_assert_cmpuint (count_backups (f->journal), ==, 0);
  lock_window (window);
  g_assert_false (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_false (unlock (f->journal, PASSPHRASE, NULL));
  g_assert_true (unlock (f->journal, NEW_PASSPHRASE, NULL));
  close_window (window);
}

static void
test_the_one_of_now_is_not_taken_again (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  GtkWidget *dialog;

  open_window (f, window);
  mt_rekey_ask (GTK_WIDGET (window), f->journal);
  dialog = wait_for_dialog (window);
  type (dialog, "Passphrase or Recovery Key", PASSPHRASE);
  flow_press (dialog, "Continue");
  flow_wait_for_words (dialog, "Choose a Passphrase");
  type (dialog, "Passphrase", PASSPHRASE);
  type (dialog, "The Same Once More", PASSPHRASE);
  flow_press (dialog, "Encrypt Anew");
  flow_wait_for_words (dialog,
                       "This is the one you have now, which somebody may know. Choose one that "
                       "has nothing to do with it.");
  g_assert_true (mt_journal_is_open (f->journal));
  lock_window (window);
  close_window (window);
}

static void
test_everything_is_deleted (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  g_autofree char *foreign = g_build_filename (f->folder, "shopping.txt", NULL);
  g_autoptr (GDir) dir = NULL;
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (foreign, "milk", -1, NULL));
  g_settings_set_uint (settings, "lock-after", 30);
  open_window (f, window);
  write_backup (f->journal);
  mt_erase_ask (GTK_WIDGET (window), f->journal, settings);
  dialog = wait_for_dialog (window);
  type (dialog, "Passphrase or Recovery Key", "no, not this");
  flow_press (get_form (dialog), "Delete Everything");
  flow_wait_for_words (dialog, "This is neither the passphrase nor the recovery key. Nothing was "
                               "changed; you can try again.");
  type (dialog, "Passphrase or Recovery Key", fixture_recovery_key);
  flow_press (get_form (dialog), "Delete Everything");
  flow_wait_for_words (GTK_WIDGET (window), "Deleted");
  dir = g_dir_open (f->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "shopping.txt");
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpuint (g_settings_get_uint (settings, "lock-after"), ==, 5);
  g_assert_cmpint (g_unlink (foreign), ==, 0);
  flow_press (GTK_WIDGET (window), "Continue");
  screen_wait (is_welcome, window);
  close_window (window);
  mt_journal_free_secret (create (f->journal, PASSPHRASE, NULL)); /* and a new one can begin */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_set_up ();
  ADD_TEST ("/deeds/somebody-may-know-it", test_somebody_may_know_it);
  ADD_TEST ("/deeds/the-one-of-now-is-not-taken-again", test_the_one_of_now_is_not_taken_again);
  ADD_TEST ("/deeds/everything-is-deleted", test_everything_is_deleted);
  return fixture_run ();
}
