/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/db.h"

G_BEGIN_DECLS

/* The pages of a database file from outside, as docs/file-formats.md describes them: what is asked
 * here needs no SQL, so that it can be asked of a file SQLCipher refuses.  Any thread. */

/* The key that proves pages, from the data key and the salt; in guarded memory, to free with
 * mt_secret_free (). */
guint8 *mt_pages_key_new (const guint8 *key, const guint8 *salt);

/* Whether @page (MT_DB_PAGE_SIZE bytes) is as it was written as number @number, from 1.  One that
 * was never written, all zeros, is not. */
gboolean mt_page_is_whole (const guint8 *pages_key, const guint8 *page, guint32 number);

/* Makes @page, which was another number, number @number. */
void mt_page_renumber (const guint8 *pages_key, guint8 *page, guint32 number);

/* Counts the pages of the file at @path, and those that are not as they were written.
 * Errors: where it cannot be read. */
typedef struct {
  guint n_pages, n_damaged;
  gboolean first_whole; /* number 1, apart from its first 16 bytes */
  goffset n_beyond;     /* bytes behind the last page that are no page */
} MtPagesCount;
gboolean mt_pages_count (
    const char *path, const guint8 *key, const guint8 *salt, MtPagesCount *count, GError **error);

G_END_DECLS
