/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* The inbox: the folder of sealed notes, one file each, under a random name.  Blocking. */

#define MT_INBOX_NOTE ".note" /* how the name of a note ends */
#define MT_INBOX_UNFINISHED                                                                        \
  ".note.new" /* one that is being written, or whose writing was cut off */

/* Seals @entry and leaves it in the inbox of the journal in @folder: on disk when this returns, and
 * either whole or not there at all.  Needs no secret and takes no lock: another process may have
 * the journal open.  Errors: NO_JOURNAL, NOT_A_JOURNAL, DAMAGED_KEYS (no key file is sound),
 * TOO_NEW, TOO_LONG, NOT_TEXT, FULL, READ_ONLY, NOT_ALLOWED, STORAGE. */
gboolean mt_inbox_leave (const char *folder, MtEntry *entry, GError **error);

/* The entry in @note, opened with the inbox's key pair that @db keeps, or a former one.
 * Errors: as mt_sealed_note_open (). */
MtEntry *mt_inbox_open (sqlite3 *db, GBytes *note, GError **error);

/* What came of the notes at an opening. */
typedef struct {
  guint n_taken_in;
  guint n_waiting;  /* left where they are: @store takes no changes now, or a newer version made
                     * them */
  char **set_aside; /* owned; the names of what could not be opened, relative to the journal's
                     * folder; or NULL */
} MtInboxReport;
void mt_inbox_report_clear (MtInboxReport *self);

/* Takes all notes into @store, in one transaction, and only then removes them: cut off anywhere, it
 * can be done again, and no note becomes two entries or none.  One whose entry was there before, in
 * the bin or purged, is removed.  What cannot be opened gets another name.  The caller holds the
 * folder. */
void mt_inbox_take_in (const char *folder, MtStore *store, MtInboxReport *report);

G_END_DECLS
