/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-dialogs.h"
#include "app/editor/revisions-dialog.h"
#include "tests/app/screen.h"

static gboolean
is_listed (gpointer dialog)
{
  GtkWidget *list = screen_find (dialog, GTK_TYPE_LIST_BOX, NULL);

  return list && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
}

/* An entry that was "first", then "second". */
static MtEntry *
write_twice (Fixture *f)
{
  MtEntry *entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "first");

  mt_entry_set_visit (entry, 1);
  mt_entry_set_text (entry, "second");
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

static void
activate_first_row (MtRevisionsDialog *dialog)
{
  GtkListBox *list = GTK_LIST_BOX (screen_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX, NULL));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  screen_settle (500);
}

static gboolean
is_replaced (gpointer replaced)
{
  return *(gboolean *)replaced;
}

static void
replaced_cb (gboolean *replaced)
{
  *replaced = TRUE;
}

static gboolean
is_saved (gpointer draft)
{
  return mt_draft_get_state (draft) == MT_DRAFT_SAVED;
}

static void
test_a_version_is_brought_back_and_none_is_lost (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_twice (f);
  g_autoptr (MtEntry) read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, read);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  GAsyncResult *slot = NULL;
  GtkWindow *window = screen_show (adw_bin_new ());
  AdwDialog *dialog;
  gboolean replaced = FALSE;

  g_signal_connect_swapped (draft, "replaced", G_CALLBACK (replaced_cb), &replaced);
  dialog = ADW_DIALOG (mt_revisions_dialog_new (f->journal, mt_entry_get_id (entry)));
  g_signal_connect_object (dialog, "brought-back", G_CALLBACK (mt_draft_bring_back), draft,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_wait (is_listed, dialog);
  activate_first_row (MT_REVISIONS_DIALOG (dialog));
  gtk_widget_activate (screen_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Bring This One Back"));
  screen_wait (is_replaced, &replaced);
  g_assert_cmpstr (mt_entry_get_text (mt_draft_get_entry (draft)), ==, "first");
  screen_wait (is_saved, draft);
  mt_journal_load_revisions (f->journal, mt_entry_get_id (entry), wait_done, &slot);
  result = wait_for (&slot);
  revisions = mt_journal_load_revisions_finish (f->journal, result, NULL);
  g_assert_cmpint (revisions->len, ==, 2);
  g_assert_cmpstr (mt_entry_get_text (revisions->pdata[0]), ==, "second");
  screen_settle (500);
  screen_close (window, NULL);
}

static void
test_it_says_where_there_is_none (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "only");
  GtkWindow *window = screen_show (adw_bin_new ());
  MtRevisionsDialog *dialog = mt_revisions_dialog_new (f->journal, mt_entry_get_id (entry));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  screen_settle (500);
  g_assert_nonnull (screen_find (GTK_WIDGET (dialog), ADW_TYPE_STATUS_PAGE, "No Earlier Versions"));
  g_assert_false (is_listed (dialog));
  screen_close (window, dialog);
}

static void
test_it_fits (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_twice (f);
  GtkWindow *window = screen_show (adw_bin_new ());
  MtRevisionsDialog *dialog = mt_revisions_dialog_new (f->journal, mt_entry_get_id (entry));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  screen_wait (is_listed, dialog);
  screen_assert_fits (adw_dialog_get_child (ADW_DIALOG (dialog)));
  activate_first_row (dialog);
  screen_assert_fits (adw_dialog_get_child (ADW_DIALOG (dialog)));
  screen_close (window, dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/revisions-dialog/a-version-is-brought-back-and-none-is-lost",
            test_a_version_is_brought_back_and_none_is_lost);
  ADD_TEST ("/revisions-dialog/says-where-there-is-none", test_it_says_where_there_is_none);
  ADD_TEST ("/revisions-dialog/fits", test_it_fits);
  return fixture_run ();
}
