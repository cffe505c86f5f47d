/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-finish.h"
#include "core/store/shared.h"

static gboolean
set_tally (MtRows *rows, const char *name, gint64 value, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (rows->to, "UPDATE tally SET value = ?2 WHERE name = ?1", error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, name);
  sqlite3_bind_int64 (stmt, 2, value);
  return mt_db_run (stmt, error);
}

gboolean
mt_salvage_settle (MtRows *rows, guint64 commits, GError **error)
{
  static const char fit[] =
      "DELETE FROM field WHERE entry NOT IN (SELECT key FROM entry);"
      "DELETE FROM link WHERE \"from\" NOT IN (SELECT id FROM entry);"
      "DELETE FROM revision WHERE entry NOT IN (SELECT id FROM entry);"
      "DELETE FROM revision_field WHERE revision NOT IN (SELECT number FROM revision);"
      "UPDATE revision SET fields = (SELECT count (*) FROM revision_field WHERE revision = number) "
      "WHERE fields <> (SELECT count (*) FROM revision_field WHERE revision = number);"
      "UPDATE entry SET fields = (SELECT count (*) FROM field WHERE entry = key), "
      "links = (SELECT count (*) FROM link WHERE \"from\" = id), "
      "revisions = (SELECT count (*) FROM revision WHERE entry = id) "
      "WHERE fields <> (SELECT count (*) FROM field WHERE entry = key) "
      "OR links <> (SELECT count (*) FROM link WHERE \"from\" = id) "
      "OR revisions <> (SELECT count (*) FROM revision WHERE entry = id);"
      /* What is not known to be as it was must not stay where an entry of it is purged. */
      "DELETE FROM shared_entry WHERE shared NOT IN (SELECT number FROM "
      "shared);" MT_SHARED_TAKE_WORDS (
          "lost",
          "listed <> (SELECT count (*) FROM shared_entry WHERE shared = "
          "number)") ";"
                     "UPDATE shared SET listed = (SELECT count (*) FROM shared_entry WHERE shared "
                     "= number);" MT_SHARED_TAKE_WORDS (
                         "taken", "number IN (SELECT shared FROM shared_entry JOIN tombstone ON "
                                  "id = entry)") ";"
                                                 "INSERT INTO word (word) VALUES ('rebuild');";
  const gint64 *n_commits = g_hash_table_lookup (rows->tally, "commits");
  const gint64 *changed = g_hash_table_lookup (rows->tally, "changed");
  gint64 last = 0;

  return mt_db_exec (rows->to, fit, error) &&
         mt_db_get_int64 (rows->to, "SELECT ifnull (max (changed), 0) FROM entry", &last, error) &&
         set_tally (rows, "changed", changed ? *changed : last, error) &&
         set_tally (rows, "commits", MAX (n_commits ? *n_commits : 0, (gint64)commits), error);
}
