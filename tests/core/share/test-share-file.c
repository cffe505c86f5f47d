/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/share/share.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder, *path, *link;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("share-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "notes.pdf", NULL);
  f->link = g_build_filename (f->folder, "link", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_unlink (f->path);
  g_unlink (f->link);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0); /* no temporary file is left */
  g_free (f->folder);
  g_free (f->path);
  g_free (f->link);
}

static gboolean
write_words (const char *words, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  return mt_share_write (bytes, path, error);
}

static void
assert_written (const char *path, const char *words)
{
  g_autofree char *contents = NULL;
  GStatBuf info;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, words);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_words ("words", path, &error));
  g_assert_error (error, MT_ERROR, code);
}

static void
test_only_the_owner_reads_it (Fixture *f, gconstpointer data)
{
  mode_t masks[] = { 0, 0777 };

  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++) {
    mode_t before = umask (masks[i]);
    g_assert_true (write_words ("words", f->path, NULL));
    umask (before);
    assert_written (f->path, "words");
    g_unlink (f->path);
  }
}

static void
test_it_takes_the_place_of_a_file (Fixture *f, gconstpointer data)
{
  g_assert_true (
      g_file_set_contents_full (f->path, "old", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_true (write_words ("words", f->path, NULL));
  assert_written (f->path, "words");
  g_assert_true (write_words ("", f->path, NULL));
  assert_written (f->path, "");
}

static void
test_a_link_is_followed (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (symlink ("notes.pdf", f->link), ==, 0);
  g_assert_true (write_words ("new", f->link, NULL)); /* to where nothing is */
  g_assert_true (g_file_test (f->link, G_FILE_TEST_IS_SYMLINK));
  assert_written (f->path, "new");
  g_assert_true (write_words ("newer", f->link, NULL));
  assert_written (f->path, "newer");
}

static void
test_what_is_no_file_is_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *slash = g_strconcat (f->path, "/", NULL),
                  *deep = g_strconcat (f->path, "/x", NULL);
  g_autofree char *beyond = g_build_filename (f->folder, "none", "notes.pdf", NULL);
  g_autofree char *name = g_strnfill (300, 'n'),
                  *lengthy = g_build_filename (f->folder, name, NULL);

  assert_refused ("/dev/full", MT_ERROR_INVALID);
  assert_refused ("/dev/null", MT_ERROR_INVALID);
  assert_refused (f->folder, MT_ERROR_INVALID);
  assert_refused (slash, MT_ERROR_INVALID);
  assert_refused ("", MT_ERROR_INVALID);
  assert_refused (lengthy, MT_ERROR_INVALID);
  assert_refused (beyond, MT_ERROR_NOT_FOUND);
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  assert_refused (f->path, MT_ERROR_INVALID);
  g_unlink (f->path);
  g_assert_true (write_words ("words", f->path, NULL));
  assert_refused (deep, MT_ERROR_NOT_FOUND);
  g_assert_cmpint (symlink ("link", f->link), ==, 0);
  assert_refused (f->link, MT_ERROR_INVALID);
}

static void
test_a_full_disk_changes_nothing (Fixture *f, gconstpointer data)
{
  struct rlimit before, tiny;
  g_autofree char *much = g_strnfill (100000, 'w');
  g_autoptr (GError) error = NULL;
  gboolean is_written;

  g_assert_true (write_words ("before", f->path, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tiny = before;
  tiny.rlim_cur = 50000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tiny), ==, 0);
  is_written = write_words (much, f->path, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (is_written);
  g_assert_error (error, MT_ERROR, MT_ERROR_FULL);
  assert_written (f->path, "before");
}

static void
stop_half_way (guint done, guint total, gpointer cancellable)
{
  g_assert_cmpuint (done, <=, total);
  if (done >= total / 2)
    g_cancellable_cancel (cancellable);
}

/* Nothing new, not even hidden (tear_down () looks), and what was there as it was. */
static void
test_cancelled_leaves_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *much = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (much, strlen (much));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (write_words ("before", f->path, NULL));
  g_assert_false (
      mt_share_write_watched (bytes, f->path, stop_half_way, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_written (f->path, "before");
  g_unlink (f->path);
  g_clear_error (&error);
  g_assert_false (mt_share_write_watched (bytes, f->path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
note_progress (guint done, guint total, gpointer last)
{
  g_assert_cmpuint (done, >, *(guint *)last);
  *(guint *)last = done;
  g_assert_cmpuint (total, ==, 4096);
}

static void
test_progress_comes_to_its_end (Fixture *f, gconstpointer data)
{
  g_autofree char *much = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (much, strlen (much));
  g_autoptr (GError) error = NULL;
  guint last = 0;

  g_assert_true (mt_share_write_watched (bytes, f->path, note_progress, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 4096);
  assert_written (f->path, much);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/share/write/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("owner-only", test_only_the_owner_reads_it);
  ADD ("replaces", test_it_takes_the_place_of_a_file);
  ADD ("link", test_a_link_is_followed);
  ADD ("no-file", test_what_is_no_file_is_refused);
  ADD ("full", test_a_full_disk_changes_nothing);
  ADD ("cancelled", test_cancelled_leaves_nothing);
  ADD ("progress", test_progress_comes_to_its_end);
  return g_test_run ();
}
