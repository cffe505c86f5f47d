/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/form-of-file.h"
#include "app/share/hand-over.h"
#include "app/share/making.h"
#include "app/share/save-page.h"
#include "core/journal-shared.h"
#include "tests/app/pages.h"

#include <json-glib/json-glib.h>
#include <sys/stat.h>

/* Saving as each form, and with a password: what is in the file, and what is remembered of it. */

#define PASSWORD "harbour lantern 7é"
#define PASSWORD_TYPED "harbour lantern 7e\xCC\x81" /* as some keyboards spell it */

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  MtChosen *chosen;
  MtMaking *making;
  GtkWindow *window; /* shows the page one saves on */
  GtkWidget *page;
  GFile *file;
} Scene;

static void
open_scene (Scene *scene, Fixture *f, const char *name)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-11-19T10:00Z",
                                         "Lantern in the fog, and *Clara* <held> it");
  g_autoptr (MtEntry) two = write_entry (f->journal, "mood", "2026-11-19T11:00Z", "Figs, \"two\"");
  g_autoptr (MtEntry) three = write_entry (f->journal, "thought", "2026-11-19T12:00Z", "bicycle");
  const char *const ids[] = { mt_entry_get_id (one), mt_entry_get_id (two), NULL };
  g_autofree char *path = g_build_filename (f->root, name, NULL);

  *scene = (Scene){ .f = f, .file = g_file_new_for_path (path) };
  mt_entry_add_value (two, "valence", "5", 5);
  g_assert_true (save (f->journal, two, NULL));
  scene->drafts = mt_drafts_new (f->journal);
  scene->chosen = mt_chosen_new (ids);
  mt_share_choice_hide_words (mt_chosen_edit (scene->chosen), "Clara", TRUE);
  scene->making = mt_making_new (scene->drafts, scene->chosen);
  scene->page = GTK_WIDGET (mt_save_page_new (scene->making));
  scene->window = screen_show (scene->page);
}

static void
close_scene (Scene *scene)
{
  screen_close (scene->window, scene->page);
  fixture_let_go (scene->making);
  fixture_let_go (scene->chosen);
  fixture_let_go (scene->drafts);
  g_object_unref (scene->file);
}

static gboolean
can_save (gpointer data)
{
  return gtk_widget_is_sensitive (screen_find (((Scene *)data)->page, GTK_TYPE_BUTTON, "_Save…"));
}

static gboolean
is_there (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

static GPtrArray *
list_remembered (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *remembered;

  mt_journal_list_shared (f->journal, NULL, 10, NULL, wait_done, &slot);
  result = wait_for (&slot);
  remembered = mt_journal_list_shared_finish (f->journal, result, NULL);
  g_assert_nonnull (remembered);
  return remembered;
}

static gboolean
is_remembered (gpointer f)
{
  g_autoptr (GPtrArray) all = list_remembered (f);

  return all->len > 0;
}

static MtShared *
load_remembered (Fixture *f)
{
  g_autoptr (GPtrArray) all = list_remembered (f);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  MtShared *shared;

  g_assert_cmpuint (all->len, ==, 1);
  mt_journal_load_shared (f->journal, ((MtShared *)all->pdata[0])->id, NULL, wait_done, &slot);
  result = wait_for (&slot);
  shared = mt_journal_load_shared_finish (f->journal, result, NULL);
  g_assert_nonnull (shared);
  return shared;
}

/* Saves @handout; what is then remembered of it. */
static MtShared *
hand_over (Scene *scene, MtHandout *handout, const char *format)
{
  g_autoptr (MtRecordNote) note = mt_record_note_new (format, NULL);

  mt_hand_over_save_to (scene->page, scene->f->journal, handout, note, scene->file, NULL);
  screen_wait (is_there, scene->file);
  screen_wait (is_remembered, scene->f);
  return load_remembered (scene->f);
}

/* Whatever form left: the words of it as one reads them. */
static void
assert_readable (const MtShared *shared)
{
  static const char *const there[] = { "Lantern in the fog", "Figs, \"two\"", "held" };
  static const char *const absent[] = { "Clara",    "bicycle", "<p", "<div",
                                        "\"kind\"", "&lt;",    ",,", "valence" };

  g_assert_cmpint (shared->kept, ==, MT_SHARED_WHOLE);
  for (gsize i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_nonnull (strstr (shared->words, there[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (strstr (shared->words, absent[i]));
}

/* ---- Forms that are no pages ---- */

static MtHandout *
make (Scene *scene, MtFormat format)
{
  g_auto (MtHandoutOrder) order = { 0 };

  mt_making_get_order (scene->making, format, &order);
  return wait_for_pages (scene->drafts, &order);
}

static void
assert_is_form (const char *text, MtFormat format)
{
  switch (format) {
  case MT_FORMAT_HTML:
    g_assert_true (g_str_has_prefix (text, "<!DOCTYPE html>"));
    g_assert_nonnull (strstr (text, "</html>"));
    g_assert_nonnull (strstr (text, "&lt;held"));
    break;
  case MT_FORMAT_MARKDOWN:
    g_assert_true (g_str_has_prefix (text, "# "));
    break;
  case MT_FORMAT_CSV:
    g_assert_nonnull (strstr (text, "\"Figs, \"\"two\"\"\""));
    break;
  case MT_FORMAT_JSON: {
    g_autoptr (JsonNode) node = json_from_string (text, NULL);
    JsonArray *entries;

    g_assert_true (node && JSON_NODE_HOLDS_OBJECT (node));
    entries = json_object_get_array_member (json_node_get_object (node), "entries");
    g_assert_cmpuint (json_array_get_length (entries), ==, 2);
    break;
  }
  case MT_FORMAT_PDF:
  case MT_FORMAT_CALENDAR:
  default:
    g_assert_not_reached ();
  }
}

static void
test_each_form_is_saved (Fixture *f, gconstpointer data)
{
  const MtFormOfFile *form = data;
  Scene scene;
  g_autoptr (MtHandout) handout = NULL;
  g_autoptr (MtShared) shared = NULL;
  g_autofree char *text = NULL, *sum = NULL;
  GtkWidget *row;
  gsize size;
  struct stat info;

  open_scene (&scene, f, "file");
  row = screen_find (scene.page, ADW_TYPE_ACTION_ROW, form->name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (screen_find (row, GTK_TYPE_CHECK_BUTTON, NULL)),
                               TRUE);
  g_assert_false (can_save (&scene)); /* it is not made yet */
  screen_wait (can_save, &scene);
  handout = make (&scene, form->format);
  shared = hand_over (&scene, handout, form->id);
  g_assert_cmpint (g_stat (g_file_peek_path (scene.file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (g_file_peek_path (scene.file), &text, &size, NULL));
  g_assert_nonnull (strstr (text, "Lantern in the fog"));
  g_assert_null (strstr (text, "Clara"));
  g_assert_null (strstr (text, "bicycle"));
  assert_is_form (text, form->format);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)text, size);
  g_assert_cmpstr (shared->fingerprint, ==, sum);
  g_assert_cmpstr (shared->format, ==, form->id);
  g_assert_cmpuint (shared->n_pages, ==, 0);
  g_assert_cmpuint (g_strv_length (shared->entries), ==, 2);
  assert_readable (shared);
  g_clear_object (&handout);
  close_scene (&scene);
}

/* ---- A password ---- */

/* Runs a tool on the file; its status. */
static int
run_tool (const char *tool, const char *password, GFile *file, char **said)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (char *)tool);
  if (password) {
    g_ptr_array_add (argv, "-upw");
    g_ptr_array_add (argv, (char *)password);
  }
  g_ptr_array_add (argv, (char *)g_file_peek_path (file));
  if (g_str_equal (tool, "pdftotext"))
    g_ptr_array_add (argv, "-");
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               said, NULL, &status, &error));
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, NULL) ? 0 : 1;
}

static void
assert_opens_with (GFile *file, const char *password)
{
  g_autofree char *about = NULL, *words = NULL, *none = NULL, *wrong = NULL;

  g_assert_cmpint (run_tool ("pdfinfo", NULL, file, &none), !=, 0);
  g_assert_cmpint (run_tool ("pdfinfo", "harbour lantern 8", file, &wrong), !=, 0);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (wrong, ==, "");
  g_assert_cmpint (run_tool ("pdfinfo", password, file, &about), ==, 0);
  g_assert_nonnull (strstr (about, "algorithm:AES-256"));
  g_assert_cmpint (run_tool ("pdftotext", password, file, &words), ==, 0);
  g_assert_nonnull (strstr (words, "Lantern in the fog"));
  g_assert_null (strstr (words, "Clara"));
}

static void
test_a_password_locks_the_file (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *row, *password;
  g_autoptr (MtShared) shared = NULL;
  g_autofree char *suggested = NULL, *written = NULL;
  gsize size;

  open_scene (&scene, f, "locked.pdf");
  screen_wait (can_save, &scene);
  row = screen_find (scene.page, ADW_TYPE_EXPANDER_ROW, "With a Password");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_false (can_save (&scene)); /* the pages without a password are not what is wanted */
  password = screen_find (row, ADW_TYPE_ENTRY_ROW, "Password");
  suggested = g_strdup (gtk_editable_get_text (GTK_EDITABLE (password)));
  g_assert_true (mt_share_check_password (suggested, NULL));
  gtk_editable_set_text (GTK_EDITABLE (password), "a\tb");
  screen_settle (600);
  g_assert_false (can_save (&scene)); /* this can be none */
  gtk_editable_set_text (GTK_EDITABLE (password), "");
  screen_settle (600);
  g_assert_false (can_save (&scene)); /* what was suggested does not come back by itself */
  gtk_editable_set_text (GTK_EDITABLE (password), PASSWORD_TYPED);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, PASSWORD_TYPED);
  screen_wait (can_save, &scene);
  shared = hand_over (&scene, mt_making_get_handout (scene.making), "pdf");
  assert_opens_with (scene.file, PASSWORD);
  g_assert_true (g_file_get_contents (g_file_peek_path (scene.file), &written, &size, NULL));
  g_assert_null (g_strstr_len (written, (gssize)size, "Lantern"));
  g_assert_null (g_strstr_len (written, (gssize)size, "harbour"));
  g_assert_cmpuint (shared->n_pages, ==, 1);
  assert_readable (shared);
  g_assert_null (strstr (shared->words, "harbour"));
  /* and off again */
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  screen_wait (can_save, &scene);
  g_assert_false (mt_making_has_password (scene.making));
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  gsize n_forms;
  const MtFormOfFile *forms = mt_forms_of_file (&n_forms);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < n_forms; i++) {
    g_autofree char *path = g_strconcat ("/share-forms/saved/", forms[i].id, NULL);

    if (forms[i].format != MT_FORMAT_PDF)
      g_test_add (path, Fixture, &forms[i], fixture_set_up, test_each_form_is_saved,
                  fixture_tear_down);
  }
  ADD_TEST ("/share-forms/a-password-locks-the-file", test_a_password_locks_the_file);
  return fixture_run ();
}
