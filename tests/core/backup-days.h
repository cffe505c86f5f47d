/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"
#include "tests/core/backups.h"

#include <sys/statvfs.h>

/* Days that pass, and a disk that fills, by the will of a test. */

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

/* ---- */

static inline void
set_up (Fixture *f, gconstpointer data)
{
  clock_offset = 0;
  free_bytes = 100 * GIB;
  fixture_set_up (f, data);
}

static inline void
write_one (Fixture *f, const char *text)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", text);
}

static inline void
pass_days (int n)
{
  clock_offset += n * MT_DAY_USEC;
}

static inline char *
make_today (Fixture *f)
{
  g_autoptr (MtBackupRound) round = NULL;

  write_one (f, "something of today");
  round = keep_well (f->journal, MT_BACKUP_ROUND_MADE);
  return g_steal_pointer (&round->path);
}

static inline char *
put (const char *folder, const char *name, const char *bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, bytes, -1, 0, 0600, NULL));
  return path;
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)
