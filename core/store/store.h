/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"
#include "core/change.h"
#include "core/days.h"
#include "core/entry.h"
#include "core/filter.h"
#include "core/store/db.h"
#include "core/used-words.h"

G_BEGIN_DECLS

/* One connection to the journal's database, and all SQL there is.  Everything here blocks and is
 * called on the thread the connection belongs to; the thread that writes has one, each that reads
 * another.  Errors of all: those of core/store/db.h, and what is named. */
typedef struct _MtStore MtStore;

#define MT_STORE_FILE "journal.db"
#define MT_STORE_COUNTER_FILE "commits" /* the commit counter beside the database */

/* Makes the database in @folder with @salt as its first bytes, and brings it to today's schema.
 * @inbox_key and @inbox_secret (32 bytes each) are kept inside. */
MtStore *mt_store_create (const char *folder,
                          const guint8 *key,
                          const guint8 *salt,
                          const guint8 *inbox_key,
                          const guint8 *inbox_secret,
                          GError **error);

/* Opens it to write: brings an older schema to today's, after a copy of the file
 * (journal.db.before-N) was made.  Opens it to read only where the folder takes no changes and no
 * WAL is left. Errors: TOO_NEW (nothing was touched), READ_ONLY, UNCLEAN, DAMAGED_WAL (what
 * SQLite would drop of it in silence can still be salvaged: it was left as it is). */
MtStore *mt_store_open (const char *folder, const guint8 *key, const guint8 *salt, GError **error);

/* A second connection for reading, beside the one that writes. */
MtStore *mt_store_open_reader (const char *folder,
                               const guint8 *key,
                               const guint8 *salt,
                               GError **error);

/* Writes the WAL into the database, empties it and closes. */
void mt_store_close (MtStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtStore, mt_store_close)

gboolean mt_store_is_read_only (MtStore *self);
/* Whether it is not; else @error says why it is.  Errors: READ_ONLY, FULL. */
gboolean mt_store_may_write (MtStore *self, GError **error);
/* How many commits the counter beside the database knows that the database does not. */
guint64 mt_store_get_missing_commits (MtStore *self);
/* Whether the inbox's public key inside is @inbox_key. */
gboolean mt_store_has_inbox_key (MtStore *self, const guint8 *inbox_key);

/* Gives the journal another key pair for its inbox; notes sealed to former ones can still be
 * opened. That the recovery key is kept is not known any more.  It is not a change of what was
 * written, and does not count as a commit. */
gboolean mt_store_renew_inbox_keys (MtStore *self,
                                    const guint8 *inbox_key,
                                    const guint8 *inbox_secret,
                                    GError **error);

/* The inbox's key pair as kept in @db (32 bytes each); FALSE where it is not there. */
gboolean mt_store_read_inbox_keys (sqlite3 *db, guint8 *inbox_key, guint8 *inbox_secret);

/* The same of the pair before the last @n changes of it, from 1; FALSE where there was none. */
gboolean mt_store_read_former_inbox_keys (sqlite3 *db,
                                          guint n,
                                          guint8 *inbox_key,
                                          guint8 *inbox_secret);

/* Whether the person said that the recovery key is kept; also where nothing says so: a journal of
 * before that was asked had its key printed. */
gboolean mt_store_is_recovery_key_kept (MtStore *self);
gboolean mt_store_set_recovery_key_kept (MtStore *self, gboolean kept, GError **error);

/* Whether the card for hard times is to be readable while the journal is locked
 * (core/open-card.h). */
gboolean mt_store_is_card_open (MtStore *self);
gboolean mt_store_set_card_open (MtStore *self, gboolean open, GError **error);

/* What is not to be read here is an error: nothing may be written then in the place of what is
 * there. */

/* The rules of reminders, as core/remind/kept.h spells them, to *@json; owned; NULL: there are
 * none. */
gboolean mt_store_get_reminders (MtStore *self, char **json, GError **error);
gboolean mt_store_set_reminders (MtStore *self, const char *json, GError **error);

/* How backups are kept; the defaults where nothing says so, or no sense. */
MtBackupSettings *mt_store_get_backup_settings (MtStore *self, GError **error);
gboolean mt_store_set_backup_settings (MtStore *self,
                                       const MtBackupSettings *settings,
                                       GError **error);

/* What is being chosen to be handed over (core/share/choice.h), as JSON; @which says for what.
 * What is changed of an entry is forgotten when that is purged.  Errors: NOT_FOUND. */
GBytes *mt_store_get_choice (MtStore *self, const char *which, GError **error);
gboolean mt_store_set_choice (MtStore *self, const char *which, GBytes *choice, GError **error);
/* What was purged is taken out of all of them; within a transaction. */
gboolean mt_store_forget_in_choices (MtStore *self, GError **error);
/* 1: entry @id is in the bin or was purged; 0: not, or it is no entry's; -1: @error is set. */
int mt_store_is_away (MtStore *self, const char *id, GError **error);

/* Empties the WAL into the database.  Waits for nobody: IN_USE where a reader still needs it. */
gboolean mt_store_checkpoint (MtStore *self, GError **error);

/* ---- Entries ---- */

/* Writes @entry and gives it its key; *@from is the key it had before, or MT_KEY_NONE.
 * Errors: TOO_LONG, NOT_TEXT. */
gboolean mt_store_save (MtStore *self, MtEntry *entry, gint64 *from, GError **error);

/* Writes what @next gives, until that is NULL, all of it or nothing, in one transaction; entries
 * (owned by the store) whose id is there, or was purged, are left out.  *@n_taken_in counts the
 * others. */
typedef MtEntry *(*MtStoreNextFunc) (gpointer data);
gboolean mt_store_take_in (
    MtStore *self, MtStoreNextFunc next, gpointer data, guint *n_taken_in, GError **error);

/* NULL with NOT_FOUND where it is not there. */
MtEntry *mt_store_load (MtStore *self, const char *id, GError **error);
GPtrArray *mt_store_load_revisions (MtStore *self, const char *id, GError **error);

/* Changes all of @ids or none; NOT_FOUND's message is the first id that is missing.  *@keys (may be
 * NULL) are the keys of what was changed: an owned array of gint64. */
gboolean mt_store_change (
    MtStore *self, MtChange change, const char *const *ids, GArray **keys, GError **error);

/* Purges what lies in the bin since before @before (µs UTC).  *@keys as above, empty if nothing
 * did. */
gboolean mt_store_empty_bin (MtStore *self, gint64 before, GArray **keys, GError **error);

/* ---- Lists: see core/store/query.c ---- */

typedef enum {
  MT_READ_WHOLE,
  MT_READ_SUMMARY, /* the preview for the text, and only short values: partial entries */
} MtRead;

/* What core/journal.h says of mt_journal_list (); stops earlier, but not before the first entry,
 * when the texts read grow over some megabytes. */
GPtrArray *mt_store_list (
    MtStore *self, const MtFilter *filter, gint64 before, guint limit, MtRead read, GError **error);

/* What core/journal.h says of mt_journal_list_tags (). */
char **mt_store_list_tags (MtStore *self, guint limit, GError **error);

/* The keys of the same, newest first: an owned array of gint64. */
GArray *mt_store_list_keys (
    MtStore *self, const MtFilter *filter, gint64 before, guint limit, GError **error);

/* Summaries of the entries at @keys, as a list of @filter shows them; those no longer there are
 * left out. */
GPtrArray *mt_store_load_keys (
    MtStore *self, const MtFilter *filter, const gint64 *keys, gsize n_keys, GError **error);

/* Whether @filter lets the entry at @key through. */
gboolean mt_store_matches (
    MtStore *self, const MtFilter *filter, gint64 key, gboolean *matches, GError **error);

/* Fills @days (core/days.h): see mt_journal_read_days (). */
gboolean mt_store_read_days (MtStore *self, const char *scale, MtDays *days, GError **error);

/* When the last change was acknowledged, or the last one of another day if that is earlier, µs UTC;
 * 0 where there are changes of one day only: a time up to which two days' clocks agree. */
gboolean mt_store_get_changed (MtStore *self, gint64 *changed, GError **error);

/* How many entries are outside the bin: a counter, not a count. */
gboolean mt_store_get_n_entries (MtStore *self, gint64 *n_entries, GError **error);

/* ---- The words taught to the spelling checker ---- */

#define MT_STORE_WORD_MAX 256 /* bytes */

/* All of them, sorted; owned, NULL-terminated. */
char **mt_store_load_dictionary (MtStore *self, GError **error);
/* Teaches @word, or (@known FALSE) forgets it; nothing where that is so already.
 * Errors: NOT_TEXT, INVALID (empty, too long, or more than one line). */
gboolean mt_store_teach_word (MtStore *self, const char *word, gboolean known, GError **error);

/* ---- Words that were used: core/used-words.h ---- */

/* The words that entries outside the bin have in @field and those that share its words, and those
 * that are hidden; or the people outside the bin that it can point at, the newest first:
 * MtUsedWord.
 */
GPtrArray *mt_store_list_used_words (MtStore *self, const char *field, GError **error);
/* Gives @from another name in all entries that have it, each keeping a former version; where that
 * is a word that is used, the two become one.  A word that comes with the app is hidden.
 *
 * Of people, @from is an id, and @to a name or the id of another of them.  In that other one the
 * two are one: what points at @from points there, what @from says and the other does not goes
 * along, and @from goes into the bin.  An entry that @to names by its name is not looked for.
 * Errors: INVALID (nothing, more than one line, or the same word), NOT_FOUND (@from is nobody),
 * TOO_LONG, NOT_TEXT. */
MtWordChange *mt_store_rename_word (
    MtStore *self, const char *field, const char *from, const char *to, GError **error);
/* Takes that back; @change->keys are then those of this. */
gboolean mt_store_take_word_back (MtStore *self, MtWordChange *change, GError **error);

/* Words of @field that are not offered: owned, NULL-terminated. */
char **mt_store_list_hidden_words (MtStore *self, const char *field, GError **error);
/* Errors: INVALID (more than one line). */
gboolean mt_store_set_word_hidden (
    MtStore *self, const char *field, const char *word, gboolean hidden, GError **error);

/* ---- Copies and checks ---- */

/* Writes an encrypted copy of the database, as of now, to @path, which must not be there.  Ends
 * early as mt_db_watch () says. */
gboolean mt_store_copy (MtStore *self, const char *path, GError **error);

/* Writes the copy of a database at @path, which nobody has open, anew under @new_key and @new_salt.
 * Cut off, it is worth nothing. */
gboolean mt_store_recrypt (const char *path,
                           const guint8 *key,
                           const guint8 *salt,
                           const guint8 *new_key,
                           const guint8 *new_salt,
                           GError **error);

/* Whether both have the same tables with as many rows, but for what the vault keeps, and as many
 * commits.  Errors: DAMAGED (they do not). */
gboolean mt_store_is_like (MtStore *self, MtStore *other, GError **error);

/* Checks every page of the database file at @path, its structure and references; changes nothing.
 * Errors: TOO_NEW, or where it cannot be read at all. */
typedef struct {
  gboolean pages, structure;
} MtStoreDamage;
gboolean mt_store_check (
    const char *path, const guint8 *key, const guint8 *salt, MtStoreDamage *damage, GError **error);

/* The same for a copy that must be whole; @facts (may be NULL) are what it says of itself.
 * Errors: DAMAGED, TOO_NEW, CANCELLED. */
typedef struct {
  gint64 n_entries; /* outside the bin; -1: it does not say */
  gint64 commits;   /* acknowledged changes; -1: it does not say */
} MtStoreFacts;
gboolean mt_store_prove (const char *path,
                         const guint8 *key,
                         const guint8 *salt,
                         MtStoreFacts *facts,
                         GCancellable *cancellable,
                         GError **error);

/* ---- For the files of this folder ---- */

/* Puts the pair in its place; nothing says that the recovery key is kept. */
gboolean mt_store_put_inbox_keys (sqlite3 *db,
                                  const guint8 *inbox_key,
                                  const guint8 *inbox_secret,
                                  GError **error);

sqlite3 *mt_store_get_db (MtStore *self);

/* The same as mt_store_save (), and as mt_store_set_word_hidden (), within one. */
gboolean mt_store_save_within (MtStore *self, MtEntry *entry, gint64 *from, GError **error);
gboolean mt_store_put_word_hidden (
    MtStore *self, const char *field, const char *word, gboolean hidden, GError **error);

/* A write transaction (also for who puts several things of core/store/whole.h into one): begin;
 * then commit, or roll back after a failure.  A commit counts. */
gboolean mt_store_begin (MtStore *self, GError **error);
gboolean mt_store_commit (MtStore *self, GError **error);
/* For what is no change of the journal, and makes no backup due. */
gboolean mt_store_commit_uncounted (MtStore *self, GError **error);
void mt_store_roll_back (MtStore *self);

G_END_DECLS
