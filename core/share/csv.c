/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/csv.h"

#include "core/day.h"
#include "core/share/text.h"

#include <math.h>
#include <string.h>

#define BETWEEN "; "
#define N_FIRST 6 /* columns that are always there */

static const char *const own_columns[] = { "id",    "kind", "at",   "zone", "date", "flagged",
                                           "state", "text", "note", "said", "links" };

/* ---- Cells ---- */

static gboolean
looks_like_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return *text && strchr ("=+-@\t\r", *text);
}

static void
append_cell (GString *row, const char *text)
{
  if (!strpbrk (text, "\",\r\n")) {
    g_string_append (row, text);
    return;
  }
  g_string_append_c (row, '"');
  for (; *text; text++) {
    if (*text == '"')
      g_string_append_c (row, '"');
    g_string_append_c (row, *text);
  }
  g_string_append_c (row, '"');
}

/* What may be anybody's words; NULL: an empty cell. */
static char *
word_cell (const char *text)
{
  g_autofree char *owned = NULL;
  const char *clean = mt_text_clean (text ? text : "", &owned);

  return g_strconcat (looks_like_formula (clean) ? "'" : "", clean, NULL);
}

static gboolean
is_number (const MtViewPart *part)
{
  const MtValue *value = part->values->pdata[0];

  return part->values->len == 1 && part->field && isfinite (value->number) &&
         mt_field_type_is_number (part->field->type);
}

static char *
values_cell (const MtViewPart *part)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < part->values->len; i++) {
    const MtValue *value = part->values->pdata[i];

    g_string_append (cell, i ? BETWEEN : "");
    g_string_append (cell, value->value);
  }
  return is_number (part) ? g_strdup (cell->str) : word_cell (cell->str);
}

static char *
links_cell (const MtView *view, MtDocument *document)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < view->parts->len; i++) {
    const MtViewPart *part = view->parts->pdata[i];

    for (guint j = 0; j < part->links->len; j++)
      g_string_append_printf (cell, "%s%s:%u", cell->len ? BETWEEN : "", part->id,
                              mt_document_find (document, part->links->pdata[j]));
  }
  return g_string_free_and_steal (cell);
}

static char *
own_cell (const MtView *view, MtDocument *document, guint number, const char *column)
{
  const MtMoment *moment = mt_entry_get_moment (view->entry);

  if (g_str_equal (column, "id"))
    return g_strdup_printf ("%u", number);
  if (g_str_equal (column, "kind"))
    return word_cell (mt_entry_get_kind (view->entry));
  if (g_str_equal (column, "at"))
    return mt_moment_format (moment);
  if (g_str_equal (column, "zone")) /* a bare offset is not taken for a sum */
    return g_strdup (moment->zone ? moment->zone : "");
  if (g_str_equal (column, "date"))
    return mt_day_format (mt_entry_get_day (view->entry));
  if (g_str_equal (column, "flagged"))
    return g_strdup (mt_entry_get_flagged (view->entry) ? "true" : "false");
  if (g_str_equal (column, "state"))
    return word_cell (view->state);
  if (g_str_equal (column, "text"))
    return word_cell (view->text);
  if (g_str_equal (column, "note"))
    return word_cell (view->note);
  return g_str_equal (column, "said") ? word_cell (view->said) : links_cell (view, document);
}

/* ---- Columns ---- */

/* Fields of the table in its order, then others by their names. */
static void
add_field_columns (GPtrArray *columns, GHashTable *fields)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  g_autoptr (GPtrArray) others = NULL;

  for (gsize i = 0; i < n_kinds; i++)
    for (gsize j = 0; j < kinds[i].n_fields; j++)
      if (g_hash_table_remove (fields, kinds[i].fields[j].id))
        g_ptr_array_add (columns, g_strdup (kinds[i].fields[j].id));
  others = g_hash_table_get_keys_as_ptr_array (fields);
  g_ptr_array_sort_values (others, (GCompareFunc)strcmp);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (columns, g_strdup (others->pdata[i]));
}

/* The names of all columns there is anything in; owned.  *@n_own of them are not of fields. */
static GPtrArray *
list_columns (MtDocument *document, guint *n_own)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean used[G_N_ELEMENTS (own_columns)] = { 0 };

  for (guint number = 1; number <= mt_document_get_length (document); number++) {
    g_autoptr (MtView) view = mt_document_view (document, number);

    for (gsize i = N_FIRST; i < G_N_ELEMENTS (own_columns); i++) {
      g_autofree char *cell = own_cell (view, document, number, own_columns[i]);
      used[i] |= *cell != '\0';
    }
    for (guint i = 0; i < view->parts->len; i++) {
      const MtViewPart *part = view->parts->pdata[i];
      if (part->values->len)
        g_hash_table_add (fields, g_strdup (part->id));
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (own_columns); i++)
    if (i < N_FIRST || used[i])
      g_ptr_array_add (columns, g_strdup (own_columns[i]));
  *n_own = columns->len;
  add_field_columns (columns, fields);
  return columns;
}

/* ---- Rows ---- */

static void
append_row (GString *out, MtDocument *document, guint number, GPtrArray *columns, guint n_own)
{
  g_autoptr (MtView) view = mt_document_view (document, number);

  for (guint i = 0; i < columns->len; i++) {
    g_autofree char *cell = NULL;

    if (i < n_own)
      cell = own_cell (view, document, number, columns->pdata[i]);
    for (guint j = 0; i >= n_own && j < view->parts->len; j++) {
      const MtViewPart *part = view->parts->pdata[j];

      if (!cell && part->values->len && g_str_equal (part->id, columns->pdata[i]))
        cell = values_cell (part);
    }
    g_string_append (out, i ? "," : "");
    append_cell (out, cell ? cell : "");
  }
  g_string_append (out, "\r\n");
}

GBytes *
mt_csv_render (MtDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_own;
  g_autoptr (GPtrArray) columns = list_columns (document, &n_own);

  for (guint i = 0; i < columns->len; i++) {
    g_autofree char *name = word_cell (columns->pdata[i]);

    g_string_append (out, i ? "," : "");
    append_cell (out, name);
  }
  g_string_append (out, "\r\n");
  for (guint number = 1; number <= mt_document_get_length (document); number++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    append_row (out, document, number, columns, n_own);
  }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
