/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/chosen.h"
#include "app/share/handout-make.h"
#include "app/share/record.h"

G_BEGIN_DECLS

/* The pages of what is chosen, kept up with the choice: made anew a moment after it was changed,
 * and gone as soon as it is.  Signal "changed": what can be asked of it here is otherwise.  Main
 * thread.
 */
#define MT_TYPE_MAKING (mt_making_get_type ())
G_DECLARE_FINAL_TYPE (MtMaking, mt_making, MT, MAKING, GObject)

MtMaking *mt_making_new (MtDrafts *drafts, MtChosen *chosen);

/* It is a sheet for the next session: of @agenda (MtEntryItem, whole entries), in its order; and of
 * @parts (MtSheetPart) what is ticked. */
void mt_making_set_sheet (MtMaking *self, GListModel *agenda, GListModel *parts);

/* It is a booklet, with those chapters.  Its title is kept with what is chosen: what is said of
 * MT_MAKING_TITLE, which is no entry's id. */
#define MT_MAKING_TITLE "booklet"
void mt_making_set_booklet (MtMaking *self, MtBookletParts chapters);
/* @chapters: set to those; or NULL. */
gboolean mt_making_is_booklet (MtMaking *self, MtBookletParts *chapters);

MtDrafts *mt_making_get_drafts (MtMaking *self);
MtChosen *mt_making_get_chosen (MtMaking *self);

/* Entries that are chosen; other things can be, too. */
guint mt_making_count_entries (MtMaking *self);

/* Makes the pages now, where they are neither there nor being made. */
void mt_making_begin (MtMaking *self);
/* Stops that: they are made when they are asked for again. */
void mt_making_cancel (MtMaking *self);

/* The pages; NULL while there are none. */
MtHandout *mt_making_get_handout (MtMaking *self);
/* Meanwhile, of many, the first one as it will be; or NULL. */
MtHandout *mt_making_get_opening (MtMaking *self);
/* How much is done, from 0 to 1. */
double mt_making_get_progress (MtMaking *self);
/* Why they could not be made; or NULL. */
const GError *mt_making_get_error (MtMaking *self);

/* On what paper, and (NULL: none) with what password, which is copied. */
MtPaper mt_making_get_paper (MtMaking *self);
void mt_making_set_paper (MtMaking *self, MtPaper paper);
gboolean mt_making_has_password (MtMaking *self);
void mt_making_set_password (MtMaking *self, const char *password);

/* What is chosen, as @format: to be cleared by the caller. */
void mt_making_get_order (MtMaking *self, MtFormat format, MtHandoutOrder *order);

/* For the record of it, as a file of @format (its id) for @recipient (or NULL); owned by the
 * caller.
 */
MtRecordNote *mt_making_get_note (MtMaking *self, const char *format, const char *recipient);

/* “7 entries, 3 pages, 2 parts hidden”, with what is known of it; owned by the caller. */
char *mt_making_say (MtMaking *self);

G_END_DECLS
