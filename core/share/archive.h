/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/shared.h"
#include "core/whole.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everything a journal has, in one zip that anybody can read without Meantime: README.txt says what
 * is in it; journal.json is all of it, and gives the same journal back (core/bring-in/zip.h);
 * readable/YYYY-MM.md are the entries of each month outside the bin, to be read.  The same journal
 * gives the same bytes.  The file has no password: zip has none that protects.
 *
 * To be called in this order.  One thread at a time; blocking.  Errors: those of the function that
 * writes, G_IO_ERROR_CANCELLED, MT_ERROR_STORAGE. */
typedef struct _MtArchive MtArchive;

/* Where the bytes go, piece by piece. */
typedef gboolean (*MtArchiveWriteFunc) (const void *data, gsize size, gpointer to, GError **error);

#define MT_ARCHIVE_JOURNAL "journal.json"
#define MT_ARCHIVE_FORMAT "meantime-journal" /* what journal.json says of itself */
#define MT_ARCHIVE_VERSION 1

MtArchive *mt_archive_new (MtArchiveWriteFunc write, gpointer to, GError **error);
void mt_archive_free (MtArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtArchive, mt_archive_free)

/* README.txt, in the language of the locale and in English. */
gboolean mt_archive_add_readme (MtArchive *self, GError **error);

/* journal.json: begun, then each entry in the order of the journal, oldest first, then the rest.
 * @gone: of MtGone; @words: those taught to the spelling checker; @shared: of MtShared with words
 * and entries; each may be NULL. */
gboolean mt_archive_begin_journal (MtArchive *self, GError **error);
gboolean mt_archive_add_entry (MtArchive *self, const MtWhole *whole, GError **error);
gboolean mt_archive_end_journal (
    MtArchive *self, GPtrArray *gone, const char *const *words, GPtrArray *shared, GError **error);

/* readable/@month.md: @entries (MtEntry) as Markdown; @month is "2026-03". */
gboolean mt_archive_add_month (MtArchive *self,
                               const char *month,
                               GPtrArray *entries,
                               GCancellable *cancellable,
                               GError **error);

/* The end of it; what is written before that is worth nothing. */
gboolean mt_archive_finish (MtArchive *self, GError **error);

G_END_DECLS
