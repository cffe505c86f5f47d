/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

G_BEGIN_DECLS

/* Between agenda.c, which reads and shows, and agenda-change.c, which changes. */

MtDrafts *mt_agenda_get_drafts (MtAgenda *self);

/* The entry of that id it shows, or NULL. */
MtEntry *mt_agenda_find (MtAgenda *self, const char *id);
/* The entry of the session, or NULL. */
MtEntry *mt_agenda_get_session (MtAgenda *self);

/* The session's entry, to be changed; made where there is none.  Then it is to be saved. */
MtEntry *mt_agenda_begin_session (MtAgenda *self);
void mt_agenda_save_session (MtAgenda *self);

/* Lets the session be; @next (taken over, or NULL) is the one that counts from now on. */
void mt_agenda_turn_to (MtAgenda *self, MtDraft *next);

/* The same, where it will be deleted: nothing of it is saved any more. */
void mt_agenda_drop_session (MtAgenda *self);

/* Shows @entry in the place of the one with @id; NULL: takes that away. */
void mt_agenda_replace (MtAgenda *self, const char *id, MtEntry *entry);

G_END_DECLS
