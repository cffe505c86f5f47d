/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/error.h"
#include "core/finding.h"
#include "core/journal-care.h"
#include "tests/core/fixture.h"

#include <fcntl.h>
#include <unistd.h>

/* Damage done and found: for the tests of what looks after a journal. */

static inline char *
path_of (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static inline void
flip (Fixture *f, const char *name, goffset at)
{
  g_autofree char *path = path_of (f, name);
  int fd = open (path, O_RDWR);
  guint8 byte;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
  byte ^= 0x04;
  g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
  close (fd);
}

static inline void
assert_unlock (Fixture *f, int code)
{
  g_autoptr (GError) error = NULL;
  gboolean done = unlock (f->journal, fixture_recovery_key, &error);

  if (code < 0) {
    g_assert_no_error (error);
    g_assert_true (done);
    lock (f->journal);
  } else {
    g_assert_false (done);
    g_assert_error (error, MT_ERROR, code);
  }
}

static inline GPtrArray *
verify (Fixture *f, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_verify (f->journal, fixture_recovery_key, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_verify_finish (f->journal, result, error);
}

/* Every byte of the folder, in one number. */
static inline guint
fingerprint (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint sum = 0; /* of parts, since a folder has no order */

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *data = NULL;
    gsize size = 0;

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      sum += g_str_hash (name) + 31 * fingerprint (path);
    else if (g_file_get_contents (path, &data, &size, NULL)) {
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

      sum += g_str_hash (name) * 31 + g_bytes_hash (bytes);
    }
  }
  return sum;
}

/* The parts found damaged, as a set of bits; looking leaves the folder as it is. */
static inline guint
damaged_parts (Fixture *f)
{
  guint before = fingerprint (f->folder), parts = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = verify (f, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fingerprint (f->folder), ==, before);
  for (guint i = 0; i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    if (finding->found == MT_FOUND_DAMAGED)
      parts |= 1u << finding->part;
  }
  return parts;
}

static inline void
reopen (Fixture *f) /* tests end with an open or a locked journal, as they like */
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unlock (f->journal, fixture_recovery_key, &error));
  g_assert_no_error (error);
}
