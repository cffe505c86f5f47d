/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/json-entry.h"

#include "core/kind.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#define ZONE_MAX 64 /* bytes */

/* ---- Values ---- */

/* A number or text as somebody may have given it; NULL: it is neither. */
static char *
spell (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node)) {
  case G_TYPE_STRING:
    return json_node_dup_string (node);
  case G_TYPE_INT64:
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  case G_TYPE_DOUBLE:
    return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
  default:
    return NULL;
  }
}

static gboolean
add_given (MtEntry *entry, const MtField *field, const char *id, const char *given, double number)
{
  g_autofree char *value = NULL;

  if (!field) { /* a newer version may know it */
    mt_entry_add_value (entry, id, given, number);
    return TRUE;
  }
  if (!mt_field_read (field, given, &value, &number, NULL))
    return FALSE;
  mt_entry_add_value (entry, id, value, number);
  return TRUE;
}

static gboolean
add_node (MtEntry *entry, const MtField *field, const char *id, JsonNode *node)
{
  g_autofree char *given = JSON_NODE_HOLDS_VALUE (node) ? spell (node) : NULL;
  gboolean is_number = given && json_node_get_value_type (node) != G_TYPE_STRING;

  return given &&
         add_given (entry, field, id, given, is_number ? json_node_get_double (node) : NAN);
}

static gboolean
is_name (const char *id)
{
  return *id && strlen (id) <= MT_JSON_WORD_MAX;
}

static gboolean
read_fields (JsonObject *fields, const MtKind *kind, MtEntry *entry)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;
  gboolean all = TRUE;

  json_object_iter_init_ordered (&iter, fields);
  while (json_object_iter_next_ordered (&iter, &id, &node)) {
    const MtField *field = mt_kind_find_field (kind, id);
    JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

    if (!is_name (id) || (field && field->type == MT_FIELD_LINK))
      all = FALSE;
    else if (!array)
      all = add_node (entry, field, id, node) && all;
    for (guint i = 0; array && is_name (id) && i < json_array_get_length (array); i++)
      all = add_node (entry, field, id, json_array_get_element (array, i)) && all;
  }
  return all;
}

static gboolean
read_exact (JsonArray *values, const MtKind *kind, MtEntry *entry)
{
  gboolean all = TRUE;

  for (guint i = 0; i < json_array_get_length (values); i++) {
    JsonObject *object = mt_json_get_element (values, i);
    const char *id = object ? mt_json_get_word (object, "field") : NULL;
    const char *value = object ? mt_json_get_text (object, "value") : NULL;
    JsonNode *number = object ? json_object_get_member (object, "number") : NULL;

    all = id && value &&
          add_given (entry, mt_kind_find_field (kind, id), id, value,
                     number && JSON_NODE_HOLDS_VALUE (number) ? json_node_get_double (number)
                                                              : NAN) &&
          all;
  }
  return all;
}

gboolean
mt_json_entry_read_values (JsonObject *object, MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  JsonArray *values = mt_json_get_array (object, "values");
  JsonObject *fields = mt_json_get_object (object, "fields");

  if (values)
    return read_exact (values, kind, entry);
  return !fields || read_fields (fields, kind, entry);
}

/* ---- The rest ---- */

gint64
mt_json_entry_read_instant (JsonObject *object, const char *name)
{
  const char *at = mt_json_get_word (object, name);
  g_auto (MtMoment) moment = { 0 };

  return at && mt_moment_parse (&moment, at, NULL, NULL) ? moment.instant : 0;
}

/* A zone's name is kept also where this device does not know it. */
static gboolean
is_zone (const char *zone)
{
  gsize length = zone ? strspn (zone, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+:/-") : 0;

  return length > 0 && length <= ZONE_MAX && zone[length] == '\0';
}

gboolean
mt_json_entry_read_moment (JsonObject *object, MtMoment *moment)
{
  const char *at = mt_json_get_word (object, "at"), *zone = mt_json_get_word (object, "zone");

  if (!at || !mt_moment_parse (moment, at, NULL, NULL))
    return FALSE;
  if (is_zone (zone))
    g_set_str (&moment->zone, zone);
  return TRUE;
}

static gboolean
read_links (JsonObject *object, MtEntry *entry)
{
  JsonArray *links = mt_json_get_array (object, "links");
  gboolean all = TRUE;

  for (guint i = 0; links && i < json_array_get_length (links); i++) {
    JsonObject *link = mt_json_get_element (links, i);
    const char *role = link ? mt_json_get_word (link, "role") : NULL;
    const char *to = link ? mt_json_get_word (link, "to") : NULL;

    if (role && to)
      mt_entry_add_link (entry, role, to);
    else
      all = FALSE;
  }
  return all;
}

static gboolean
read_content (JsonObject *object, MtEntry *entry, const char **left_out)
{
  const char *text = mt_json_get_text (object, "text");
  g_auto (MtMoment) moment = { 0 };

  if (!mt_json_entry_read_moment (object, &moment)) {
    *left_out = N_ ("It does not say when it was written.");
    return FALSE;
  }
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text ? text : "");
  mt_entry_set_state (entry, mt_json_get_word (object, "state"));
  if (!mt_json_entry_read_values (object, entry))
    *left_out = N_ ("A value is none that its field takes, and was left out.");
  if (!mt_entry_check (entry, NULL)) {
    *left_out = N_ ("It is longer than an entry can be.");
    return FALSE;
  }
  return TRUE;
}

MtEntry *
mt_json_entry_read (JsonObject *object, const char *id, const char **left_out)
{
  const char *kind = mt_json_get_word (object, "kind");
  g_autoptr (MtEntry) entry = NULL;

  *left_out = NULL;
  if (!kind) {
    *left_out = N_ ("It does not say what kind of entry it is.");
    return NULL;
  }
  entry = mt_entry_new_stored (id, kind);
  if (!read_content (object, entry, left_out))
    return NULL;
  mt_entry_set_flagged (entry, mt_json_get_true (object, "flagged"));
  mt_entry_set_sealed (entry, mt_json_get_true (object, "sealed"));
  mt_entry_set_deleted (entry, mt_json_entry_read_instant (object, "deleted"));
  if (!read_links (object, entry))
    *left_out = N_ ("A link leads nowhere, and was left out.");
  return g_steal_pointer (&entry);
}

MtEntry *
mt_json_entry_read_version (JsonObject *object, MtEntry *entry, const char **left_out)
{
  g_autoptr (MtEntry) version =
      mt_entry_new_stored (mt_entry_get_id (entry), mt_entry_get_kind (entry));

  if (!read_content (object, version, left_out))
    return NULL;
  mt_entry_set_changed (version, mt_json_entry_read_instant (object, "changed"));
  return g_steal_pointer (&version);
}
