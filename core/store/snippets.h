/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/sought.h"
#include "core/store/db.h"

G_BEGIN_DECLS

/* Finds in the whole of an entry what was looked for, of which a summary may have nothing: the
 * words around it become mt_entry_get_found ().  @sought outlives it. */
typedef struct _MtSnippets MtSnippets;

MtSnippets *mt_snippets_new (sqlite3 *db, const MtSought *sought, GError **error);
void mt_snippets_free (MtSnippets *self);
gboolean mt_snippets_look (MtSnippets *self, MtEntry *entry, GError **error);

G_END_DECLS
