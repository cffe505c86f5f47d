/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A month or a year of the journal, and what there is on the chosen day; it follows the journal.
 * An entry is opened with the action win.open-entry.
 *
 * Signal "write-on" (MtEntry *): show this new entry, of the chosen day. */
#define MT_TYPE_CALENDAR (mt_calendar_get_type ())
G_DECLARE_FINAL_TYPE (MtCalendar, mt_calendar, MT, CALENDAR, AdwBin)

/* Shows the journal of @drafts: the first time from today on, then where it was left. */
void mt_calendar_begin (MtCalendar *self, MtDrafts *drafts);

void mt_calendar_choose (MtCalendar *self, gint32 day);
gint32 mt_calendar_get_chosen (MtCalendar *self);

G_END_DECLS
