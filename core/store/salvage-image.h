/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/salvage-source.h"

G_BEGIN_DECLS

/* A database of our own around the pages of a damaged one, so that SQL reads each of these by
 * itself, whatever leads there no longer.
 *
 * Every page that is whole lies at its own number, as encrypted as it was; page 1, with the schema,
 * is ours.  It has two tables of nothing but columns: "t" (k, c1 … c20) reads a b-tree as a table,
 * "x" (c0 … c7) as one WITHOUT ROWID, or an index.  Both can be pointed at any page: a leaf is a
 * whole b-tree then.  Where a page was damaged lies a leaf with rows that are nobody's, since
 * SQLCipher gives up a connection that has met a damaged page. */
typedef struct _MtImage MtImage;

#define MT_IMAGE_N_TABLE_COLUMNS 21 /* with k */
#define MT_IMAGE_N_INDEX_COLUMNS 8

/* Makes it at @path, which must not be there.  @key and @salt are those of @source. */
MtImage *mt_image_new (
    const char *path, MtSource *source, const guint8 *key, const guint8 *salt, GError **error);
void mt_image_free (MtImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtImage, mt_image_free)

/* Reads page @number, from 2, as the root of "t" and "x" from now on.  Ends statements. */
gboolean mt_image_point (MtImage *self, guint32 number, GError **error);

sqlite3 *mt_image_get_db (MtImage *self);

/* Of a text that goes on over other pages: whether none of them was damaged.  What lies in the
 * place of one begins with a NUL, which no text of ours has. */
gboolean mt_image_is_text (const char *text, gsize size);

G_END_DECLS
