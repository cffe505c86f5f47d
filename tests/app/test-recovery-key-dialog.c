/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/key-sheet.h"
#include "app/lock/opening-words.h"
#include "app/lock/recovery-key-dialog.h"
#include "app/lock/recovery-key-page.h"
#include "tests/app/flow.h"

#include <poppler.h>

typedef struct {
  GtkWindow *window;
  MtRecoveryKeyDialog *dialog;
  gboolean kept;
} Shown;

static void
kept_cb (Shown *shown)
{
  shown->kept = TRUE;
}

static gboolean
has_key (gpointer shown)
{
  return screen_find (GTK_WIDGET (((Shown *)shown)->dialog), MT_TYPE_RECOVERY_KEY_PAGE, NULL) !=
         NULL;
}

/* Opens the dialog and goes as far as the new key. */
static void
show_key (Shown *shown, MtJournal *journal)
{
  GtkWidget *row;

  shown->kept = FALSE;
  shown->window = screen_show (gtk_label_new (NULL));
  shown->dialog = mt_recovery_key_dialog_new (journal);
  g_object_add_weak_pointer (G_OBJECT (shown->dialog), (gpointer *)&shown->dialog);
  g_signal_connect_swapped (shown->dialog, "kept", G_CALLBACK (kept_cb), shown);
  adw_dialog_present (ADW_DIALOG (shown->dialog), GTK_WIDGET (shown->window));
  screen_settle (300);
  screen_assert_fits (GTK_WIDGET (shown->dialog));
  row = flow_row (GTK_WIDGET (shown->dialog), "Passphrase or Recovery Key");
  gtk_editable_set_text (GTK_EDITABLE (row), fixture_recovery_key);
  flow_press (GTK_WIDGET (shown->dialog), "Continue");
  screen_wait (has_key, shown);
}

static gboolean
is_gone (gpointer shown)
{
  return ((Shown *)shown)->dialog == NULL;
}

static gboolean
opens_still (Fixture *f)
{
  lock (f->journal);
  return unlock (f->journal, fixture_recovery_key, NULL);
}

static void
test_a_kept_key_ends_the_former (Fixture *f, gconstpointer data)
{
  Shown shown;

  show_key (&shown, f->journal);
  flow_press (GTK_WIDGET (shown.dialog), "I Have It in a Safe Place");
  screen_wait (is_gone, &shown);
  g_assert_true (shown.kept);
  g_assert_true (mt_journal_get_recovery_key_kept (f->journal));
  screen_close (shown.window, NULL);
  g_assert_false (opens_still (f));
}

static void
test_a_key_not_kept_is_taken_back (Fixture *f, gconstpointer data)
{
  Shown shown;

  show_key (&shown, f->journal);
  flow_press (GTK_WIDGET (shown.dialog), "Later");
  screen_wait (is_gone, &shown);
  g_assert_false (shown.kept);
  g_assert_false (mt_journal_get_recovery_key_kept (f->journal));
  screen_close (shown.window, NULL);
  g_assert_true (opens_still (f));
}

/* As when the journal is locked over it. */
static void
test_a_closed_window_takes_it_back (Fixture *f, gconstpointer data)
{
  Shown shown;

  show_key (&shown, f->journal);
  screen_close (shown.window, NULL);
  g_assert_null (shown.dialog);
  g_assert_true (opens_still (f));
}

static void
test_the_sheet_has_the_key (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) page = mt_key_sheet_draw (fixture_recovery_key, 595, 842);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (page, NULL, &error);
  PopplerPage *first;
  g_autofree char *text = NULL;
  g_auto (GStrv) groups = g_strsplit (fixture_recovery_key, "-", -1);

  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
  first = poppler_document_get_page (document, 0);
  text = poppler_page_get_text (first);
  for (guint i = 0; groups[i]; i++)
    g_assert_nonnull (strstr (text, groups[i]));
  g_object_unref (first);
  g_object_unref (document);
}

static void
test_only_what_matters_is_said_after_opening (Fixture *f, gconstpointer data)
{
  GtkWindow *window = screen_show (gtk_label_new (NULL));
  AdwDialog *dialog;

  mt_say_after_opening (GTK_WIDGET (window), f->journal, NULL, -1);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  mt_say_after_opening (GTK_WIDGET (window), f->journal, "/somewhere/before-restore", -1);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==,
                   "What was here before is kept in /somewhere/before-restore.");
  screen_close (window, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/recovery-key/a-kept-key-ends-the-former", test_a_kept_key_ends_the_former);
  ADD_TEST ("/recovery-key/a-key-not-kept-is-taken-back", test_a_key_not_kept_is_taken_back);
  ADD_TEST ("/recovery-key/a-closed-window-takes-it-back", test_a_closed_window_takes_it_back);
  ADD_TEST ("/recovery-key/the-sheet-has-the-key", test_the_sheet_has_the_key);
  ADD_TEST ("/recovery-key/only-what-matters-is-said-after-opening",
            test_only_what_matters_is_said_after_opening);
  return fixture_run ();
}
