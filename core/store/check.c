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

static void
look (sqlite3 *db, MtStoreDamage *damage)
{
  damage->pages = !finds_nothing (db, "PRAGMA cipher_integrity_check");
  damage->structure = !finds_nothing (db, "PRAGMA integrity_check") ||
                      !finds_nothing (db, "PRAGMA foreign_key_check");
}

static gboolean
is_too_new (sqlite3 *db, GError **error)
{
  g_autoptr (GError) refused = NULL;

  if (mt_migrate_check (db, &refused) || !g_error_matches (refused, MT_ERROR, MT_ERROR_TOO_NEW))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return TRUE;
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
  if (is_too_new (db, error))
    return FALSE;
  look (db, damage);
  return TRUE;
}

static gint64
tally_of (sqlite3 *db, const char *sql)
{
  gint64 value = -1;

  return mt_db_get_int64 (db, sql, &value, NULL) ? value : -1;
}

gboolean
mt_store_prove (const char *path,
                const guint8 *key,
                const guint8 *salt,
                MtStoreFacts *facts,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (sqlite3) db = mt_db_open (path, MT_DB_IMMUTABLE, key, salt, error);
  MtStoreDamage damage;

  if (!db || is_too_new (db, error))
    return FALSE;
  mt_db_watch (db, cancellable);
  look (db, &damage);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE; /* what was found then is not what is there */
  if (damage.pages || damage.structure) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE, "the database is damaged");
    return FALSE;
  }
  if (facts) {
    facts->n_entries = tally_of (db, "SELECT value FROM tally WHERE name = 'entries'");
    facts->commits = tally_of (db, "SELECT value FROM tally WHERE name = 'commits'");
  }
  return TRUE;
}
