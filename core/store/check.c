/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/store/migrate.h"
#include "core/store/store.h"

#include <string.h>

#define PROBE_SIZE (256 * 1024) /* bytes: what a check takes at least */

/* *@damaged: @pragma gives a row that is not "ok", or does not come to its end.  Errors: NO_MEMORY.
 */
static gboolean
look_for (sqlite3 *db, const char *pragma, gboolean *damaged, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, pragma, &refused);
  gboolean good = stmt != NULL;
  int row = 0;

  while (good && (row = mt_db_step (stmt, &refused)) > 0)
    good = g_str_equal (mt_db_column_text (stmt, 0), "ok");
  *damaged = *damaged || !good || row != 0;
  if (!g_error_matches (refused, MT_ERROR, MT_ERROR_NO_MEMORY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
look_once (sqlite3 *db, MtStoreDamage *damage, GError **error)
{
  *damage = (MtStoreDamage){ FALSE, FALSE };
  return look_for (db, "PRAGMA cipher_integrity_check", &damage->pages, error) &&
         look_for (db, "PRAGMA integrity_check", &damage->structure, error) &&
         look_for (db, "PRAGMA foreign_key_check", &damage->structure, error);
}

/* SQLCipher's own check tells of a page it had no memory for as of a damaged one: so damage is what
 * is there at a second look, and while there is memory. */
static gboolean
look (sqlite3 *db, MtStoreDamage *damage, GError **error)
{
  gpointer probe;

  if (!look_once (db, damage, error))
    return FALSE;
  if (!damage->pages && !damage->structure)
    return TRUE;
  probe = sqlite3_malloc (PROBE_SIZE);
  if (!probe)
    return mt_db_set_error (db, SQLITE_NOMEM, error);
  sqlite3_free (probe);
  return look_once (db, damage, error);
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
  return look (db, damage, error);
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
  g_autoptr (GError) refused = NULL;
  MtStoreDamage damage;
  gboolean looked;

  if (!db || is_too_new (db, error))
    return FALSE;
  mt_db_watch (db, cancellable);
  looked = look (db, &damage, &refused);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE; /* what was found then is not what is there */
  if (!looked) {
    g_propagate_error (error, g_steal_pointer (&refused));
    return FALSE;
  }
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
