/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-list.h"
#include "core/journal-backups.h"
#include "core/journal.h"
#include "core/session.h"
#include "core/worker.h"

G_BEGIN_DECLS

/* Between the files that make up MtJournal: journal.c opens and closes, journal-entries.c writes
 * and reads, journal-keys.c, journal-owner.c, journal-keeping.c, journal-backups.c and
 * journal-care.c look after keys and copies. */

typedef enum {
  MT_JOURNAL_WRITER,
  MT_JOURNAL_READER,
  MT_JOURNAL_KEEPER,
  MT_JOURNAL_DOOR, /* the writer, also while locked */
} MtJournalWorker;

/* Queues @job, whose context will be the MtSession.  Answers LOCKED where the journal is not open.
 * Returns what the answer will come as, to compare and not to use. */
gconstpointer mt_journal_ask (MtJournal *self,
                              MtJournalWorker worker,
                              gpointer tag,
                              MtJob job,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* The parts of it belong to the workers while these run; what is atomic, and what an unlock left,
 * may be read on the main thread while the journal is open. */
const MtSession *mt_journal_get_session (MtJournal *self);

/* Tells whoever shows the journal, on the main thread. */
void mt_journal_told_changed (MtJournal *self, gint64 from, gint64 to);

/* That other words are hidden than before. */
void mt_journal_told_words_changed (MtJournal *self);

/* That something other than an entry was written: the WAL is to be emptied. */
void mt_journal_told_written (MtJournal *self);

/* A passphrase or recovery key on its way to a job, and what goes with it. */
typedef struct {
  char *text; /* guarded; NULL: none was given */
  char *file; /* owned, or NULL */
  guint wait_ms;
} MtJournalSecret;
MtJournalSecret *mt_journal_secret_new (const char *text, const char *file, guint wait_ms);
void mt_journal_secret_free (MtJournalSecret *self);

/* What a page of a list is asked by. */
typedef struct {
  MtFilter *filter;
  gint64 before;
  guint limit;
} MtPageInput;
MtPageInput *mt_page_input_new (const MtFilter *filter, gint64 before, guint limit);
void mt_page_input_free (MtPageInput *self);

/* What a list of backups of an open journal goes by, as a connection of its own says. */
typedef struct {
  MtBackupSight sight;
  MtBackupSettings *settings;
  GPtrArray *proofs;
} MtJournalSight;
gboolean mt_journal_sight_init (MtJournalSight *self, MtSession *session, GError **error);
void mt_journal_sight_clear (MtJournalSight *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MtJournalSight, mt_journal_sight_clear)
/* The backup @path; not NULL.  Errors: NOT_FOUND. */
MtBackupFound *mt_journal_sight_look (const MtJournalSight *self,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GError **error);

gpointer mt_journal_checkpoint_job (gpointer session,
                                    gpointer input,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
