/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/filter.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* One call of the program in the terminal: what was asked, and the journal it is asked of. */

/* Exit status: the numbers are fixed for good, scripts rely on them. */
typedef enum {
  MT_STATUS_DONE = 0,
  MT_STATUS_REFUSED = 1, /* not found, not possible, refused */
  MT_STATUS_USAGE = 2,
  MT_STATUS_WRONG_KEY = 3,
  MT_STATUS_DAMAGED = 4,
  MT_STATUS_IN_USE = 5,
  MT_STATUS_TOO_NEW = 6,
  MT_STATUS_NOT_A_JOURNAL = 7,
  MT_STATUS_STOPPED = 128, /* never an exit status: the program ends by the signal that came */
} MtStatus;

typedef struct _MtCall MtCall;

/* A command is one row of the table in table.c. */
typedef struct {
  const char *name;
  MtStatus (*run) (MtCall *call); /* NULL: not there yet */
  const char *synopsis;           /* its arguments as the help shows them; msgid */
  const char *help;               /* one line; msgid */
  const GOptionEntry *options;
  int min, max; /* how many arguments it takes; max -1: any number */
} MtCommand;

/* How long another program that has the journal open is waited for. */
#define MT_CALL_WAIT_MS 2000

struct _MtCall {
  const MtCommand *command;
  char *folder;          /* as given; NULL: the default journal */
  char *passphrase_file; /* as given; "-": the first line of standard input; NULL: ask */
  char **arguments;      /* bytes as given, NULL-terminated; never NULL */
  int n_arguments;
  char *secret;            /* guarded memory; NULL until asked for */
  const char *secret_flaw; /* a sentence: why it opens nothing; NULL: it may */
  MtJournal *journal;
};

const MtCommand *mt_commands (gsize *n_commands);
const MtCommand *mt_command_find (const char *name);

void mt_call_clear (MtCall *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MtCall, mt_call_clear)

/* All that return MtStatus have said why, on standard error, where it is not MT_STATUS_DONE; but
 * nothing for MT_STATUS_STOPPED. */
MtStatus mt_refuse (const char *format, ...) G_GNUC_PRINTF (1, 2);
MtStatus mt_refuse_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
MtStatus mt_refuse_error (const GError *error);
MtStatus mt_refuse_missing_id (const char *id);
/* Why call->secret opens nothing, where that can be told; else as mt_refuse_error (). */
MtStatus mt_call_refuse_error (const MtCall *self, const GError *error);

/* Finds the folder and makes call->journal, still locked. */
MtStatus mt_call_find_journal (MtCall *self);
/* Asks for the secret that opens it, unless that is known already. */
MtStatus mt_call_ask (MtCall *self);
/* Opens the journal, doing the above where it is not done, and tells what was found on the way. */
MtStatus mt_call_open (MtCall *self);

/* Reads what one asynchronous call answers:
 *   g_auto (MtWait) wait = { 0 };
 *   mt_journal_save (journal, entry, mt_wait_cb, &wait);
 *   mt_journal_save_finish (journal, mt_wait_for (&wait), error); */
typedef struct {
  GAsyncResult *result;
} MtWait;
void mt_wait_cb (GObject *source, GAsyncResult *result, gpointer wait);
GAsyncResult *mt_wait_for (MtWait *self);
void mt_wait_clear (MtWait *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MtWait, mt_wait_clear)

/* Gives each entry that @filter lets through to @func, newest first and at most @limit, page by
 * page, until @func returns FALSE. */
typedef gboolean (*MtEntryFunc) (MtEntry *entry, gpointer user_data);
MtStatus mt_call_for_each (
    MtCall *self, const MtFilter *filter, guint64 limit, MtEntryFunc func, gpointer user_data);

/* One entry, also from the bin; NULL where it could not be read (*@status says how, and it is
 * said). */
MtEntry *mt_call_load (MtCall *self, const char *id, MtStatus *status);

/* Reads what --from, --to and --kind of a filter say; the strings may be NULL. */
MtStatus mt_read_filter (MtFilter *filter, const char *kind, const char *from, const char *to);

/* The ids of all kinds, as a sentence lists them. */
char *mt_kind_ids (void);

/* Whether @word is short and plain, so that it may be repeated in a message: what may be a text put
 * in the wrong place must not. */
gboolean mt_is_plain_word (const char *word);

G_END_DECLS
