/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/backups.h"
#include "core/backup-file.h"
#include "core/day.h"
#include "core/folder.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>

#define GIB (G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* ---- In the place of the C library's and GLib's ---- */

static gint64 clock_offset; /* µs */

gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 + clock_offset;
}

static guint64 free_bytes = 100 * GIB;

int
statvfs (const char *path, struct statvfs *disk)
{
  *disk = (struct statvfs){ .f_frsize = 4096,
                            .f_blocks = 200 * GIB / 4096,
                            .f_bavail = free_bytes / 4096 };
  return 0;
}

static int until_full = -1; /* calls that still succeed; -1: all of them */

/* Only what goes to a disk: GLib wakes its threads by writing, too. */
static gboolean
is_full (int fd)
{
  struct stat status;

  if (g_atomic_int_get (&until_full) < 0 ||
      (fd >= 0 &&
       (fstat (fd, &status) != 0 || !(S_ISREG (status.st_mode) || S_ISDIR (status.st_mode)))) ||
      g_atomic_int_add (&until_full, -1) > 0)
    return FALSE;
  g_atomic_int_set (&until_full, 0);
  errno = ENOSPC;
  return TRUE;
}

ssize_t
write (int fd, const void *data, size_t size)
{
  return is_full (fd) ? -1 : syscall (SYS_write, fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  return is_full (fd) ? -1 : syscall (SYS_pwrite64, fd, data, size, offset);
}

int
fsync (int fd)
{
  return is_full (fd) ? -1 : (int)syscall (SYS_fsync, fd);
}

int
rename (const char *from, const char *to)
{
  return is_full (-1) ? -1 : (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* ---- */

static void
set_up (Fixture *f, gconstpointer data)
{
  clock_offset = 0;
  free_bytes = 100 * GIB;
  fixture_set_up (f, data);
}

static void
write_one (Fixture *f, const char *text)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", text);
}

static void
pass_days (int n)
{
  clock_offset += n * MT_DAY_USEC;
}

static char *
make_today (Fixture *f)
{
  g_autoptr (MtBackupRound) round = NULL;

  write_one (f, "something of today");
  round = keep_well (f->journal, MT_BACKUP_ROUND_MADE);
  return g_steal_pointer (&round->path);
}

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

static char *
put (const char *folder, const char *name, const char *bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, bytes, -1, 0, 0600, NULL));
  return path;
}

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

/* ---- Room ---- */

static void
test_it_leaves_room_on_the_disk (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = path_of (f, "backups");

  write_one (f, "something");
  free_bytes = GIB;
  assert_round (f->journal, MT_BACKUP_ROUND_NO_ROOM, MT_SECOND_PLACE_NONE);
  g_assert_cmpuint (count_files (backups), ==, 0);
  free_bytes = GIB + 10 * 1024 * 1024;
  assert_round (f->journal, MT_BACKUP_ROUND_MADE, MT_SECOND_PLACE_NONE);
}

static void
assert_nothing_half_made (Fixture *f)
{
  g_autoptr (GPtrArray) list = list_backups (f->journal);

  for (guint i = 0; i < list->len; i++) {
    const MtBackupInfo *info = list->pdata[i];
    g_autoptr (MtBackupInfo) checked = check_backup (f->journal, info->path, NULL);

    g_assert_cmpint (info->state, !=, MT_BACKUP_DAMAGED);
    g_assert_cmpint (checked->state, ==, MT_BACKUP_WHOLE);
  }
}

/* The disk is full from the k-th write, sync or rename on. */
static void
test_a_disk_that_fills_up_at_any_step (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = path_of (f, "backups");
  g_autofree char *place = g_build_filename (f->root, "stick", NULL);
  gboolean done = FALSE;
  int k;

  g_mkdir (place, 0700);
  g_assert_true (set_settings (f->journal, 100, place, NULL));
  write_one (f, "something");
  for (k = 1; !done && k < 2000; k += 1 + k / 12) {
    g_autoptr (MtBackupRound) round = NULL;

    clock_offset += G_USEC_PER_SEC; /* so that each has a name of its own */
    g_atomic_int_set (&until_full, k);
    round = keep (f->journal, NULL);
    done = g_atomic_int_get (&until_full) > 0 && round && round->path;
    g_atomic_int_set (&until_full, -1);
    assert_nothing_half_made (f);
    if (!done) { /* what was made all the same goes, so that the next one is due */
      g_autoptr (GPtrArray) list = list_backups (f->journal);

      for (guint i = 0; i < list->len; i++)
        g_assert_true (delete_backup (f->journal, ((MtBackupInfo *)list->pdata[i])->path, NULL));
    }
  }
  g_assert_cmpint (k, >, 20);
  g_assert_true (done);
  g_assert_cmpuint (count_files (backups), ==, 1);
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_what_a_kill_left_goes (Fixture *f, gconstpointer data)
{
  g_autofree MtKeyFile *keys = g_new0 (MtKeyFile, 1);
  g_autofree char *backups = path_of (f, "backups"), *name = NULL, *part = NULL, *junk = NULL;

  g_assert_true (mt_key_file_read (keys, f->folder, "keys", NULL));
  name = g_strdup_printf (".meantime-%02x%02x%02x%02x.part", keys->id[0], keys->id[1], keys->id[2],
                          keys->id[3]);
  part = g_build_filename (backups, name, NULL);
  g_mkdir (part, 0700);
  junk = put (part, "backup.tar", "half of it");
  assert_round (f->journal, MT_BACKUP_ROUND_NOTHING_NEW, MT_SECOND_PLACE_NONE);
  g_assert_cmpuint (count_files (backups), ==, 0);
}

/* ---- The second place ---- */

static void
assert_same_bytes (const char *one, const char *other)
{
  g_autofree char *a = NULL, *b = NULL;
  gsize size_a, size_b;

  g_assert_true (g_file_get_contents (one, &a, &size_a, NULL));
  g_assert_true (g_file_get_contents (other, &b, &size_b, NULL));
  g_assert_cmpmem (a, size_a, b, size_b);
}

static void
test_the_second_place_follows (Fixture *f, gconstpointer data)
{
  g_autofree char *place = g_build_filename (f->root, "stick", NULL);
  g_autofree char *path = NULL, *name = NULL, *copy = NULL, *foreign = NULL;

  g_assert_true (set_settings (f->journal, 100, place, NULL));
  path = make_today (f);
  assert_round (f->journal, MT_BACKUP_ROUND_STANDS, MT_SECOND_PLACE_ABSENT);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
  g_mkdir (place, 0700);
  foreign = put (place, "meantime-2001-01-01T000000Z-automatic.tar", "of another program");
  assert_round (f->journal, MT_BACKUP_ROUND_STANDS, MT_SECOND_PLACE_COPIED);
  assert_round (f->journal, MT_BACKUP_ROUND_STANDS, MT_SECOND_PLACE_UP_TO_DATE);
  name = g_path_get_basename (path);
  copy = g_build_filename (place, name, NULL);
  assert_same_bytes (path, copy);
  assert_state (f->journal, copy, MT_BACKUP_WHOLE);

  for (int week = 0; week < 14; week++) {
    pass_days (7);
    g_free (make_today (f));
  }
  g_assert_cmpuint (count_files (place), ==, 11 + 1);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_a_second_place_that_takes_none (Fixture *f, gconstpointer data)
{
  g_autofree char *place = g_build_filename (f->root, "stick", NULL);
  g_autofree char *link = path_of (f, "backups/link"), *inside = path_of (f, "backups/more");
  g_autofree char *around = g_build_filename (f->root, "stick", "..", "journal", NULL);
  g_autofree char *to_inside = g_build_filename (f->root, "to-inside", NULL);
  const char *const refused[] = { "relative", inside, f->folder, around, to_inside };
  g_autoptr (MtBackupSettings) settings = NULL;

  g_mkdir (place, 0500);
  g_assert_cmpint (symlink (f->folder, to_inside), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (set_settings (f->journal, 100, refused[i], &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  }
  g_assert_true (set_settings (f->journal, 100, place, NULL));
  g_free (make_today (f));
  if (access (place, W_OK) != 0)
    assert_round (f->journal, MT_BACKUP_ROUND_STANDS, MT_SECOND_PLACE_REFUSED);
  free_bytes = GIB;
  g_chmod (place, 0700);
  g_assert_true (set_settings (f->journal, 100, NULL, NULL));
  settings = get_settings (f->journal);
  g_assert_null (settings->second_place);
}

static void
test_settings_are_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (MtBackupSettings) first = get_settings (f->journal), second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->limit, ==, MT_BACKUP_LIMIT_DEFAULT);
  g_assert_null (first->second_place);
  g_assert_false (first->second_place_asked);
  g_assert_true (set_settings (f->journal, 64, "/run/media/stick", &error));
  lock (f->journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  second = get_settings (f->journal);
  g_assert_cmpuint (second->limit, ==, 64);
  g_assert_cmpstr (second->second_place, ==, "/run/media/stick");
  g_assert_true (second->second_place_asked);
  g_assert_false (set_settings (f->journal, MT_BACKUP_LIMIT_MIN - 1, NULL, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
}

/* ---- Locking ---- */

static void
test_locking_does_not_wait_for_it (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (15 * 1024 * 1024, 'x'), *backups = path_of (f, "backups");
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gint64 begun, whole, locked;

  for (int i = 0; i < 4; i++)
    write_one (f, text);
  begun = g_get_monotonic_time ();
  g_free (make_today (f));
  whole = g_get_monotonic_time () - begun;
  pass_days (1);
  write_one (f, "more");
  mt_journal_keep_backups (f->journal, NULL, wait_done, &slot);
  g_usleep ((gulong)whole / 3); /* in the middle of it */
  begun = g_get_monotonic_time ();
  lock (f->journal);
  locked = g_get_monotonic_time () - begun;
  kept = wait_for (&slot);
  g_assert_null (mt_journal_keep_backups_finish (f->journal, kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_test_message ("a round takes %d ms, locking in the middle of one %d ms", (int)(whole / 1000),
                  (int)(locked / 1000));
  g_assert_cmpint (locked, <, whole / 2);
  g_assert_cmpuint (count_files (backups), ==, 1); /* yesterday's, and nothing hidden */
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

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
  ADD ("/backups/it-leaves-room-on-the-disk", test_it_leaves_room_on_the_disk);
  ADD ("/backups/a-disk-that-fills-up-at-any-step", test_a_disk_that_fills_up_at_any_step);
  ADD ("/backups/what-a-kill-left-goes", test_what_a_kill_left_goes);
  ADD ("/backups/the-second-place-follows", test_the_second_place_follows);
  ADD ("/backups/a-second-place-that-takes-none", test_a_second_place_that_takes_none);
  ADD ("/backups/settings-are-kept", test_settings_are_kept);
  ADD ("/backups/locking-does-not-wait-for-it", test_locking_does_not_wait_for_it);
  return fixture_run ();
}
