/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What was shared: one handing over, as the journal remembers it.  The words are kept as they read
 * then, not the bytes: a PDF has fonts in it, and the bytes can be told by their fingerprint. */

/* The most words kept of one, in bytes of UTF-8: of longer ones the beginning is kept.  */
#define MT_SHARED_WORDS_MAX (1024 * 1024)
/* The most kept of all together: where more comes, the words of the oldest go, and the rest of
 * their record stays. */
#define MT_SHARED_ALL_WORDS_MAX (64 * 1024 * 1024)
/* With more entries than this, which ones they were is not kept, and so no words either: what an
 * entry's purging takes along must be known. */
#define MT_SHARED_ENTRIES_MAX 20000
/* The most bytes of what is said about for whom it is. */
#define MT_SHARED_RECIPIENT_MAX 1000

typedef enum {
  MT_SHARED_FILE,    /* written to a file: place is its URI */
  MT_SHARED_PRINTED, /* given to a printer */
  MT_SHARED_SHOWN,   /* shown on this screen */
} MtSharedWay;

/* How much of the words is kept. */
typedef enum {
  MT_SHARED_WHOLE,
  MT_SHARED_BEGINNING, /* they were longer than MT_SHARED_WORDS_MAX */
  MT_SHARED_NONE,      /* too many entries, everything there was, or others needed the room */
  MT_SHARED_TAKEN,     /* an entry in them was deleted for good */
  MT_SHARED_LOST,      /* they were damaged, and could not be salvaged */
} MtSharedKept;

typedef struct {
  char *id;        /* UUIDv7 */
  MtMoment moment; /* when, and in which zone */
  MtSharedWay way;
  char *format;        /* id of the format as the terminal spells it: "pdf" */
  char *place;         /* URI of the file; NULL: it is none */
  char *recipient;     /* for whom, in the person's words; "": not said */
  guint n_pages;       /* 0: it has none */
  guint n_entries;     /* how many were in it */
  goffset size;        /* bytes */
  char *fingerprint;   /* SHA-256 of the bytes, 64 lower-case hexadecimal digits; "": there were
                        * none (shown without a document) */
  gint64 file_deleted; /* when its file was deleted, as far as is known, µs UTC; 0: it was not */
  MtSharedKept kept;
  char *words;    /* what it said; NULL unless it was loaded by itself, "" where none are kept */
  char **entries; /* ids of those in it, in their order, NULL-terminated; NULL: not loaded */
} MtShared;

/* Of now, of no entries, and with nothing said.  @format: NULL is "". */
MtShared *mt_shared_new (MtSharedWay way, const char *format);
MtShared *mt_shared_copy (const MtShared *self);
void mt_shared_free (MtShared *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtShared, mt_shared_free)

/* Size and fingerprint of the very bytes that left. */
void mt_shared_set_bytes (MtShared *self, GBytes *bytes);
/* What it said (valid UTF-8; NULL: nothing is to be kept), cut as above. */
void mt_shared_set_words (MtShared *self, const char *words);
/* Which entries are in it: @ids (NULL-terminated), in their order.  NULL: everything there is,
 * @n_entries of them; then no words are kept. */
void mt_shared_set_entries (MtShared *self, const char *const *ids, guint n_entries);

/* How ways and kept words are spelt in files: "file"; FALSE where @id is none. */
const char *mt_shared_way_id (MtSharedWay way);
gboolean mt_shared_way_from_id (const char *id, MtSharedWay *way);
const char *mt_shared_kept_id (MtSharedKept kept);
gboolean mt_shared_kept_from_id (const char *id, MtSharedKept *kept);

/* The SHA-256 of the file @path as above, following no link.  Owned.  Blocking; any thread.
 * Errors: NOT_FOUND, NOT_ALLOWED, INVALID (not a regular file), STORAGE, CANCELLED. */
char *mt_shared_fingerprint_file (const char *path, GCancellable *cancellable, GError **error);

/* Removes the file of @self where it is still the one that was written: by its fingerprint.
 * Blocking; any thread.  Errors: NOT_FOUND (it is not there, or there never was one), INVALID (it
 * was changed since, or is another one: it stays), NOT_ALLOWED, READ_ONLY, STORAGE, CANCELLED. */
gboolean mt_shared_delete_file (const MtShared *self, GCancellable *cancellable, GError **error);

G_END_DECLS
