/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/view.h"

G_BEGIN_DECLS

/* The chosen entries in the order they are read in, numbered from 1: those that ask (MtKind.asks),
 * then the rest, each by local time, oldest first.  An entry given twice is in it once. */
typedef struct _MtDocument MtDocument;

/* Borrows @hidden; refers to the entries. */
MtDocument *mt_document_new (GPtrArray *entries, const char *const *hidden);
void mt_document_free (MtDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtDocument, mt_document_free)

guint mt_document_get_length (MtDocument *self);

/* The first and last local day; FALSE where there is no entry. */
gboolean mt_document_get_days (MtDocument *self, gint32 *first, gint32 *last);

/* What may be seen of entry number @number. */
MtView *mt_document_view (MtDocument *self, guint number);

/* The number of the entry @id, which must be among those chosen. */
guint mt_document_find (MtDocument *self, const char *id);

/* Whether another entry points to entry number @number where that can be seen. */
gboolean mt_document_is_linked (MtDocument *self, guint number);

G_END_DECLS
