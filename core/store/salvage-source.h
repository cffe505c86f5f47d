/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/pages.h"

G_BEGIN_DECLS

/* The pages of a database that may be damaged, with those that wait in its WAL: of each, where its
 * newest state lies, and whether that is as it was written.  What a WAL has is told page by page,
 * so that one damaged frame hides none behind it, as it does for SQLite. */
typedef struct {
  int fd, wal_fd;       /* wal_fd: -1 where there is none, or it is not asked for */
  guint8 *pages_key;    /* guarded */
  GArray *pages;        /* MtSourcePage; index 0 is page 1 */
  guint n_damaged;      /* of them */
  gboolean wal_damaged; /* a page in it */
  gboolean wal_broken;  /* SQLite does not take in all that is taken here */
  gboolean wal_hides;   /* and what it leaves had been synced */
  gboolean wal_unsure;  /* a frame was damaged so that nobody knows of which page it was */
} MtSource;

typedef struct {
  goffset at; /* in the database, or in the WAL */
  gboolean in_wal;
  gboolean whole;
} MtSourcePage;

/* Whether the WAL of the database at @path has more than SQLite takes in: at a damaged frame or
 * behind it there is a commit that was synced, since the next goes on from it, or (@is_missing:
 * changes are known to be missing) may have been one. */
gboolean mt_source_hides (const char *path,
                          const guint8 *key,
                          const guint8 *salt,
                          gboolean is_missing);

/* Errors: where it cannot be read. */
MtSource *mt_source_open (
    const char *path, gboolean with_wal, const guint8 *key, const guint8 *salt, GError **error);
void mt_source_free (MtSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSource, mt_source_free)

/* Reads page @number into @page, MT_DB_PAGE_SIZE bytes; FALSE where it is damaged. */
gboolean mt_source_read (MtSource *self, guint32 number, guint8 *page);

G_END_DECLS
