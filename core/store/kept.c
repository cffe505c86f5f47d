/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/store.h"

gboolean
mt_store_is_recovery_key_kept (MtStore *self)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self),
                     "SELECT value = x'00' FROM vault WHERE name = 'recovery-key-kept'", NULL);

  return !stmt || mt_db_step (stmt, NULL) <= 0 || !sqlite3_column_int (stmt, 0);
}

static gboolean
write_kept (MtStore *self, gboolean kept, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self),
                     "INSERT OR REPLACE INTO vault VALUES ('recovery-key-kept', ?1)", error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_blob (stmt, 1, kept ? "\1" : "\0", 1, SQLITE_STATIC);
  return mt_db_run (stmt, error);
}

gboolean
mt_store_set_recovery_key_kept (MtStore *self, gboolean kept, GError **error)
{
  if (mt_store_is_recovery_key_kept (self) == kept)
    return TRUE;
  if (!mt_store_begin (self, error))
    return FALSE;
  if (write_kept (self, kept, error) && mt_store_commit (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}
