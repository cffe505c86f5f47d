/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* For core/store/used-words.c: what it says of words, where they are people. */

/* Everybody outside the bin at whom @field can point, the newest first: MtUsedWord. */
GPtrArray *mt_people_list (MtStore *self,
                           const char *field,
                           const char *const *hidden,
                           GError **error);

/* Within a transaction; @visit: so that each entry keeps one former version.  Errors: those of
 * mt_store_rename_word (). */
gboolean mt_people_rename (MtStore *self, MtWordChange *change, guint32 visit, GError **error);
gboolean mt_people_take_back (MtStore *self, MtWordChange *change, guint32 visit, GError **error);

G_END_DECLS
