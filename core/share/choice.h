/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person chose to hand over, and what was changed for the reader.  It holds ids, places and
 * the person's words about them, and never touches an entry: mt_share_render () applies it, so that
 * every form leaves out the same.  Plain data: used on one thread at a time, what crosses is a
 * copy.
 *
 * What is hidden stays hidden where it is in doubt:
 * - hidden places are bound to the text they were found in.  Where such a text has changed since,
 * all that was written in that entry is hidden until somebody looked again (mt_share_choice_renew
 * ()): what was hidden may have moved anywhere in it;
 * - a hidden word is nowhere in what is handed over: neither in entries, tags, feelings and other
 *   values, notes beside, the one thing and what is counted, nor in roles and sentences for the
 *   reader.  Hiding goes before replacing;
 * - what is ours stays: names of kinds and fields, states, days and counts;
 * - an entry that is not chosen is left out though it was given to be drawn, where any is chosen.
 *
 * Words are found as a person expects (core/share/hidden-words.h). */
typedef struct _MtShareChoice MtShareChoice;

/* Ids one can leave out besides those of fields: what was written in free text, and what an entry
 * is (open, answered). */
#define MT_HIDE_TEXT "text"
#define MT_HIDE_STATE "state"

/* What stands where something was hidden: as wide whatever that was, in every form. */
#define MT_SHARE_BLOCK "\xE2\x96\x88" /* U+2588 */
#define MT_SHARE_BAR MT_SHARE_BLOCK MT_SHARE_BLOCK MT_SHARE_BLOCK MT_SHARE_BLOCK MT_SHARE_BLOCK

MtShareChoice *mt_share_choice_new (void);
MtShareChoice *mt_share_choice_copy (const MtShareChoice *self);
void mt_share_choice_free (MtShareChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtShareChoice, mt_share_choice_free)

gboolean mt_share_choice_equal (const MtShareChoice *self, const MtShareChoice *other);

/* Whether anything is changed for the reader. */
gboolean mt_share_choice_changes (const MtShareChoice *self);

/* How many parts are hidden: of entry @id alone, fields left out and places hidden in its texts;
 * where that is NULL, those of all entries that are chosen, fields left out of all, and words
 * hidden everywhere (each once, however often it stands there). */
guint mt_share_choice_count_hidden (const MtShareChoice *self, const char *id);

/* ---- What is chosen ---- */

/* Ids of entries in the person's order; whoever keeps a choice may put in ids of other things that
 * can be chosen, which no entry has.  What is changed of one that is not chosen any more is kept.
 * Chosen anew, it comes last. */
void mt_share_choice_set_chosen (MtShareChoice *self, const char *id, gboolean chosen);
gboolean mt_share_choice_contains (const MtShareChoice *self, const char *id);
guint mt_share_choice_get_n_chosen (const MtShareChoice *self);
/* Moves @id, which is chosen, to @position (from 0; more: the end). */
void mt_share_choice_move (MtShareChoice *self, const char *id, guint position);
/* Owned by the caller, NULL-terminated. */
char **mt_share_choice_get_ids (const MtShareChoice *self);

/* ---- Left out ---- */

/* Leaves out @field (its id; MT_HIDE_TEXT, MT_HIDE_STATE) of entry @id, or, where that is NULL, of
 * all: neither its value nor its name is handed over, and nothing is counted from it. */
void mt_share_choice_leave_out (MtShareChoice *self,
                                const char *id,
                                const char *field,
                                gboolean left_out);
/* Whether it is left out of that entry, be it because it is left out of all. */
gboolean mt_share_choice_leaves_out (const MtShareChoice *self, const char *id, const char *field);
/* What is left out of that entry alone, or (NULL) of all: ids, sorted, NULL-terminated; owned. */
char **mt_share_choice_get_left_out (const MtShareChoice *self, const char *id);

/* ---- Places hidden in one text ---- */

/* From byte @start to before byte @end. */
typedef struct {
  gsize start, end;
} MtShareSpan;

/* Hides what stands there in the text of @entry (@field MT_HIDE_TEXT, @index 0) or in value @index
 * (from 0) of one of its fields; characters that would be cut are hidden whole.  FALSE, and nothing
 * is changed, where there is no such text, or where mt_share_choice_is_stale (): somebody has to
 * look first (mt_share_choice_renew ()). */
gboolean mt_share_choice_hide (
    MtShareChoice *self, MtEntry *entry, const char *field, guint index, MtShareSpan span);
/* Takes that back for what stands there; likewise. */
gboolean mt_share_choice_show (
    MtShareChoice *self, MtEntry *entry, const char *field, guint index, MtShareSpan span);
/* What is hidden there: MtShareSpan in order, apart from each other; owned.  Where @entry is stale,
 * that is all of it.  Neither words hidden everywhere nor what is left out is among
 * it. */
GArray *mt_share_choice_get_hidden (const MtShareChoice *self,
                                    MtEntry *entry,
                                    const char *field,
                                    guint index);
/* Whether a text of @entry has changed since something was hidden in it. */
gboolean mt_share_choice_is_stale (const MtShareChoice *self, MtEntry *entry);
/* Somebody looked at @entry as it is now: what was hidden in texts that have changed since is not
 * hidden any more. */
void mt_share_choice_renew (MtShareChoice *self, MtEntry *entry);

/* ---- Words ---- */

/* Words or phrases hidden everywhere, in the order of adding.  One that is empty is not taken. */
void mt_share_choice_hide_words (MtShareChoice *self, const char *words, gboolean hidden);
const GPtrArray *mt_share_choice_get_words (const MtShareChoice *self); /* char * */

/* A name, and what is read instead of it. */
typedef struct {
  char *name, *role;
} MtShareRole;

/* Replaces @name by @role ("my sister") throughout; NULL or "" takes that back. */
void mt_share_choice_set_role (MtShareChoice *self, const char *name, const char *role);
const GPtrArray *mt_share_choice_get_roles (const MtShareChoice *self); /* MtShareRole */

/* ---- A sentence ---- */

/* What the person says to the reader about entry @id; NULL or "": nothing. */
void mt_share_choice_say (MtShareChoice *self, const char *id, const char *sentence);
const char *mt_share_choice_get_said (const MtShareChoice *self, const char *id);

/* ---- To be kept ---- */

/* As JSON (docs/file-formats.md): equal choices give the same bytes. */
GBytes *mt_share_choice_to_json (const MtShareChoice *self);
/* Errors: MT_ERROR_INVALID: it is no choice; MT_ERROR_TOO_NEW. */
MtShareChoice *mt_share_choice_from_json (GBytes *json, GError **error);

/* Forgets what is changed of entry @id, and that it was chosen: it is gone for good. */
void mt_share_choice_forget (MtShareChoice *self, const char *id);

G_END_DECLS
