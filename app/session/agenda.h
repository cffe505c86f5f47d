/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/entry-item.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* What one will bring to the next session: a GListModel of MtEntryItem (whole entries), in the
 * order the person gave it, what has no place yet after that, newest last.  It follows the
 * journal.  The entry of the session itself is made when there is something to keep in it: an
 * order, a tick, a date.  All it writes goes through drafts.
 *
 * Signals: "changed", after anything here did; "failed" (const GError *): it could not be read.
 * Main thread. */
#define MT_TYPE_AGENDA (mt_agenda_get_type ())
G_DECLARE_FINAL_TYPE (MtAgenda, mt_agenda, MT, AGENDA, GObject)

MtAgenda *mt_agenda_new (MtDrafts *drafts);

/* Whether it was read; before that it is empty. */
gboolean mt_agenda_is_loaded (MtAgenda *self);

/* The entry of the session, whole, to be looked at; NULL: there is none yet. */
MtEntry *mt_agenda_get_session (MtAgenda *self);

/* When the session is; NULL: that is not known yet.  One of a series that is set to another moment
 * is moved this once. */
const MtMoment *mt_agenda_get_moment (MtAgenda *self);
void mt_agenda_set_moment (MtAgenda *self, const MtMoment *moment);

/* Puts what stands at @from to where @to is now. */
void mt_agenda_move (MtAgenda *self, guint from, guint to);

gboolean mt_agenda_is_discussed (MtAgenda *self, const char *id);
guint mt_agenda_count_discussed (MtAgenda *self);

/* An open question that is discussed was asked. */
void mt_agenda_set_discussed (MtAgenda *self, const char *id, gboolean discussed);

/* The answer to an entry that asks, or NULL where it has none or does not ask. */
const char *mt_agenda_get_answer (MtAgenda *self, const char *id);
/* Whether it asks, so that there can be an answer. */
gboolean mt_agenda_asks (MtAgenda *self, const char *id);
/* The draft of an entry that asks, to write its answer in; NULL: it is not here any more. */
MtDraft *mt_agenda_begin_answer (MtAgenda *self, const char *id);
/* Puts @answer ("": none) into that draft, also where its entry has left the agenda meanwhile; with
 * an answer it is answered, and discussed.  Whoever writes then has the draft saved. */
void mt_agenda_write_answer (MtAgenda *self, MtDraft *draft, const char *answer);

/* The kind of one of its entries; NULL where that is not known.  Whether it is flagged. */
const MtKind *mt_agenda_get_kind (MtAgenda *self, const char *id);
gboolean mt_agenda_is_flagged (MtAgenda *self, const char *id);
/* The state of one of its entries, or NULL where its kind has none. */
const char *mt_agenda_get_state (MtAgenda *self, const char *id);
/* Sets both; in a state that comes after it was talked about it is discussed, too. */
void mt_agenda_set_state (MtAgenda *self, const char *id, const char *state, gboolean flagged);

/* The same, where it may have left the agenda because of its state. */
void mt_agenda_restore_state (MtAgenda *self, const char *id, const char *state, gboolean flagged);

/* “If we only get to one thing”, or NULL. */
const char *mt_agenda_get_one_thing (MtAgenda *self);
void mt_agenda_set_one_thing (MtAgenda *self, const char *words);

/* Whether it stood on an earlier session's agenda and was not discussed there. */
gboolean mt_agenda_is_carried_over (MtAgenda *self, const char *id);

/* Takes one of its entries out of this session alone: it stays what it is, and comes back for the
 * next one.  Returns where it stood. */
guint mt_agenda_leave_out (MtAgenda *self, const char *id);
void mt_agenda_take_back (MtAgenda *self, const char *id, guint place);
/* What is left out: an owned array of MtEntry, oldest first. */
GPtrArray *mt_agenda_list_left_out (MtAgenda *self);

/* What is written beside one of its entries, or NULL. */
const char *mt_agenda_get_note (MtAgenda *self, const char *id);
/* The draft of that note, made where there is none; NULL: the entry is not here any more. */
MtDraft *mt_agenda_begin_note (MtAgenda *self, const char *id);
/* Puts @words into that draft.  Whoever writes then has the draft saved, and says when they are
 * done: a note in which nothing stands any more goes into the bin. */
void mt_agenda_write_note (MtAgenda *self, MtDraft *draft, const char *words);
void mt_agenda_end_note (MtAgenda *self, MtDraft *draft);

/* How it was before the session was over; nothing of what was written is in it. */
typedef struct {
  char *session;    /* id */
  char *state;      /* that it had */
  MtMoment moment;  /* that it had */
  char **unflagged; /* ids */
  char *next;       /* id of the session that was made: the next of its series, or for what was
                     * left; or NULL */
} MtAgendaEnd;

void mt_agenda_end_free (MtAgendaEnd *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtAgendaEnd, mt_agenda_end_free)

/* The session is over: what was discussed is put away (no longer flagged), the rest is for the next
 * one, in its order.  One of a series makes the next of it.  Returns what mt_agenda_reopen () takes
 * all that back with. */
MtAgendaEnd *mt_agenda_finish (MtAgenda *self);
/* The same for one that is behind one in another @state: cancelled, or missed. */
MtAgendaEnd *mt_agenda_end (MtAgenda *self, const char *state);
void mt_agenda_reopen (MtAgenda *self, const MtAgendaEnd *end);

G_END_DECLS
