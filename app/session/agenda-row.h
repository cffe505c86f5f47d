/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One thing to bring: it is ticked when it was discussed, and moved by its handle, its menu, and
 * Ctrl or Alt with the arrows.  Activated, it opens the entry.
 *
 * Signals: "answer", the person wants to write its answer down; "moved" (int from, int to). */
#define MT_TYPE_AGENDA_ROW (mt_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (MtAgendaRow, mt_agenda_row, MT, AGENDA_ROW, GtkListBoxRow)

/* @id is that of an entry in @agenda. */
MtAgendaRow *mt_agenda_row_new (MtAgenda *agenda, const char *id);
const char *mt_agenda_row_get_id (MtAgendaRow *self);

/* Shows @entry as it is now. */
void mt_agenda_row_update (MtAgendaRow *self, MtEntry *entry);

G_END_DECLS
