/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/shared.h"
#include "core/store/store.h"
#include "core/whole.h"

G_BEGIN_DECLS

/* All there is, out of one journal and into another.  For one transaction, which the caller opens
 * (mt_store_begin () to write; mt_store_hold () to read). */

/* From now until mt_store_let_go () this connection reads the journal as it is now, whatever is
 * saved meanwhile. */
gboolean mt_store_hold (MtStore *self, GError **error);
void mt_store_let_go (MtStore *self);

/* Gives each entry (the callback's), also those in the bin, to @func, in the order of the journal,
 * oldest first, until it returns FALSE with @error. */
typedef gboolean (*MtWholeFunc) (MtWhole *whole, gpointer data, GError **error);
gboolean mt_store_for_each_whole (MtStore *self, MtWholeFunc func, gpointer data, GError **error);
gboolean mt_store_count_rows (MtStore *self, gint64 *n_rows, GError **error);

/* The entries that were purged: an owned array of MtGone, by id. */
GPtrArray *mt_store_list_gone (MtStore *self, GError **error);

/* Writes @whole unless an entry of its id is there, or was purged; *@key is where it stands,
 * MT_KEY_NONE: it was not written.  Errors: TOO_LONG, NOT_TEXT. */
gboolean mt_store_put_whole (MtStore *self, const MtWhole *whole, gint64 *key, GError **error);

/* Notes that the entry was purged, unless it is there. */
gboolean mt_store_put_gone (MtStore *self, const MtGone *gone, GError **error);

/* As mt_store_teach_word (), within the transaction. */
gboolean mt_store_put_word (MtStore *self, const char *word, GError **error);

G_END_DECLS
