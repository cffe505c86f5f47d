/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/shared-dialog.h"
#include "core/journal-shared.h"
#include "tests/app/screen.h"

#include <glib/gstdio.h>

typedef struct {
  AdwDialog *dialog;
  GtkWindow *window;
} Shown;

/* A file with some words, handed to somebody; the record of it, as it is kept. */
static MtShared *
share_file (Fixture *f, const char *name, const char *entry)
{
  g_autofree char *path = g_build_filename (f->root, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("some bytes", 10);
  const char *const ids[] = { entry, NULL };
  MtShared *shared = mt_shared_new (MT_SHARED_FILE, "pdf");
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  g_assert_true (g_file_set_contents (path, "some bytes", 10, NULL));
  shared->place = g_file_get_uri (file);
  shared->n_pages = 2;
  g_set_str (&shared->recipient, "Dr. Ito");
  mt_shared_set_bytes (shared, bytes);
  mt_shared_set_words (shared, "What it said then");
  mt_shared_set_entries (shared, ids, 0);
  mt_journal_record_shared (f->journal, shared, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_record_shared_finish (f->journal, result, NULL));
  return shared;
}

static MtShared *
load_record (Fixture *f, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_shared (f->journal, id, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_load_shared_finish (f->journal, result, NULL);
}

static Shown
show (Fixture *f, const char *entry)
{
  Shown shown = { .window = screen_show (adw_bin_new ()) };

  shown.dialog = mt_shared_dialog_new (f->journal, entry);
  adw_dialog_present (shown.dialog, GTK_WIDGET (shown.window));
  screen_settle (400);
  return shown;
}

static GtkWidget *
find_row (Shown *shown)
{
  return screen_find (GTK_WIDGET (shown->dialog), ADW_TYPE_ACTION_ROW, NULL);
}

static gboolean
has_row (gpointer shown)
{
  GtkWidget *row = find_row (shown);

  return row && gtk_widget_get_mapped (row);
}

static gboolean
shows_words (gpointer shown)
{
  GtkWidget *view = screen_find (GTK_WIDGET (((Shown *)shown)->dialog), GTK_TYPE_TEXT_VIEW, NULL);

  return view &&
         gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))) > 0;
}

/* And waits for what was still asked of the journal. */
static void
close_it (const Shown *shown)
{
  screen_close (shown->window, shown->dialog);
  screen_settle (300);
}

static void
open_first (Shown *shown)
{
  screen_wait (has_row, shown);
  g_signal_emit_by_name (find_row (shown), "activated");
  screen_wait (shows_words, shown);
  screen_settle (400);
}

static gboolean
is_asked (gpointer window)
{
  return ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (window));
}

static void
press_and_agree (Shown *shown, const char *name)
{
  GtkWidget *row = screen_find (GTK_WIDGET (shown->dialog), ADW_TYPE_BUTTON_ROW, name);
  AdwDialog *alert;

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  screen_wait (is_asked, shown->window);
  alert = adw_window_get_visible_dialog (ADW_WINDOW (shown->window));
  g_signal_emit_by_name (alert, "response", "delete");
  adw_dialog_force_close (alert);
}

static void
test_nothing_shared_says_what_is_noted (Fixture *f, gconstpointer data)
{
  Shown shown = show (f, NULL);

  g_assert_nonnull (
      screen_find (GTK_WIDGET (shown.dialog), ADW_TYPE_STATUS_PAGE, "Nothing Shared Yet"));
  screen_assert_fits (GTK_WIDGET (shown.dialog));
  close_it (&shown);
}

static void
test_its_file_is_deleted_where_it_is_as_it_was (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtShared) shared = share_file (f, "pages.pdf", mt_entry_get_id (entry));
  g_autofree char *path = g_build_filename (f->root, "pages.pdf", NULL);
  Shown shown = show (f, NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autoptr (MtShared) after = NULL;

  open_first (&shown);
  screen_assert_fits (GTK_WIDGET (shown.dialog));
  press_and_agree (&shown, "Delete the File…");
  while (!after || (!after->file_deleted && g_get_monotonic_time () < end)) {
    screen_settle (50);
    g_clear_pointer (&after, mt_shared_free);
    after = load_record (f, shared->id);
  }
  g_assert_cmpint (after->file_deleted, >, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_it (&shown);
}

static void
test_another_file_of_that_name_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtShared) shared = share_file (f, "pages.pdf", mt_entry_get_id (entry));
  g_autofree char *path = g_build_filename (f->root, "pages.pdf", NULL);
  Shown shown;
  g_autoptr (MtShared) after = NULL;

  g_assert_true (g_file_set_contents (path, "another file", -1, NULL));
  shown = show (f, NULL);
  open_first (&shown);
  press_and_agree (&shown, "Delete the File…");
  screen_settle (600);
  after = load_record (f, shared->id);
  g_assert_cmpint (after->file_deleted, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_it (&shown);
}

static gboolean
is_empty (gpointer dialog)
{
  GtkWidget *page = screen_find (dialog, ADW_TYPE_STATUS_PAGE, NULL);

  return page && gtk_widget_get_mapped (page);
}

static void
test_a_record_is_forgotten (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "one");
  g_autoptr (MtEntry) other = write_entry (f->journal, "thought", "2026-03-02T10:00", "two");
  g_autoptr (MtShared) shared = share_file (f, "pages.pdf", mt_entry_get_id (entry));
  g_autofree char *path = g_build_filename (f->root, "pages.pdf", NULL);
  Shown shown = show (f, mt_entry_get_id (other));

  screen_wait (is_empty, shown.dialog); /* of another entry there is nothing */
  screen_close (shown.window, shown.dialog);
  shown = show (f, mt_entry_get_id (entry));
  open_first (&shown);
  press_and_agree (&shown, "Forget This Record…");
  screen_wait (is_empty, shown.dialog);
  g_assert_null (load_record (f, shared->id));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_it (&shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) ADD_TEST ("/shared-dialog/" path, func)
  ADD ("nothing-shared-says-what-is-noted", test_nothing_shared_says_what_is_noted);
  ADD ("its-file-is-deleted-where-it-is-as-it-was", test_its_file_is_deleted_where_it_is_as_it_was);
  ADD ("another-file-of-that-name-stays", test_another_file_of_that_name_stays);
  ADD ("a-record-is-forgotten", test_a_record_is_forgotten);
  return fixture_run ();
}
