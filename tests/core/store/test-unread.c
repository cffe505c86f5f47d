/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept beside entries and cannot be read: that is said, and nothing is written in its
 * place. */
#include "core/error.h"
#include "core/file.h"
#include "core/reminders.h"
#include "core/store/migrate.h"
#include "core/store/store.h"
#include "core/vault/secret.h"

#define FIELD "tags"
#define RULES "{\"rules\":[]}"

static const guint8 key[MT_DB_KEY_SIZE] = { 1, 2, 3 };
static const guint8 salt[MT_DB_SALT_SIZE] = { 4, 5, 6 };
static const guint8 vault[MT_SCHEDULE_VAULT_SIZE] = { 7, 8, 9 };

typedef struct {
  char *folder;
  MtStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  f->folder = g_dir_make_tmp ("meantime-kept-XXXXXX", NULL);
  path = g_build_filename (f->folder, MT_STORE_FILE, NULL);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  db = mt_db_open (path, MT_DB_WRITE, key, salt, &error);
  g_assert_no_error (error);
  g_assert_true (mt_migrate (db, NULL, NULL));
  mt_db_close (db);
  f->store = mt_store_open (f->folder, key, salt, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  mt_store_close (f->store);
  mt_file_remove_folder (f->folder);
  g_free (f->folder);
}

static int
deny_vault (
    void *context, int action, const char *table, const char *b, const char *c, const char *d)
{
  return action == SQLITE_READ && g_strcmp0 (table, "vault") == 0 ? SQLITE_DENY : SQLITE_OK;
}

/* As where a page does not check, or the disk does not give it back. */
static void
let_read (Fixture *f, gboolean may)
{
  sqlite3_set_authorizer (mt_store_get_db (f->store), may ? NULL : deny_vault, NULL);
}

static char *
list_hidden (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = mt_store_list_hidden_words (f->store, FIELD, &error);

  g_assert_no_error (error);
  return g_strjoinv (",", words);
}

static void
test_hidden_words_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) refused = NULL, again = NULL;
  g_autofree char *hidden = NULL;

  g_assert_true (mt_store_set_word_hidden (f->store, FIELD, "one", TRUE, NULL));
  let_read (f, FALSE);
  g_assert_null (mt_store_list_hidden_words (f->store, FIELD, &refused));
  g_assert_nonnull (refused);
  g_assert_false (mt_store_set_word_hidden (f->store, FIELD, "two", TRUE, &again));
  g_assert_nonnull (again);
  let_read (f, TRUE);
  hidden = list_hidden (f);
  g_assert_cmpstr (hidden, ==, "one");
  g_assert_true (mt_store_set_word_hidden (f->store, FIELD, "two", TRUE, NULL));
  g_free (hidden);
  hidden = list_hidden (f);
  g_assert_cmpstr (hidden, ==, "one,two");
}

/* The defaults would keep fewer of them. */
static void
test_how_backups_are_kept_is_not_guessed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtBackupSettings) settings = mt_store_get_backup_settings (f->store, NULL);
  g_autoptr (GError) refused = NULL;

  g_assert_nonnull (settings);
  settings->limit = MT_BACKUP_LIMIT_MAX;
  g_assert_true (mt_store_set_backup_settings (f->store, settings, NULL));
  let_read (f, FALSE);
  g_assert_null (mt_store_get_backup_settings (f->store, &refused));
  g_assert_nonnull (refused);
  let_read (f, TRUE);
  mt_backup_settings_free (settings);
  settings = mt_store_get_backup_settings (f->store, NULL);
  g_assert_cmpuint (settings->limit, ==, MT_BACKUP_LIMIT_MAX);
}

static void
test_a_choice_that_cannot_be_read_is_not_none (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) choice = g_bytes_new_static ("{}", 2), none = NULL, unread = NULL;
  g_autoptr (GError) not_there = NULL, refused = NULL;

  none = mt_store_get_choice (f->store, "session", &not_there);
  g_assert_error (not_there, MT_ERROR, MT_ERROR_NOT_FOUND);
  g_assert_true (mt_store_set_choice (f->store, "session", choice, NULL));
  let_read (f, FALSE);
  unread = mt_store_get_choice (f->store, "session", &refused);
  g_assert_nonnull (refused);
  g_assert_false (g_error_matches (refused, MT_ERROR, MT_ERROR_NOT_FOUND));
  g_assert_null (none);
  g_assert_null (unread);
}

/* Nothing of a journal whose rules are not known comes to where they lie. */
static void
test_reminders_are_not_lost (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) unknown = NULL, dismissed = NULL, kept = NULL;
  g_autofree char *json = NULL;
  MtReminders reminders = { 0 };

  g_assert_true (mt_store_set_reminders (f->store, RULES, NULL));
  let_read (f, FALSE);
  mt_reminders_open (&reminders, f->folder, vault, f->store);
  let_read (f, TRUE);
  g_assert_false (mt_reminders_are_known (&reminders, &unknown));
  g_assert_nonnull (unknown);
  g_assert_false (mt_reminders_dismiss (&reminders, f->store, &dismissed));
  g_assert_nonnull (dismissed);
  g_assert_false (mt_reminders_keep (&reminders, reminders.schedule, f->store, &kept));
  g_assert_nonnull (kept);
  g_assert_cmpuint (reminders.missed->len, ==, 0);
  g_assert_true (mt_store_get_reminders (f->store, &json, NULL));
  g_assert_cmpstr (json, ==, RULES);
  mt_reminders_open (&reminders, f->folder, vault, f->store); /* it can be read again */
  g_assert_true (mt_reminders_are_known (&reminders, NULL));
  mt_reminders_clear (&reminders);
}

/* Whichever page it is that does not check. */
static void
test_what_is_refused_has_nothing_left_beside_it (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, MT_STORE_FILE, NULL), *bytes = NULL;
  gsize size;
  guint n_refused = 0;

  g_clear_pointer (&f->store, mt_store_close);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize at = MT_DB_PAGE_SIZE / 2; at < size; at += MT_DB_PAGE_SIZE) {
    g_autoptr (MtStore) store = NULL;

    bytes[at] ^= 0x04;
    g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
    store = mt_store_open (f->folder, key, salt, NULL);
    n_refused += store == NULL;
    if (!store)
      g_assert_false (mt_file_exists (f->folder, MT_STORE_FILE "-wal") ||
                      mt_file_exists (f->folder, MT_STORE_FILE "-shm"));
    bytes[at] ^= 0x04;
  }
  g_assert_cmpuint (n_refused, >, 1); /* at least by the schema's page, and the counters' */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mt_secret_init ();
#define ADD(path, func) g_test_add ("/unread/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("hidden-words-stay", test_hidden_words_stay);
  ADD ("how-backups-are-kept-is-not-guessed", test_how_backups_are_kept_is_not_guessed);
  ADD ("a-choice-that-cannot-be-read-is-not-none", test_a_choice_that_cannot_be_read_is_not_none);
  ADD ("reminders-are-not-lost", test_reminders_are_not_lost);
  ADD ("what-is-refused-has-nothing-left-beside-it",
       test_what_is_refused_has_nothing_left_beside_it);
  return g_test_run ();
}
