/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

G_BEGIN_DECLS

/* Between agenda.c, which reads and shows, and what changes it: agenda-change.c, agenda-states.c,
 * agenda-prepare.c and agenda-end.c. */

MtDrafts *mt_agenda_get_drafts (MtAgenda *self);

/* The entry of that id it shows, or NULL. */
MtEntry *mt_agenda_find (MtAgenda *self, const char *id);

/* The session's entry, to be changed; made where there is none.  Then it is to be saved. */
MtEntry *mt_agenda_begin_session (MtAgenda *self);
void mt_agenda_save_session (MtAgenda *self);
/* The same, a little later: somebody is still writing. */
void mt_agenda_touch_session (MtAgenda *self);

/* Lets the session be; @next (taken over, or NULL) is the one that counts from now on. */
void mt_agenda_turn_to (MtAgenda *self, MtDraft *next);

/* The same, where it will be deleted: nothing of it is saved any more. */
void mt_agenda_drop_session (MtAgenda *self);

/* Shows @entry in the place of the one with @id; NULL: takes that away. */
void mt_agenda_replace (MtAgenda *self, const char *id, MtEntry *entry);

/* The entry of the note beside the one with @id, or NULL; and showing another one there. */
MtEntry *mt_agenda_find_note (MtAgenda *self, const char *id);
void mt_agenda_take_note (MtAgenda *self, const char *id, MtEntry *note);

/* The ids it shows, in their order; what they are set to be is the agenda's order (owned). */
GPtrArray *mt_agenda_list_ids (MtAgenda *self);
/* Makes the links of @role those to @ids, in that order. */
void mt_agenda_set_links (MtEntry *entry, const char *role, GPtrArray *ids);

/* Ticks one of its entries or takes that back, in the session alone; FALSE: it is so already. */
gboolean mt_agenda_tick (MtAgenda *self, const char *id, gboolean discussed);

/* The draft of one of its entries. */
MtDraft *mt_agenda_begin_entry (MtAgenda *self, MtEntry *entry);
/* Saves that draft and shows it as it is. */
void mt_agenda_save_entry (MtAgenda *self, MtDraft *draft);

G_END_DECLS
