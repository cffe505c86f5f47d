/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/backup-days.h"
#include "core/vault/key-file.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>

/* ---- In the place of the C library's ---- */

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/backups-places/it-leaves-room-on-the-disk", test_it_leaves_room_on_the_disk);
  ADD ("/backups-places/a-disk-that-fills-up-at-any-step", test_a_disk_that_fills_up_at_any_step);
  ADD ("/backups-places/what-a-kill-left-goes", test_what_a_kill_left_goes);
  ADD ("/backups-places/the-second-place-follows", test_the_second_place_follows);
  ADD ("/backups-places/a-second-place-that-takes-none", test_a_second_place_that_takes_none);
  ADD ("/backups-places/settings-are-kept", test_settings_are_kept);
  ADD ("/backups-places/locking-does-not-wait-for-it", test_locking_does_not_wait_for_it);
  return fixture_run ();
}
