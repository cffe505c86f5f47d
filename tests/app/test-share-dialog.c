/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/share-dialog.h"

#include "app/share/choice-row.h"
#include "app/share/days-dialog.h"
#include "app/share/entry-words.h"
#include "app/share/hand-over.h"
#include "app/share/handout-make.h"
#include "app/share/pages-view.h"
#include "core/entry-list.h"
#include "tests/app/screen.h"

#include <sys/stat.h>

/* A window with the dialog on it, over a journal of three entries of which @chosen are ticked. */
typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  MtEntryList *list;
  GtkWindow *window;
  AdwDialog *dialog;
  char *ids[3];
} Scene;

static gboolean
is_read (gpointer data)
{
  GListModel *model = data;
  guint n_items = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_items; i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (model, i);

    if (!mt_entry_item_get_entry (item))
      return FALSE;
  }
  return n_items > 0;
}

static void
open_scene (Scene *scene, Fixture *f, guint n_chosen)
{
  const char *texts[] = { "Figs on the wall", "Blue bicycle", "Lantern in the fog" };
  const MtFilter filter = MT_FILTER_ALL;
  const char *chosen[4] = { NULL };

  *scene = (Scene){ .f = f };
  for (guint i = 0; i < 3; i++) {
    g_autoptr (MtEntry) entry = write_entry (
        f->journal, "thought", i ? "2026-11-20T10:00Z" : "2026-11-19T10:00Z", texts[i]);

    scene->ids[i] = g_strdup (mt_entry_get_id (entry));
    if (i < n_chosen)
      chosen[i] = scene->ids[i];
  }
  scene->drafts = mt_drafts_new (f->journal);
  scene->list = mt_entry_list_new (f->journal, &filter);
  screen_wait (is_read, scene->list);
  scene->dialog = mt_share_dialog_new (scene->drafts, G_LIST_MODEL (scene->list), "Figs", chosen);
  scene->window = screen_show (adw_bin_new ());
  adw_dialog_present (scene->dialog, GTK_WIDGET (scene->window));
  screen_settle (300);
}

static void
close_scene (Scene *scene)
{
  g_object_add_weak_pointer (G_OBJECT (scene->dialog), (gpointer *)&scene->dialog);
  adw_dialog_force_close (scene->dialog);
  screen_wait (screen_is_gone, &scene->dialog);
  screen_close (scene->window, NULL);
  g_assert_finalize_object (scene->list);
  g_assert_finalize_object (scene->drafts);
  for (guint i = 0; i < 3; i++)
    g_free (scene->ids[i]);
}

static const char *
line_of (Scene *scene)
{
  return gtk_label_get_label (
      GTK_LABEL (screen_find (GTK_WIDGET (scene->dialog), GTK_TYPE_LABEL, "share-line")));
}

static gboolean
says_two_entries (gpointer data)
{
  return g_str_equal (line_of (data), "2 entries, 1 page");
}

static gboolean
says_one_entry (gpointer data)
{
  return g_str_equal (line_of (data), "1 entry, 1 page");
}

static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
shows_pages (gpointer data)
{
  GtkWidget *save = screen_find (GTK_WIDGET (((Scene *)data)->dialog), GTK_TYPE_BUTTON, "_Save…");

  return save && gtk_widget_is_sensitive (save);
}

static void
test_the_line_counts_what_is_ticked (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *check;

  open_scene (&scene, f, 2);
  screen_assert_fits (GTK_WIDGET (scene.dialog));
  screen_wait (says_two_entries, &scene);
  /* the newest stands first, and was not chosen */
  check = screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  close_scene (&scene);
}

static void
test_ticking_nothing_says_what_to_do (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *check, *see;

  open_scene (&scene, f, 0);
  see = screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_BUTTON, "_See the Pages");
  g_assert_false (gtk_widget_is_sensitive (see));
  g_assert_true (g_str_has_prefix (line_of (&scene), "Nothing is chosen yet."));
  check = screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (gtk_widget_is_sensitive (see));
  screen_wait (says_one_entry, &scene);
  close_scene (&scene);
}

/* Both what one moves through and what one ticks say which entry it is. */
static void
test_each_row_has_a_name (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntryItem) item = NULL;
  g_autofree char *name = NULL;
  Scene scene;
  GtkWidget *check;

  open_scene (&scene, f, 0);
  item = g_list_model_get_item (G_LIST_MODEL (scene.list), 0);
  name = mt_entry_words_spoken (mt_entry_item_get_entry (item));
  g_assert_nonnull (strstr (name, "Lantern in the fog"));
  check = screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (
      gtk_widget_get_parent (gtk_widget_get_ancestor (check, MT_TYPE_CHOICE_ROW)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  close_scene (&scene);
}

static void
test_the_pages_come (Fixture *f, gconstpointer data)
{
  const char *ways[] = { "S_how on This Screen…", "_Save…", "_Print…" };
  Scene scene;

  open_scene (&scene, f, 2);
  press (screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_BUTTON, "_See the Pages"));
  screen_wait (shows_pages, &scene);
  screen_settle (400);
  g_assert_nonnull (screen_find (GTK_WIDGET (scene.dialog), MT_TYPE_PAGES_VIEW, NULL));
  screen_assert_fits (GTK_WIDGET (scene.dialog));
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    screen_assert_uncut (GTK_WIDGET (scene.dialog),
                         screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_BUTTON, ways[i]));
  close_scene (&scene);
}

/* Closed while the pages are being made: nothing is left over (close_scene () looks). */
static void
test_closing_early_leaves_nothing (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f, 3);
  press (screen_find (GTK_WIDGET (scene.dialog), GTK_TYPE_BUTTON, "_See the Pages"));
  close_scene (&scene);
}

/* ---- What leaves ---- */

static void
made_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  g_autoptr (GError) error = NULL;

  *(MtHandout **)slot = mt_handout_make_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer slot)
{
  return *(gpointer *)slot != NULL;
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
words_of (const char *path)
{
  char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_spawn_sync (NULL, (char *[]){ "pdftotext", (char *)path, "-", NULL }, NULL,
                               G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL, NULL, &error));
  g_assert_no_error (error);
  return words;
}

static GPtrArray *
list_remembered (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *remembered;

  mt_journal_list_shared (f->journal, NULL, 10, NULL, wait_done, &slot);
  result = wait_for (&slot);
  remembered = mt_journal_list_shared_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return remembered;
}

/* What has left is remembered as what it was: the file, for whom, and its words. */
static void
assert_remembered (Fixture *f, MtHandout *handout, GFile *file)
{
  g_autoptr (GPtrArray) all = list_remembered (f);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MtShared) shared = NULL;
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, mt_handout_get_bytes (handout));
  GAsyncResult *slot = NULL;

  g_assert_cmpuint (all->len, ==, 1);
  mt_journal_load_shared (f->journal, ((MtShared *)all->pdata[0])->id, NULL, wait_done, &slot);
  result = wait_for (&slot);
  shared = mt_journal_load_shared_finish (f->journal, result, NULL);
  g_assert_nonnull (shared);
  g_assert_cmpint (shared->way, ==, MT_SHARED_FILE);
  g_assert_cmpstr (shared->place, ==, uri);
  g_assert_cmpstr (shared->recipient, ==, "Dr. Moreau");
  g_assert_cmpstr (shared->fingerprint, ==, sum);
  g_assert_cmpuint (shared->n_pages, ==, 1);
  g_assert_cmpuint (g_strv_length (shared->entries), ==, 2);
  g_assert_nonnull (strstr (shared->words, "Lantern in the fog"));
  g_assert_null (strstr (shared->words, "bicycle"));
}

static void
test_the_file_is_what_was_shown (Fixture *f, gconstpointer data)
{
  Scene scene;
  char *ids[3] = { NULL };
  g_autoptr (MtRecordNote) note = NULL;
  g_autoptr (MtHandout) handout = NULL;
  g_autofree char *path = g_build_filename (f->root, "pages.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL, *shown_sum = NULL, *written_sum = NULL, *words = NULL;
  gsize size;
  struct stat info;

  open_scene (&scene, f, 0);
  ids[0] = scene.ids[0];
  ids[1] = scene.ids[2];
  note = mt_record_note_new ("pdf", "Dr. Moreau");
  mt_handout_make (scene.drafts, &(MtHandoutOrder){ .ids = ids }, NULL, NULL, made_cb, &handout);
  screen_wait (is_there, &handout);
  g_assert_cmpuint (mt_handout_get_n_entries (handout), ==, 2);
  mt_hand_over_save_to (GTK_WIDGET (scene.window), f->journal, handout, note, file, NULL);
  screen_wait (is_file, path);
  screen_settle (100);
  g_assert_true (g_file_get_contents (path, &written, &size, NULL));
  written_sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)written, size);
  shown_sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, mt_handout_get_bytes (handout));
  g_assert_cmpstr (written_sum, ==, shown_sum);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  words = words_of (path);
  g_assert_nonnull (strstr (words, "Figs"));
  g_assert_nonnull (strstr (words, "Lantern"));
  g_assert_null (strstr (words, "bicycle"));
  assert_remembered (f, handout, file);
  g_clear_object (&handout);
  close_scene (&scene);
}

/* What was chosen may have been deleted before it is handed over. */
static void
test_what_is_in_the_bin_stays_there (Fixture *f, gconstpointer data)
{
  Scene scene;
  char *ids[3] = { NULL };
  MtHandout *handout = NULL;

  open_scene (&scene, f, 0);
  ids[0] = scene.ids[0];
  ids[1] = scene.ids[2];
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, ids[0], NULL));
  mt_handout_make (scene.drafts, &(MtHandoutOrder){ .ids = ids }, NULL, NULL, made_cb, &handout);
  screen_wait (is_there, &handout);
  g_assert_cmpuint (mt_handout_get_n_entries (handout), ==, 1);
  g_assert_finalize_object (handout);
  close_scene (&scene);
}

static void
test_the_journal_is_never_written_over (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autofree char *path = g_build_filename (f->folder, "pages.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("pages", 5);
  g_autoptr (MtHandout) handout = mt_handout_new_plain (bytes, "pages", 1);
  g_autoptr (MtRecordNote) note = mt_record_note_new ("md", NULL);
  g_autoptr (GPtrArray) remembered = NULL;

  open_scene (&scene, f, 0);
  mt_hand_over_save_to (GTK_WIDGET (scene.window), f->journal, handout, note, file, NULL);
  screen_settle (200);
  g_assert_false (is_file (path));
  remembered = list_remembered (f);
  g_assert_cmpuint (remembered->len, ==, 0);
  close_scene (&scene);
}

static void
test_the_name_says_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *name = mt_hand_over_name ("pdf");

  g_assert_true (g_regex_match_simple ("^pages-\\d{4}-\\d\\d-\\d\\d\\.pdf$", name, 0, 0));
}

/* Half of a phone's width at 100 % is all of it at 200 %. */
static void
test_days_fit_in_large_text (void)
{
  GtkWidget *from = adw_bin_new (), *dialog;
  GtkWindow *window = screen_show (from);
  int minimum;

  mt_days_dialog_present (from);
  screen_settle (300);
  dialog = screen_find (GTK_WIDGET (window), ADW_TYPE_ALERT_DIALOG, NULL);
  gtk_widget_measure (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, SCREEN_WIDTH / 2);
  screen_close (window, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/share-dialog/the-line-counts-what-is-ticked", test_the_line_counts_what_is_ticked);
  ADD_TEST ("/share-dialog/ticking-nothing-says-what-to-do", test_ticking_nothing_says_what_to_do);
  ADD_TEST ("/share-dialog/each-row-has-a-name", test_each_row_has_a_name);
  ADD_TEST ("/share-dialog/the-pages-come", test_the_pages_come);
  ADD_TEST ("/share-dialog/closing-early-leaves-nothing", test_closing_early_leaves_nothing);
  ADD_TEST ("/share-dialog/the-file-is-what-was-shown", test_the_file_is_what_was_shown);
  ADD_TEST ("/share-dialog/what-is-in-the-bin-stays-there", test_what_is_in_the_bin_stays_there);
  ADD_TEST ("/share-dialog/the-journal-is-never-written-over",
            test_the_journal_is_never_written_over);
  ADD_TEST ("/share-dialog/the-name-says-nothing", test_the_name_says_nothing);
  g_test_add_func ("/share-dialog/days-fit-in-large-text", test_days_fit_in_large_text);
  return fixture_run ();
}
