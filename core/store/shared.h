/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/shared.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* What core/journal-shared.h says, on one connection; errors likewise. */

gboolean mt_store_add_shared (MtStore *self, const MtShared *shared, GError **error);
GPtrArray *mt_store_list_shared (MtStore *self, const char *entry, guint limit, GError **error);
MtShared *mt_store_load_shared (MtStore *self, const char *id, GError **error);
gboolean mt_store_forget_shared (MtStore *self, const char *const *ids, GError **error);
gboolean mt_store_note_shared_file_deleted (MtStore *self, const char *id, GError **error);

/* For a transaction that is open: adds @shared unless one of its id is there; *@added says so. */
gboolean mt_store_put_shared (MtStore *self,
                              const MtShared *shared,
                              gboolean *added,
                              GError **error);

/* Takes the words of @where (a condition on "shared") out: kept becomes @kept. */
#define MT_SHARED_TAKE_WORDS(kept, where)                                                          \
  "UPDATE shared SET words = '', kept = '" kept "' WHERE kept IN ('whole', 'beginning') "          \
  "AND " where

G_END_DECLS
