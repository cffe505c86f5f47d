/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* What patterns are made of: walks along indexes that read no text.  Days are local and inclusive;
 * the bin is left out.  Errors of all: those of core/store/db.h. */

/* The moods of those days, in the order of time: an owned array of MtMood (core/counted.h),
 * also of those that say neither valence nor energy. */
GArray *mt_store_read_moods (MtStore *self, gint32 from, gint32 to, GError **error);

/* The values of the fields @names (NULL-terminated; words of at most 256 bytes) and which entries
 * of those days have them, whatever their kind and also in the bin: for each name an owned array of
 * MtWordUse in @uses, which has as many places. */
gboolean mt_store_read_uses (MtStore *self,
                             const char *const *names,
                             gint32 from,
                             gint32 to,
                             GPtrArray **uses,
                             GError **error);

/* The first day there is an entry of @kind (NULL: any) of; *@day is left alone where there is none.
 */
gboolean mt_store_get_first_day (MtStore *self, const char *kind, gint32 *day, GError **error);

/* Calls @each for every entry of @kind of those days, the newest first, until it returns FALSE:
 * with its id, the first value of the field @name, and that of the field @beside.  Values are NULL
 * where there is none, and cut after 500 characters. */
typedef gboolean (*MtStoreEachFunc) (const char *id,
                                     const char *value,
                                     const char *other,
                                     gpointer data);
gboolean mt_store_each_pair (MtStore *self,
                             const char *kind,
                             const char *name,
                             const char *beside,
                             gint32 from,
                             gint32 to,
                             MtStoreEachFunc each,
                             gpointer data,
                             GError **error);

G_END_DECLS
