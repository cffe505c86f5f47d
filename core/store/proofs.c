/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/proofs.h"

#include <string.h>

#define PROOFS_MAX 200 /* of two places, with room for what is gone */

void
mt_proof_free (MtProof *self)
{
  g_free (self->name);
  g_free (self);
}

const MtProof *
mt_proofs_find (GPtrArray *proofs, const guint8 *fingerprint)
{
  for (guint i = 0; proofs && i < proofs->len; i++) {
    const MtProof *proof = proofs->pdata[i];

    if (memcmp (proof->fingerprint, fingerprint, MT_FINGERPRINT_SIZE) == 0)
      return proof;
  }
  return NULL;
}

static MtProof *
read_proof (sqlite3_stmt *stmt)
{
  MtProof *self = g_new0 (MtProof, 1);

  self->number = sqlite3_column_int64 (stmt, 0);
  if (sqlite3_column_bytes (stmt, 1) == MT_FINGERPRINT_SIZE)
    memcpy (self->fingerprint, sqlite3_column_blob (stmt, 1), MT_FINGERPRINT_SIZE);
  self->name = g_strdup (mt_db_column_text (stmt, 2));
  self->made = sqlite3_column_int64 (stmt, 3);
  self->size = sqlite3_column_int64 (stmt, 4);
  self->n_entries = sqlite3_column_int64 (stmt, 5);
  self->commits = sqlite3_column_int64 (stmt, 6);
  self->checked = sqlite3_column_int64 (stmt, 7);
  return self;
}

GPtrArray *
mt_store_list_proofs (MtStore *self, GError **error)
{
  g_autoptr (GPtrArray) proofs = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_proof_free);
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self),
                     "SELECT number, fingerprint, name, made, size, entries, commits, checked "
                     "FROM backup ORDER BY number",
                     error);
  int row = -1;

  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_ptr_array_add (proofs, read_proof (stmt));
  return row == 0 ? g_steal_pointer (&proofs) : NULL;
}

/* What is known of a file stays; a proof from elsewhere does not know what the journal counted. */
static gboolean
keep_proof (sqlite3_stmt *stmt, const MtProof *proof, GError **error)
{
  sqlite3_bind_blob (stmt, 1, proof->fingerprint, MT_FINGERPRINT_SIZE, SQLITE_STATIC);
  mt_db_bind_text (stmt, 2, proof->name);
  sqlite3_bind_int64 (stmt, 3, proof->made);
  sqlite3_bind_int64 (stmt, 4, proof->size);
  sqlite3_bind_int64 (stmt, 5, proof->n_entries);
  sqlite3_bind_int64 (stmt, 6, proof->commits);
  sqlite3_bind_int64 (stmt, 7, proof->checked);
  return mt_db_run (stmt, error);
}

static gboolean
keep_all (sqlite3 *db, GPtrArray *proofs, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      db,
      "INSERT INTO backup (fingerprint, name, made, size, entries, commits, checked) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (fingerprint) "
      "DO UPDATE SET name = ?2, checked = ?7, commits = max (commits, ?6)",
      error);

  for (guint i = 0; stmt && i < proofs->len; i++)
    if (!keep_proof (stmt, proofs->pdata[i], error))
      return FALSE;
  return stmt && mt_db_exec (db,
                             "DELETE FROM backup WHERE number <= (SELECT max (number) FROM backup) "
                             "- " G_STRINGIFY (PROOFS_MAX),
                             error);
}

gboolean
mt_store_keep_proofs (MtStore *self, GPtrArray *proofs, GError **error)
{
  if (!mt_store_begin (self, error))
    return FALSE;
  if (keep_all (mt_store_get_db (self), proofs, error) && mt_store_commit_uncounted (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

gboolean
mt_store_get_commits (MtStore *self, gint64 *commits, GError **error)
{
  return mt_db_get_int64 (mt_store_get_db (self), "SELECT value FROM tally WHERE name = 'commits'",
                          commits, error);
}
