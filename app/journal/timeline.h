/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/entry-list.h"
#include "core/sought.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The entries of a filter by local day, newest first, and what one does with them: open, bring to
 * the session, delete; by tap, swipe, menu and key.
 *
 * Signal "open" (const char *id, gint64 key): show the entry.
 * Signal "looked" (): the list has read on, or something came or went. */
#define MT_TYPE_TIMELINE (mt_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MtTimeline, mt_timeline, MT, TIMELINE, AdwBin)

/* Shows what @filter lets through in the journal of @drafts, from the newest on, once that has
 * begun to be read; what was there before stays until then, and its reading ends. */
void mt_timeline_show (MtTimeline *self, MtDrafts *drafts, const MtFilter *filter);

/* What it was told to show last; NULL before mt_timeline_show (). */
MtEntryList *mt_timeline_get_list (MtTimeline *self);

/* What the entries that are seen were found by; NULL: they were not looked for.  Owned by @self. */
MtSought *mt_timeline_get_sought (MtTimeline *self);

/* Which entry is open, by its key; MT_KEY_NONE: none. */
void mt_timeline_select (MtTimeline *self, gint64 key);

G_END_DECLS
