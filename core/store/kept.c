/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/store/store.h"

#include <string.h>

#define LIMIT "backup-limit"
#define SECOND_PLACE "backup-second-place"
#define SECOND_PLACE_ASKED "backup-second-place-asked"
#define OPEN_CARD "open-card"
#define HIDDEN "hidden-words-" /* and what core/used-words.h calls the stock of a field */
#define CHOICE "share-choice." /* and which */
#define REMINDERS "reminders"

gboolean
mt_store_is_recovery_key_kept (MtStore *self)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self),
                     "SELECT value = x'00' FROM vault WHERE name = 'recovery-key-kept'", NULL);

  return !stmt || mt_db_step (stmt, NULL) <= 0 || !sqlite3_column_int (stmt, 0);
}

static gboolean
write_value (MtStore *self, const char *name, const void *value, gsize size, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self), "INSERT OR REPLACE INTO vault VALUES (?1, ?2)", error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, name);
  sqlite3_bind_blob64 (stmt, 2, value, size, SQLITE_STATIC);
  return mt_db_run (stmt, error);
}

/* *@value is owned by the caller, with a NUL behind; NULL where there is none.  FALSE: nobody
 * knows, and nothing may be written in its place. */
static gboolean
read_value (MtStore *self, const char *name, char **value, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self), "SELECT value FROM vault WHERE name = ?1", error);
  int row;

  *value = NULL;
  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, name);
  row = mt_db_step (stmt, error);
  if (row > 0 && sqlite3_column_bytes (stmt, 0) > 0)
    *value = g_strndup (sqlite3_column_blob (stmt, 0), (gsize)sqlite3_column_bytes (stmt, 0));
  return row >= 0;
}

gboolean
mt_store_set_recovery_key_kept (MtStore *self, gboolean kept, GError **error)
{
  if (mt_store_is_recovery_key_kept (self) == kept)
    return TRUE;
  if (!mt_store_begin (self, error))
    return FALSE;
  if (write_value (self, "recovery-key-kept", kept ? "\1" : "\0", 1, error) &&
      mt_store_commit (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

gboolean
mt_store_is_card_open (MtStore *self)
{
  g_autofree char *open = NULL;

  return read_value (self, OPEN_CARD, &open, NULL) && open && *open == 1;
}

gboolean
mt_store_set_card_open (MtStore *self, gboolean open, GError **error)
{
  if (mt_store_is_card_open (self) == open)
    return TRUE;
  if (!mt_store_begin (self, error))
    return FALSE;
  if (write_value (self, OPEN_CARD, open ? "\1" : "\0", 1, error) &&
      mt_store_commit_uncounted (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

gboolean
mt_store_get_reminders (MtStore *self, char **json, GError **error)
{
  return read_value (self, REMINDERS, json, error);
}

gboolean
mt_store_set_reminders (MtStore *self, const char *json, GError **error)
{
  if (!mt_store_begin (self, error))
    return FALSE;
  if (write_value (self, REMINDERS, json, strlen (json), error) &&
      mt_store_commit_uncounted (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

MtBackupSettings *
mt_store_get_backup_settings (MtStore *self, GError **error)
{
  MtBackupSettings *settings;
  g_autofree char *limit = NULL, *asked = NULL, *place = NULL;
  guint64 number;

  if (!read_value (self, LIMIT, &limit, error) ||
      !read_value (self, SECOND_PLACE_ASKED, &asked, error) ||
      !read_value (self, SECOND_PLACE, &place, error))
    return NULL;
  settings = g_new0 (MtBackupSettings, 1);
  settings->limit = MT_BACKUP_LIMIT_DEFAULT;
  if (limit && g_ascii_string_to_unsigned (limit, 10, MT_BACKUP_LIMIT_MIN, MT_BACKUP_LIMIT_MAX,
                                           &number, NULL))
    settings->limit = (guint)number;
  settings->second_place = g_steal_pointer (&place);
  settings->second_place_asked = asked && *asked == 1;
  return settings;
}

static gboolean
write_settings (MtStore *self, const MtBackupSettings *settings, GError **error)
{
  g_autofree char *limit = g_strdup_printf ("%u", settings->limit);
  const char *place = settings->second_place ? settings->second_place : "";

  return write_value (self, LIMIT, limit, strlen (limit), error) &&
         write_value (self, SECOND_PLACE, place, strlen (place), error) &&
         write_value (self, SECOND_PLACE_ASKED, settings->second_place_asked ? "\1" : "\0", 1,
                      error);
}

gboolean
mt_store_set_backup_settings (MtStore *self, const MtBackupSettings *settings, GError **error)
{
  if (!mt_store_begin (self, error))
    return FALSE;
  if (write_settings (self, settings, error) && mt_store_commit_uncounted (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

/* ---- Choices that wait ---- */

static gboolean
remove_value (MtStore *self, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (mt_store_get_db (self), "DELETE FROM vault WHERE name = ?1", error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, name);
  return mt_db_run (stmt, error);
}

GBytes *
mt_store_get_choice (MtStore *self, const char *which, GError **error)
{
  g_autofree char *name = g_strconcat (CHOICE, which, NULL);
  char *value;

  if (!read_value (self, name, &value, error))
    return NULL;
  if (value)
    return g_bytes_new_take (value, strlen (value));
  g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "no choice is kept");
  return NULL;
}

gboolean
mt_store_set_choice (MtStore *self, const char *which, GBytes *choice, GError **error)
{
  g_autofree char *name = g_strconcat (CHOICE, which, NULL);
  gsize size = 0;
  const void *data = choice ? g_bytes_get_data (choice, &size) : NULL;

  if (!mt_store_begin (self, error))
    return FALSE;
  if ((choice ? write_value (self, name, data, size, error) : remove_value (self, name, error)) &&
      mt_store_commit_uncounted (self, error))
    return TRUE;
  mt_store_roll_back (self);
  return FALSE;
}

/* One statement for however many were purged: a choice may have thousands of ids. */
gboolean
mt_store_forget_in_choices (MtStore *self, GError **error)
{
  return mt_db_exec (
      mt_store_get_db (self),
      "UPDATE vault SET value = CAST (json_set (CAST (value AS TEXT), '$.ids', json (("
      "SELECT json_group_array (id.value) FROM json_each (CAST (vault.value AS TEXT), '$.ids') AS "
      "id WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE tombstone.id = id.value))), "
      "'$.changes', json ((SELECT json_group_object (change.key, json (change.value)) FROM "
      "json_each (CAST (vault.value AS TEXT), '$.changes') AS change WHERE NOT EXISTS (SELECT 1 "
      "FROM tombstone WHERE tombstone.id = change.key)))) AS BLOB) "
      "WHERE name GLOB '" CHOICE "*' AND json_valid (CAST (value AS TEXT))",
      error);
}

int
mt_store_is_away (MtStore *self, const char *id, GError **error)
{
  g_autoptr (MtKeptStmt) stmt =
      mt_db_keep (mt_store_get_db (self),
                  "SELECT 1 FROM entry WHERE id = ?1 AND deleted IS NOT NULL UNION ALL "
                  "SELECT 1 FROM tombstone WHERE id = ?1",
                  error);

  if (!stmt)
    return -1;
  mt_db_bind_text (stmt, 1, id);
  return mt_db_step (stmt, error);
}

/* ---- Words that are not offered: each on a line of its own ---- */

char **
mt_store_list_hidden_words (MtStore *self, const char *field, GError **error)
{
  g_autofree char *name = g_strconcat (HIDDEN, mt_used_words_stock (field), NULL), *value = NULL;

  return read_value (self, name, &value, error) ? g_strsplit (value ? value : "", "\n", -1) : NULL;
}

gboolean
mt_store_put_word_hidden (
    MtStore *self, const char *field, const char *word, gboolean hidden, GError **error)
{
  g_autofree char *name = g_strconcat (HIDDEN, mt_used_words_stock (field), NULL), *value = NULL;
  g_auto (GStrv) before = mt_store_list_hidden_words (self, field, error), after = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!before)
    return FALSE;
  for (gsize i = 0; before[i]; i++)
    if (!g_str_equal (before[i], word))
      g_strv_builder_add (builder, before[i]);
  if (hidden)
    g_strv_builder_add (builder, word);
  after = g_strv_builder_end (builder);
  value = g_strjoinv ("\n", after);
  return after[0] ? write_value (self, name, value, strlen (value), error)
                  : remove_value (self, name, error);
}
