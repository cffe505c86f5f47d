/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/backup-days.h"
#include "core/backup-file.h"

static void
test_a_day_has_one (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) none = list_backups (f->journal), one = NULL;
  g_autofree char *path = NULL;
  MtBackupInfo *info;

  g_assert_cmpuint (none->len, ==, 0);
  assert_round (f->journal, MT_BACKUP_ROUND_NOTHING_NEW, MT_SECOND_PLACE_NONE);
  path = make_today (f);
  one = list_backups (f->journal);
  g_assert_cmpuint (one->len, ==, 1);
  info = one->pdata[0];
  g_assert_cmpstr (info->path, ==, path);
  g_assert_cmpint (info->state, ==, MT_BACKUP_WHOLE);
  g_assert_true (info->automatic);
  g_assert_cmpint (info->n_entries, ==, 1);
  g_assert_cmpint (info->size, >, 100000);
  g_assert_cmpint (info->checked, >=, info->made);

  write_one (f, "more");
  assert_round (f->journal, MT_BACKUP_ROUND_STANDS, MT_SECOND_PLACE_NONE);
  pass_days (1);
  g_free (make_today (f));
  pass_days (1);
  assert_round (f->journal, MT_BACKUP_ROUND_NOTHING_NEW, MT_SECOND_PLACE_NONE);
}

static void
test_what_is_remembered_survives_locking (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_today (f);
  g_autoptr (GPtrArray) locked = NULL;

  lock (f->journal);
  locked = list_backups (f->journal);
  g_assert_cmpuint (locked->len, ==, 1);
  g_assert_cmpint (((MtBackupInfo *)locked->pdata[0])->state, ==, MT_BACKUP_UNCHECKED);
  g_assert_cmpint (((MtBackupInfo *)locked->pdata[0])->n_entries, ==, -1);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  assert_state (f->journal, path, MT_BACKUP_WHOLE);
  assert_round (f->journal, MT_BACKUP_ROUND_STANDS, MT_SECOND_PLACE_NONE);
}

/* ---- Only its own ---- */

/* A backup of a journal that has nothing to do with this one. */
static void
put_other_journal (Fixture *f, const char *path)
{
  g_autofree char *folder = g_build_filename (f->root, "other", NULL);
  g_autofree char *made = NULL;
  g_autoptr (MtJournal) other = mt_journal_new (folder);

  mt_journal_free_secret (create (other, PASSPHRASE, NULL));
  made = back_up (other, f->root);
  lock (other);
  g_assert_cmpint (g_rename (made, path), ==, 0);
}

static void
test_only_its_own_go (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = path_of (f, "backups");
  g_autofree char *by_hand = back_up (f->journal, backups);
  g_autofree char *text = put (backups, "letter.txt", "mine");
  g_autofree char *tar = put (backups, "holiday.tar", "not a backup");
  g_autofree char *no_tar = put (backups, "meantime-2001-01-01T000000Z-automatic.tar", "nothing");
  g_autofree char *other =
      g_build_filename (backups, "meantime-2002-01-01T000000Z-automatic.tar", NULL);
  g_autofree char *link =
      g_build_filename (backups, "meantime-2003-01-01T000000Z-automatic.tar", NULL);
  g_autofree char *oldest = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const char *const stay[] = { by_hand, text, tar, no_tar, other, link };

  put_other_journal (f, other);
  g_assert_cmpint (symlink (by_hand, link), ==, 0);
  pass_days (1);
  oldest = make_today (f);
  for (int day = 0; day < 40; day++) {
    pass_days (1);
    g_free (make_today (f));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (stay); i++)
    g_assert_true (g_file_test (stay[i], G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (backups), ==, 11 + G_N_ELEMENTS (stay));
  list = list_backups (f->journal);
  g_assert_cmpuint (list->len, ==, 11 + 3);
  g_assert_null (find_info (list, tar));
  g_assert_null (find_info (list, link));
  g_assert_cmpint (find_info (list, by_hand)->state, ==, MT_BACKUP_WHOLE);
  g_assert_cmpint (find_info (list, no_tar)->state, ==, MT_BACKUP_DAMAGED);
  g_assert_cmpint (find_info (list, other)->state, ==, MT_BACKUP_OTHER_JOURNAL);
}

static void
test_a_limit_holds_and_spares_the_newest (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = path_of (f, "backups");
  g_autofree char *long_text = g_strnfill (9 * 1024 * 1024, 'x');
  g_autofree char *newest = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (set_settings (f->journal, MT_BACKUP_LIMIT_MIN, NULL, NULL));
  g_free (make_today (f));
  pass_days (1);
  write_one (f, long_text);
  g_free (make_today (f));
  g_assert_cmpuint (count_files (backups), ==, 2);
  pass_days (1);
  write_one (f, long_text);
  newest = make_today (f);
  list = list_backups (f->journal);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((MtBackupInfo *)list->pdata[0])->path, ==, newest);
  g_assert_cmpint (((MtBackupInfo *)list->pdata[0])->size, >, MT_BACKUP_LIMIT_MIN * 1024 * 1024);
}

/* ---- Damage ---- */

static void
test_a_damaged_one_is_seen_and_left (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_today (f), *name = g_path_get_basename (path);
  g_autofree char *shown = g_build_filename ("backups", name, NULL), *again = NULL;
  g_autoptr (MtBackupInfo) damaged = NULL, whole = NULL;
  static const goffset places[] = { 100, 600, 60000 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    flip (f, shown, places[i]);
    assert_state (f->journal, path, MT_BACKUP_DAMAGED);
    flip (f, shown, places[i]);
    assert_state (f->journal, path, MT_BACKUP_WHOLE);
  }
  flip (f, shown, 60000);
  damaged = check_backup (f->journal, path, NULL);
  g_assert_cmpint (damaged->state, ==, MT_BACKUP_DAMAGED);
  again = make_today (f); /* today's does not stand whole */
  for (int day = 0; day < 9; day++) {
    pass_days (7);
    g_free (make_today (f));
  }
  assert_state (f->journal, path, MT_BACKUP_DAMAGED);
  flip (f, shown, 60000);
  whole = check_backup (f->journal, path, NULL);
  g_assert_cmpint (whole->state, ==, MT_BACKUP_WHOLE);
}

/* A backup of the time before the data key was changed: its salt is another. */
static char *
put_former (Fixture *f)
{
  static const char *const names[] = { "keys", "journal.db", NULL };
  g_autofree char *folder = g_build_filename (f->root, "former", NULL);
  g_autofree char *keys_path = g_build_filename (folder, "keys", NULL);
  g_autofree char *database = g_build_filename (folder, "journal.db", NULL);
  g_autofree char *path = path_of (f, "backups/meantime-2025-01-01T000000Z-automatic.tar");
  g_autofree MtKeyFile *keys = g_new0 (MtKeyFile, 1);
  g_autoptr (GBytes) bytes = NULL;

  g_mkdir (folder, 0700);
  g_assert_true (mt_key_file_read (keys, f->folder, "keys", NULL));
  keys->salt[0] ^= 1;
  bytes = mt_key_file_encode (keys);
  g_assert_true (
      mt_file_write (keys_path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  g_assert_true (mt_file_write (database, keys->salt, sizeof keys->salt, NULL));
  g_assert_true (mt_backup_file_write (path, folder, names, NULL, NULL));
  return g_steal_pointer (&path);
}

static void
test_one_of_a_former_key_is_left (Fixture *f, gconstpointer data)
{
  g_autofree char *path = put_former (f);
  g_autoptr (MtBackupInfo) info = NULL;

  assert_state (f->journal, path, MT_BACKUP_FORMER_KEY);
  for (int week = 0; week < 13; week++) {
    pass_days (7);
    g_free (make_today (f));
  }
  info = check_backup (f->journal, path, NULL);
  g_assert_cmpint (info->state, ==, MT_BACKUP_FORMER_KEY);
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_true (delete_backup (f->journal, path, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_what_a_restored_journal_forgot_is_proven_again (Fixture *f, gconstpointer data)
{
  g_autofree char *first = make_today (f), *second = NULL, *aside = NULL, *third = NULL;
  g_autoptr (MtBackupInfo) info = NULL;

  pass_days (1);
  second = make_today (f);
  lock (f->journal);
  aside = restore_backup (f->journal, first);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  assert_state (f->journal, first, MT_BACKUP_UNCHECKED);
  assert_state (f->journal, second, MT_BACKUP_UNCHECKED);
  info = check_backup (f->journal, second, NULL);
  g_assert_cmpint (info->state, ==, MT_BACKUP_WHOLE);
  g_assert_cmpint (info->n_entries, ==, 2);
  third = make_today (f); /* though one of this day stands: this is another life */
  assert_state (f->journal, first, MT_BACKUP_WHOLE);
}

static void
test_only_what_is_listed_is_deleted (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_today (f), *keys = path_of (f, "keys");
  g_autofree char *elsewhere = back_up (f->journal, f->root);
  g_autofree char *around = path_of (f, "backups/../keys");
  const char *const refused[] = { keys, elsewhere, around, "relative.tar", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (delete_backup (f->journal, refused[i], &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
  }
  g_assert_true (g_file_test (keys, G_FILE_TEST_EXISTS));
  g_assert_true (delete_backup (f->journal, path, NULL));
  assert_round (f->journal, MT_BACKUP_ROUND_MADE, MT_SECOND_PLACE_NONE);
}

/* ---- Clocks ---- */

static void
test_a_clock_in_the_future_and_back (Fixture *f, gconstpointer data)
{
  g_autofree char *newest = NULL, *future = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint n_real = 0;

  for (int day = 0; day < 7; day++, pass_days (1))
    g_free (make_today (f));
  pass_days (30000);
  future = make_today (f);
  pass_days (-30000);
  newest = make_today (f);
  assert_state (f->journal, future, MT_BACKUP_WHOLE);
  assert_state (f->journal, newest, MT_BACKUP_WHOLE);
  list = list_backups (f->journal);
  for (guint i = 0; i < list->len; i++)
    n_real += !g_str_equal (((MtBackupInfo *)list->pdata[i])->path, future);
  g_assert_cmpuint (n_real, >=, 6);
  pass_days (1);
  g_free (make_today (f)); /* and so on, each day */
}

static void
test_a_clock_that_starts_over (Fixture *f, gconstpointer data)
{
  for (int time = 0; time < 3; time++) {
    clock_offset = -g_get_real_time () + clock_offset + G_USEC_PER_SEC * 60; /* 1970 */
    g_free (make_today (f));
    clock_offset = time * MT_DAY_USEC;
    g_free (make_today (f));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/backups/a-day-has-one", test_a_day_has_one);
  ADD ("/backups/what-is-remembered-survives-locking", test_what_is_remembered_survives_locking);
  ADD ("/backups/only-its-own-go", test_only_its_own_go);
  ADD ("/backups/a-limit-holds-and-spares-the-newest", test_a_limit_holds_and_spares_the_newest);
  ADD ("/backups/a-damaged-one-is-seen-and-left", test_a_damaged_one_is_seen_and_left);
  ADD ("/backups/one-of-a-former-key-is-left", test_one_of_a_former_key_is_left);
  ADD ("/backups/what-a-restored-journal-forgot-is-proven-again",
       test_what_a_restored_journal_forgot_is_proven_again);
  ADD ("/backups/only-what-is-listed-is-deleted", test_only_what_is_listed_is_deleted);
  ADD ("/backups/a-clock-in-the-future-and-back", test_a_clock_in_the_future_and_back);
  ADD ("/backups/a-clock-that-starts-over", test_a_clock_that_starts_over);
  return fixture_run ();
}
