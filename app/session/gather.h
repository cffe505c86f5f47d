/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* What the table of kinds says about sessions, and what of the journal belongs to the next one. */

/* Ids of the link fields a kind has whose entries are sessions: what is to be brought, in order,
 * and what of it was discussed. */
#define MT_ROLE_AGENDA "agenda"
#define MT_ROLE_DISCUSSED "discussed"
/* What is kept for another time, though it is still gathered. */
#define MT_ROLE_LEFT_OUT "left-out"
/* Id of the field with the one thing that is to be talked about, whatever else is. */
#define MT_SESSION_ONE_THING "one-thing"
/* Link fields of a note beside something one brings: what it is about, and for which session. */
#define MT_ROLE_ABOUT "about"
#define MT_ROLE_SESSION "session"

/* The kind that has them. */
const MtKind *mt_gather_session_kind (void);

/* Ids of the states of such an entry: without a date, with one, and behind one. */
const char *mt_gather_state_to_come (void);
const char *mt_gather_state_planned (void);
const char *mt_gather_state_over (void);

/* Of an entry that is brought also where it is not flagged: the state it waits in, the one after it
 * was brought up, and, where its kind asks, the one with an answer; NULL where the kind has none
 * such. */
const char *mt_gather_state_open (const MtKind *kind);
const char *mt_gather_state_asked (const MtKind *kind);
const char *mt_gather_state_answered (const MtKind *kind);
/* Whether it is one of these three: what is in another state is brought only where it is flagged.
 */
gboolean mt_gather_is_brought (const MtKind *kind, const char *state);

typedef struct {
  MtEntry *session;    /* the next one; NULL: there is none yet */
  GPtrArray *entries;  /* MtEntry, whole, oldest first: flagged ones, those that ask and are open,
                        * and what of the session was discussed */
  GHashTable *notes;   /* id → MtEntry: the newest note beside it that says something */
  GHashTable *carried; /* set of ids: of what stood on an earlier session's agenda and was not
                        * discussed there */
} MtGathered;

void mt_gathered_free (MtGathered *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtGathered, mt_gathered_free)

/* Whether @session (NULL: it is not) has a link of @role to @id. */
gboolean mt_gather_is_linked (MtEntry *session, const char *role, const char *id);

/* What of @entries is brought to @session (or NULL), in its order: what has a place there, then the
 * others, without what is left out of it and what came of it: that is for the next one.  A new
 * array, which refers to nothing. */
GPtrArray *mt_gather_put_in_order (GPtrArray *entries, MtEntry *session);

/* Reads all that.  Errors: those of mt_journal_list (). */
void mt_gather (MtJournal *journal,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data);
MtGathered *mt_gather_finish (GAsyncResult *result, GError **error);

G_END_DECLS
