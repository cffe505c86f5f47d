/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/error.h"
#include "core/finding.h"
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

/* The parts found damaged, as a set of bits; checks that the folder stays as it is. */
static inline guint
damaged_parts (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = verify (f, &error);
  guint parts = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    if (finding->damaged)
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
