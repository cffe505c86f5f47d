/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"

G_BEGIN_DECLS

/* Remembers in the journal that the person was asked for a second place for backups, and that it is
 * @path (NULL: there is none); then begins a round of @keeper, so that it gets the backups.
 * Errors: as mt_journal_set_backup_settings (). */
void mt_remember_place (MtKeeper *keeper,
                        const char *path,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean mt_remember_place_finish (GAsyncResult *result, GError **error);

/* Remembers what automatic backups may take, in MiB. */
void mt_remember_limit (MtKeeper *keeper,
                        guint limit,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean mt_remember_limit_finish (GAsyncResult *result, GError **error);

G_END_DECLS
