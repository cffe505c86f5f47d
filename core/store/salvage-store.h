/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/salvage-report.h"
#include "core/store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads all that can still be read of the database at @path, and of its WAL, into a new one in
 * @folder (there, without one), which is not open when this returns; adds to @report what came back
 * and what did not.  @path stays as it is.  @beside is how many changes the file beside says were
 * acknowledged.  @backup: NULL, or the database of a backup, proven whole, with its salt: entries
 * that are not whole are taken from there.
 * Errors: DAMAGED_DATABASE (no page at all is whole), TOO_NEW, FULL, …, G_IO_ERROR_CANCELLED. */
typedef struct {
  const char *path, *folder;
  const guint8 *key, *salt;
  const guint8 *inbox_key, *inbox_secret; /* a new pair, for where the one inside is gone */
  const char *backup;
  const guint8 *backup_salt;
  guint64 commits;
} MtSalvageJob;
gboolean mt_store_salvage (const MtSalvageJob *job,
                           MtSalvageReport *report,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
