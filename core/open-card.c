/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/open-card.h"

#include "core/error.h"
#include "core/file.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#define FORMAT "meantime-open-card"
#define FORMAT_VERSION 1

static char *
path_in (const char *folder)
{
  return g_build_filename (folder, MT_OPEN_CARD_FILE, NULL);
}

/* ---- Writing ---- */

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* The bytes of the file. */
static GBytes *
spell (MtEntry *card)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  const GPtrArray *values = mt_entry_get_values (card);
  char *data;
  gsize size;

  json_builder_begin_object (builder);
  add_string (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);
  add_string (builder, "kind", mt_entry_get_kind (card));
  add_string (builder, "text", mt_entry_get_text (card));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    json_builder_begin_object (builder);
    add_string (builder, "field", value->field);
    add_string (builder, "value", value->value);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  data = json_generator_to_data (generator, &size);
  return g_bytes_new_take (data, size);
}

gboolean
mt_open_card_write (const char *folder, MtEntry *card, GError **error)
{
  g_autofree char *path = path_in (folder);
  g_autoptr (GBytes) bytes = spell (card);
  g_autoptr (GBytes) there = NULL;

  if (g_bytes_get_size (bytes) > MT_OPEN_CARD_MAX) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_LONG, "the card is too long to lie open");
    return FALSE;
  }
  there = mt_file_read (path, MT_OPEN_CARD_MAX, NULL);
  if (there && g_bytes_equal (there, bytes))
    return TRUE;
  return mt_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

gboolean
mt_open_card_remove (const char *folder, GError **error)
{
  g_autofree char *path = path_in (folder);
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);

  g_unlink (unfinished);
  if (g_unlink (path) == 0)
    return mt_file_sync_folder (folder, error);
  return errno == ENOENT || mt_error_set_errno (error, errno, "remove the open card");
}

/* ---- Reading ---- */

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

static gboolean
read_value (MtEntry *card, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object ? get_string (object, "field") : NULL;
  const char *given = object ? get_string (object, "value") : NULL;
  const MtField *field;
  g_autofree char *value = NULL;
  double number;

  if (!id || !given)
    return FALSE;
  field = mt_kind_find_field (mt_kind_find (mt_entry_get_kind (card)), id);
  if (field && !mt_field_read (field, given, &value, &number, NULL))
    return FALSE;
  if (field) /* of a field that this version does not know nothing is shown */
    mt_entry_add_value (card, id, value, number);
  return TRUE;
}

/* NULL where @root is not what spell () makes. */
static MtEntry *
read_card (JsonObject *root)
{
  const char *kind_id = get_string (root, "kind"), *text = get_string (root, "text");
  const MtKind *kind = kind_id ? mt_kind_find (kind_id) : NULL;
  JsonNode *values = json_object_get_member (root, "values");
  g_autoptr (MtEntry) card = NULL;
  JsonArray *array;

  if (!kind || !kind->card || !text || !values || !JSON_NODE_HOLDS_ARRAY (values))
    return NULL;
  card = mt_entry_new (kind_id);
  mt_entry_set_text (card, text);
  array = json_node_get_array (values);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_value (card, json_array_get_element (array, i)))
      return NULL;
  return mt_entry_check (card, NULL) ? g_steal_pointer (&card) : NULL;
}

static MtEntry *
parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  JsonNode *node, *version;
  JsonObject *root = NULL;
  MtEntry *card = NULL;

  if (data && g_utf8_validate_len (data, size, NULL) &&
      json_parser_load_from_data (parser, data, (gssize)size, NULL) &&
      (node = json_parser_get_root (parser)) && JSON_NODE_HOLDS_OBJECT (node))
    root = json_node_get_object (node);
  if (root && g_strcmp0 (get_string (root, "format"), FORMAT) == 0 &&
      (version = json_object_get_member (root, "version")) &&
      json_node_get_value_type (version) == G_TYPE_INT64) {
    if (json_node_get_int (version) > FORMAT_VERSION) {
      g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_NEW, "a newer version wrote the card");
      return NULL;
    }
    card = json_node_get_int (version) == FORMAT_VERSION ? read_card (root) : NULL;
  }
  if (!card)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the open card is damaged");
  return card;
}

MtEntry *
mt_open_card_read (const char *folder, GError **error)
{
  g_autofree char *path = path_in (folder);
  g_autoptr (GBytes) bytes = mt_file_read (path, MT_OPEN_CARD_MAX, error);

  return bytes ? parse (bytes, error) : NULL;
}

/* ---- Following the journal ---- */

gboolean
mt_open_card_follow (const char *folder, MtStore *store, GError **error)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (GPtrArray) cards = NULL;

  if (mt_store_is_read_only (store))
    return TRUE;
  if (!mt_store_is_card_open (store))
    return mt_open_card_remove (folder, error);
  filter.kind = (char *)MT_KIND_HARD_TIMES;
  cards = mt_store_list (store, &filter, MT_KEY_NONE, 1, MT_READ_WHOLE, error);
  if (!cards)
    return FALSE;
  if (cards->len == 0)
    return mt_open_card_remove (folder, error);
  if (mt_open_card_write (folder, cards->pdata[0], error))
    return TRUE;
  mt_open_card_remove (folder, NULL); /* what it said is no longer so */
  return FALSE;
}
