/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/store.h"

#include <string.h>

#define INBOX_KEY_SIZE 32 /* X25519 */

/* The rows of the table vault are "inbox-key" and "inbox-secret"; those of a former pair have the
 * number of the change that ended it behind a dot. */

static gboolean
get_part (sqlite3 *db, const char *name, guint8 *part)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "SELECT value FROM vault WHERE name = ?1", NULL);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, name);
  if (mt_db_step (stmt, NULL) <= 0 || sqlite3_column_bytes (stmt, 0) != INBOX_KEY_SIZE)
    return FALSE;
  memcpy (part, sqlite3_column_blob (stmt, 0), INBOX_KEY_SIZE);
  return TRUE;
}

gboolean
mt_store_read_inbox_keys (sqlite3 *db, guint8 *inbox_key, guint8 *inbox_secret)
{
  return get_part (db, "inbox-key", inbox_key) && get_part (db, "inbox-secret", inbox_secret);
}

static gint64
count_changes (sqlite3 *db)
{
  gint64 n = 0;

  mt_db_get_int64 (db, "SELECT count (*) FROM vault WHERE name GLOB 'inbox-key.*'", &n, NULL);
  return n;
}

gboolean
mt_store_read_former_inbox_keys (sqlite3 *db, guint n, guint8 *inbox_key, guint8 *inbox_secret)
{
  gint64 number = count_changes (db) + 1 - n;
  g_autofree char *key_name = g_strdup_printf ("inbox-key.%" G_GINT64_FORMAT, number);
  g_autofree char *secret_name = g_strdup_printf ("inbox-secret.%" G_GINT64_FORMAT, number);

  return number > 0 && get_part (db, key_name, inbox_key) &&
         get_part (db, secret_name, inbox_secret);
}

gboolean
mt_store_has_inbox_key (MtStore *self, const guint8 *inbox_key)
{
  guint8 inside[INBOX_KEY_SIZE];

  return get_part (mt_store_get_db (self), "inbox-key", inside) &&
         memcmp (inside, inbox_key, sizeof inside) == 0;
}

gboolean
mt_store_put_inbox_keys (sqlite3 *db,
                         const guint8 *inbox_key,
                         const guint8 *inbox_secret,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db,
                     "INSERT OR REPLACE INTO vault VALUES ('inbox-key', ?1), ('inbox-secret', ?2), "
                     "('recovery-key-kept', x'00')",
                     error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_blob (stmt, 1, inbox_key, INBOX_KEY_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 2, inbox_secret, INBOX_KEY_SIZE, SQLITE_STATIC);
  return mt_db_run (stmt, error);
}

static gboolean
put_aside (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db,
                                                 "UPDATE vault SET name = name || '.' || ?1 "
                                                 "WHERE name IN ('inbox-key', 'inbox-secret')",
                                                 error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, count_changes (db) + 1);
  return mt_db_run (stmt, error);
}

gboolean
mt_store_renew_inbox_keys (MtStore *self,
                           const guint8 *inbox_key,
                           const guint8 *inbox_secret,
                           GError **error)
{
  sqlite3 *db = mt_store_get_db (self);

  if (!mt_store_begin (self, error))
    return FALSE;
  if (put_aside (db, error) && mt_store_put_inbox_keys (db, inbox_key, inbox_secret, error) &&
      mt_db_exec (db, "COMMIT", error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}
