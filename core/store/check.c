/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/store/migrate.h"
#include "core/store/store.h"

#include <string.h>

/* Whether @pragma gives no row, or only "ok". */
static gboolean
finds_nothing (sqlite3 *db, const char *pragma)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, pragma, NULL);
  gboolean nothing = stmt != NULL;
  int row = 0;

  while (nothing && (row = mt_db_step (stmt, NULL)) > 0)
    nothing = g_str_equal (mt_db_column_text (stmt, 0), "ok");
  return nothing && row == 0;
}

gboolean
mt_store_check (
    const char *path, const guint8 *key, const guint8 *salt, MtStoreDamage *damage, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (sqlite3) db = mt_db_open (path, MT_DB_IMMUTABLE, key, salt, &refused);

  if (g_error_matches (refused, MT_ERROR, MT_ERROR_DAMAGED_DATABASE)) {
    *damage = (MtStoreDamage){ TRUE, TRUE };
    return TRUE;
  }
  if (!db) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return FALSE;
  }
  if (!mt_migrate_check (db, &refused) && g_error_matches (refused, MT_ERROR, MT_ERROR_TOO_NEW)) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return FALSE;
  }
  damage->pages = !finds_nothing (db, "PRAGMA cipher_integrity_check");
  damage->structure = !finds_nothing (db, "PRAGMA integrity_check") ||
                      !finds_nothing (db, "PRAGMA foreign_key_check");
  return TRUE;
}
