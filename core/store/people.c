/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People as words: their name is the first line of an entry, and entries point at that. */
#include "core/store/people.h"

#include "core/error.h"
#include "core/store/entries.h"

#include <string.h>

#define NAME_LOOKED_AT "1000" /* characters of a text that are looked at for its first line */
#define LIST                                                                                       \
  "SELECT id, substr (text, 1, " NAME_LOOKED_AT                                                    \
  "), (SELECT count (DISTINCT l.\"from\") FROM link AS l "                                         \
  "CROSS JOIN entry AS e ON e.id = l.\"from\" WHERE l.\"to\" = entry.id AND l.role = ?2 AND "      \
  "e.deleted IS NULL) FROM entry INDEXED BY entry_kind WHERE kind = ?1 AND deleted IS NULL "       \
  "ORDER BY key DESC"

GPtrArray *
mt_people_list (MtStore *self, const char *field, const char *const *hidden, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_used_word_free);
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (mt_store_get_db (self), LIST, error);
  int row = -1;

  if (stmt) {
    mt_db_bind_text (stmt, 1, mt_used_words_kind (field)->id);
    mt_db_bind_text (stmt, 2, field);
  }
  while (stmt && (row = mt_db_step (stmt, error)) > 0) {
    MtUsedWord *one = g_new (MtUsedWord, 1);
    const char *id = mt_db_column_text (stmt, 0);

    *one = (MtUsedWord){ g_strdup (id), mt_used_words_name (mt_db_column_text (stmt, 1)),
                         (guint)sqlite3_column_int64 (stmt, 2), g_strv_contains (hidden, id) };
    g_ptr_array_add (people, one);
  }
  return row < 0 ? NULL : g_steal_pointer (&people);
}

/* ---- Writing ---- */

static gboolean
write_entry (MtStore *self, MtWordChange *change, MtEntry *entry, guint32 visit, GError **error)
{
  gint64 key;

  mt_entry_set_visit (entry, visit);
  if (!mt_entry_check (entry, error) || !mt_store_save_within (self, entry, &key, error))
    return FALSE;
  if (mt_entry_get_deleted (entry) == 0)
    g_array_append_val (change->keys, key);
  return TRUE;
}

/* Role and id in turn: owned, NULL-terminated. */
static char **
links_of (MtEntry *entry)
{
  const GPtrArray *links = mt_entry_get_links (entry);
  g_autoptr (GStrvBuilder) flat = g_strv_builder_new ();

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    g_strv_builder_add_many (flat, link->role, link->to, NULL);
  }
  return g_strv_builder_end (flat);
}

static gboolean
has_link (char **flat, const char *role, const char *to)
{
  for (gsize i = 0; flat[i]; i += 2)
    if (g_str_equal (flat[i], role) && g_str_equal (flat[i + 1], to))
      return TRUE;
  return FALSE;
}

static void
set_links (MtEntry *entry, char **flat)
{
  g_auto (GStrv) before = links_of (entry);

  for (gsize i = 0; before[i]; i += 2)
    mt_entry_clear_links (entry, before[i]);
  for (gsize i = 0; flat[i]; i += 2)
    mt_entry_add_link (entry, flat[i], flat[i + 1]);
}

/* @flat with @to for @from; what it has then already is left out, as is what would point at itself,
 * which is @id. */
static char **
replace_links (char **flat, const char *from, const char *to, const char *id)
{
  g_autoptr (GStrvBuilder) replaced = g_strv_builder_new ();

  for (gsize i = 0; flat[i]; i += 2) {
    gboolean is_from = g_str_equal (flat[i + 1], from);

    if (is_from && (has_link (flat, flat[i], to) || g_str_equal (to, id)))
      continue;
    g_strv_builder_add_many (replaced, flat[i], is_from ? to : flat[i + 1], NULL);
  }
  return g_strv_builder_end (replaced);
}

/* ---- Two become one ---- */

static gboolean
find_pointing (MtStore *self, MtWordChange *change, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (
      mt_store_get_db (self),
      "SELECT DISTINCT \"from\" FROM link WHERE \"to\" = ?1 AND \"from\" NOT IN (?1, ?2)", error);
  int row = -1;

  if (stmt) {
    mt_db_bind_text (stmt, 1, change->from);
    mt_db_bind_text (stmt, 2, change->to);
  }
  while (stmt && (row = mt_db_step (stmt, error)) > 0)
    g_ptr_array_add (change->ids, g_strdup (mt_db_column_text (stmt, 0)));
  return row == 0;
}

static gboolean
point_at_the_other (MtStore *self, MtWordChange *change, guint32 visit, GError **error)
{
  for (guint i = 0; i < change->ids->len; i++) {
    g_autoptr (MtEntry) entry = mt_store_load (self, change->ids->pdata[i], error);
    char **before, **after;

    if (!entry)
      return FALSE;
    before = links_of (entry);
    after = replace_links (before, change->from, change->to, mt_entry_get_id (entry));
    g_ptr_array_add (change->before, before);
    g_ptr_array_add (change->after, after);
    set_links (entry, after);
    if (!write_entry (self, change, entry, visit, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_value (MtEntry *entry, const MtValue *value, const MtField *field)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  gboolean several = field && field->type == MT_FIELD_SEVERAL;

  for (guint i = 0; i < values->len; i++) {
    const MtValue *one = values->pdata[i];

    if (g_str_equal (one->field, value->field) &&
        (!several || g_str_equal (one->value, value->value)))
      return TRUE;
  }
  return FALSE;
}

/* What stands below the name of @from goes below all that @into says; of the fields go those that
 * @into leaves open, and words it does not have. */
static void
take_over (MtEntry *into, MtEntry *from)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (into));
  const GPtrArray *values = mt_entry_get_values (from);
  g_autoptr (MtEntry) before = mt_entry_copy (into);
  g_auto (GStrv) flat = links_of (into), more = links_of (from);
  g_autofree char *below = mt_used_words_with_name (mt_entry_get_text (from), "");
  g_autofree char *text = NULL;

  g_strstrip (below);
  text = *below ? g_strconcat (mt_entry_get_text (into), "\n\n", below, NULL)
                : g_strdup (mt_entry_get_text (into));
  mt_entry_set_text (into, text);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (!has_value (before, value, mt_kind_find_field (kind, value->field)))
      mt_entry_add_value (into, value->field, value->value, value->number);
  }
  for (gsize i = 0; more[i]; i += 2)
    if (!has_link (flat, more[i], more[i + 1]) &&
        !g_str_equal (more[i + 1], mt_entry_get_id (into)))
      mt_entry_add_link (into, more[i], more[i + 1]);
  mt_entry_set_flagged (into, mt_entry_get_flagged (into) || mt_entry_get_flagged (from));
}

static gboolean
join (MtStore *self,
      MtWordChange *change,
      MtEntry *from,
      MtEntry *into,
      guint32 visit,
      GError **error)
{
  g_auto (GStrv) before = links_of (into), after = NULL;
  gint64 key;

  change->was = mt_entry_copy (into);
  after = replace_links (before, change->from, change->to, change->to);
  set_links (into, after);
  take_over (into, from);
  change->is = mt_entry_copy (into);
  change->joined = TRUE;
  if (!write_entry (self, change, into, visit, error) || !find_pointing (self, change, error) ||
      !point_at_the_other (self, change, visit, error) ||
      !mt_entries_change (mt_store_get_db (self), MT_CHANGE_DELETE, change->from, &key, error))
    return FALSE;
  g_array_append_val (change->keys, key);
  return TRUE;
}

/* ---- The words of used-words.c ---- */

static gboolean
is_one_of (MtEntry *entry, const char *field)
{
  return mt_entry_get_deleted (entry) == 0 &&
         g_str_equal (mt_entry_get_kind (entry), mt_used_words_kind (field)->id);
}

gboolean
mt_people_rename (MtStore *self, MtWordChange *change, guint32 visit, GError **error)
{
  g_autoptr (GError) is_a_name = NULL;
  g_autoptr (MtEntry) from = mt_store_load (self, change->from, error), into = NULL;
  g_autofree char *name = NULL, *text = NULL;

  if (!from)
    return FALSE;
  if (!is_one_of (from, change->field)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, change->from);
    return FALSE;
  }
  into = mt_store_load (self, change->to, &is_a_name);
  if (into && is_one_of (into, change->field))
    return join (self, change, from, into, visit, error);
  if (is_a_name && !g_error_matches (is_a_name, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&is_a_name));
    return FALSE;
  }
  name = mt_used_words_name (mt_entry_get_text (from));
  if (g_str_equal (name, change->to)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "the same name");
    return FALSE;
  }
  text = mt_used_words_with_name (mt_entry_get_text (from), change->to);
  change->was = mt_entry_copy (from);
  mt_entry_set_text (from, text);
  change->is = mt_entry_copy (from);
  return write_entry (self, change, from, visit, error);
}

static gboolean
says_the_same (MtEntry *one, MtEntry *other)
{
  const GPtrArray *values = mt_entry_get_values (one), *others = mt_entry_get_values (other);
  g_auto (GStrv) links = links_of (one), other_links = links_of (other);

  for (guint i = 0; i < values->len && values->len == others->len; i++) {
    const MtValue *value = values->pdata[i], *beside = others->pdata[i];

    if (!g_str_equal (value->field, beside->field) || !g_str_equal (value->value, beside->value))
      return FALSE;
  }
  return values->len == others->len &&
         g_strv_equal ((const char *const *)links, (const char *const *)other_links) &&
         g_str_equal (mt_entry_get_text (one), mt_entry_get_text (other));
}

/* NULL without an error: it is gone. */
static gboolean
load_if_there (MtStore *self, const char *id, MtEntry **entry, GError **error)
{
  g_autoptr (GError) gone = NULL;

  *entry = mt_store_load (self, id, &gone);
  if (!*entry && !g_error_matches (gone, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&gone));
    return FALSE;
  }
  return TRUE;
}

static gboolean
point_back (MtStore *self, MtWordChange *change, guint i, guint32 visit, GError **error)
{
  g_autoptr (MtEntry) entry = NULL;
  g_auto (GStrv) now = NULL;

  if (!load_if_there (self, change->ids->pdata[i], &entry, error))
    return FALSE;
  if (!entry)
    return TRUE;
  now = links_of (entry);
  if (!g_strv_equal ((const char *const *)now, change->after->pdata[i]))
    return TRUE;
  set_links (entry, change->before->pdata[i]);
  return write_entry (self, change, entry, visit, error);
}

/* What was changed again since, or is gone, stays as it is. */
gboolean
mt_people_take_back (MtStore *self, MtWordChange *change, guint32 visit, GError **error)
{
  g_autoptr (MtEntry) kept = NULL, other = NULL;
  gint64 key;

  if (!load_if_there (self, mt_entry_get_id (change->was), &kept, error) ||
      !load_if_there (self, change->from, &other, error))
    return FALSE;
  if (kept && says_the_same (kept, change->is)) {
    g_autoptr (MtEntry) former = mt_entry_copy (change->was);

    mt_entry_set_moment (former, mt_entry_get_moment (kept));
    mt_entry_set_deleted (former, mt_entry_get_deleted (kept));
    mt_entry_set_state (former, mt_entry_get_state (kept));
    if (!write_entry (self, change, former, visit, error))
      return FALSE;
  }
  for (guint i = 0; i < change->ids->len; i++)
    if (!point_back (self, change, i, visit, error))
      return FALSE;
  if (!change->joined || !other || mt_entry_get_deleted (other) == 0)
    return TRUE;
  if (!mt_entries_change (mt_store_get_db (self), MT_CHANGE_RESTORE, change->from, &key, error))
    return FALSE;
  g_array_append_val (change->keys, key);
  return TRUE;
}
