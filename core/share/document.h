/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/mask.h"
#include "core/share/share.h"
#include "core/share/view.h"

G_BEGIN_DECLS

/* The chosen entries in the order they are read in, numbered from 1: those that ask (MtKind.asks),
 * then the rest, each by local time, oldest first; on a sheet all keep their order.  An entry given
 * twice is in it once. */
typedef struct _MtDocument MtDocument;

/* Borrows what @options point to; of the entries it has what may be seen of them
 * (core/share/mask.h) and nothing else. */
MtDocument *mt_document_new (GPtrArray *entries, const MtShareOptions *options);
void mt_document_free (MtDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtDocument, mt_document_free)

guint mt_document_get_length (MtDocument *self);

/* How much of it was hidden and replaced by the choice. */
MtShareCounts mt_document_get_counts (MtDocument *self);

/* The first and last local day; FALSE where there is no entry. */
gboolean mt_document_get_days (MtDocument *self, gint32 *first, gint32 *last);

/* The kind of the one entry there is, where that is a card (MtKind.card) and not on a sheet; else
 * NULL. */
const MtKind *mt_document_get_card (MtDocument *self);

/* What may be seen of entry number @number. */
MtView *mt_document_view (MtDocument *self, guint number);

/* Whether entry number @number is closed on @today (core/due.h): as it is, and not as much of it as
 * may be seen, since whoever hides until when a letter is closed opens it no earlier. */
gboolean mt_document_is_closed (MtDocument *self, guint number, gint32 today);

/* The number of the entry @id, which must be among those chosen. */
guint mt_document_find (MtDocument *self, const char *id);

/* Whether another entry points to entry number @number where that can be seen. */
gboolean mt_document_is_linked (MtDocument *self, guint number);

/* ---- Of a sheet ---- */

gboolean mt_document_is_sheet (MtDocument *self);

/* When its session is; NULL: that is not known yet. */
const MtMoment *mt_document_get_moment (MtDocument *self);
/* “If we only get to one thing”; NULL: nothing, or it is hidden. */
const char *mt_document_get_one_thing (MtDocument *self);
/* Whether anything in @words, which are the program's own, is hidden. */
gboolean mt_document_hides (MtDocument *self, const char *words);

/* What is counted, without what is hidden, and which parts of it are shown: 0 where it is NULL. */
const MtSince *mt_document_get_since (MtDocument *self, MtSinceParts *parts);

G_END_DECLS
