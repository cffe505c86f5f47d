/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/db.h"

G_BEGIN_DECLS

/* The schema is the folder core/store/schema, read in order: file NNN-word.sql brings a database
 * from version NNN - 1 to NNN, in one transaction.  A new journal takes the same road as an old
 * one. */

/* The version this program writes: the number of the last file. */
int mt_migrate_newest (void);

/* How long the copy of before is kept, by the clock of the file system. */
#define MT_MIGRATE_COPY_DAYS 30

/* Brings @db to the newest version.  @path is its file where it holds something: it is copied to
 * @path.before-N first, and copies of earlier times that are old enough go.  Errors: TOO_NEW. */
gboolean mt_migrate (sqlite3 *db, const char *path, GError **error);

/* Whether @db can be read as it is: TOO_NEW, or READ_ONLY where it would have to be migrated. */
gboolean mt_migrate_check (sqlite3 *db, GError **error);

G_END_DECLS
