/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/choice-private.h"

#include "core/error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT "meantime-choice"
#define VERSION_OF_SHAPE 1

/* ---- Writing ---- */

static JsonArray *
texts_array (const GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, texts->pdata[i]);
  return array;
}

static JsonObject *
hidden_object (const MtShareHidden *hidden)
{
  JsonObject *object = json_object_new ();
  JsonArray *spans = json_array_new ();

  for (guint i = 0; i < hidden->spans->len; i++) {
    const MtShareSpan *span = &g_array_index (hidden->spans, MtShareSpan, i);

    json_array_add_int_element (spans, (gint64)span->start);
    json_array_add_int_element (spans, (gint64)span->end);
  }
  json_object_set_string_member (object, "field", hidden->field);
  json_object_set_int_member (object, "index", hidden->index);
  json_object_set_string_member (object, "fingerprint", hidden->fingerprint);
  json_object_set_array_member (object, "spans", spans);
  return object;
}

static JsonObject *
change_object (const MtShareChange *change)
{
  JsonObject *object = json_object_new ();
  JsonArray *hidden = json_array_new ();

  for (guint i = 0; i < change->hidden->len; i++)
    json_array_add_object_element (hidden, hidden_object (change->hidden->pdata[i]));
  json_object_set_array_member (object, "left-out", texts_array (change->left_out));
  json_object_set_array_member (object, "hidden", hidden);
  json_object_set_string_member (object, "said", change->said ? change->said : "");
  return object;
}

static JsonObject *
changes_object (GHashTable *changes)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (changes), (GCompareFunc)g_strcmp0);

  for (GList *id = ids; id; id = id->next)
    json_object_set_object_member (object, id->data,
                                   change_object (g_hash_table_lookup (changes, id->data)));
  return object;
}

static JsonArray *
roles_array (const GPtrArray *roles)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < roles->len; i++) {
    const MtShareRole *role = roles->pdata[i];
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "name", role->name);
    json_object_set_string_member (object, "role", role->role);
    json_array_add_object_element (array, object);
  }
  return array;
}

GBytes *
mt_share_choice_to_json (const MtShareChoice *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  char *written;

  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION_OF_SHAPE);
  json_object_set_array_member (object, "ids", texts_array (self->ids));
  json_object_set_array_member (object, "left-out", texts_array (self->left_out));
  json_object_set_array_member (object, "words", texts_array (self->words));
  json_object_set_array_member (object, "roles", roles_array (self->roles));
  json_object_set_object_member (object, "changes", changes_object (self->changes));
  json_node_take_object (node, object);
  written = json_to_string (node, FALSE);
  return g_bytes_new_take (written, strlen (written));
}

/* ---- Reading ---- */

static const char *
read_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

/* At least 0; else -1. */
static gint64
read_number (JsonNode *node)
{
  if (!node || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;
  return MAX (json_node_get_int (node), -1);
}

static JsonArray *
read_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Gives each text of @member to @take. */
static gboolean
read_texts (JsonObject *object,
            const char *member,
            void (*take) (MtShareChoice *, const char *id, const char *text),
            MtShareChoice *self,
            const char *id)
{
  JsonArray *array = read_array (object, member);

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (json_node_get_value_type (node) != G_TYPE_STRING)
      return FALSE;
    take (self, id, json_node_get_string (node));
  }
  return array != NULL;
}

static void
take_id (MtShareChoice *self, const char *id, const char *text)
{
  mt_share_choice_set_chosen (self, text, TRUE);
}

static void
take_word (MtShareChoice *self, const char *id, const char *text)
{
  mt_share_choice_hide_words (self, text, TRUE);
}

static void
take_left_out (MtShareChoice *self, const char *id, const char *text)
{
  mt_share_choice_leave_out (self, id, text, TRUE);
}

static gboolean
read_spans (MtShareHidden *hidden, JsonArray *spans)
{
  guint length = spans ? json_array_get_length (spans) : 0;

  if (length == 0 || length % 2)
    return FALSE;
  for (guint i = 0; i < length; i += 2) {
    gint64 start = read_number (json_array_get_element (spans, i));
    gint64 end = read_number (json_array_get_element (spans, i + 1));

    if (start < 0 || end <= start)
      return FALSE;
    mt_share_hidden_add (hidden, (MtShareSpan){ (gsize)start, (gsize)end });
  }
  return TRUE;
}

static gboolean
read_hidden (MtShareChange *change, JsonObject *object)
{
  const char *field = read_text (object, "field");
  const char *fingerprint = read_text (object, "fingerprint");
  gint64 index = read_number (json_object_get_member (object, "index"));
  MtShareHidden *hidden;

  if (!field || !fingerprint || index < 0 || index > G_MAXUINT)
    return FALSE;
  hidden = mt_share_hidden_new (field, (guint)index, fingerprint);
  g_ptr_array_add (change->hidden, hidden);
  return read_spans (hidden, read_array (object, "spans"));
}

static gboolean
read_change (MtShareChoice *self, const char *id, JsonObject *object)
{
  const char *said = read_text (object, "said");
  JsonArray *hidden = read_array (object, "hidden");
  MtShareChange *change;

  if (!said || !hidden)
    return FALSE;
  change = mt_share_choice_get (self, id);
  for (guint i = 0; i < json_array_get_length (hidden); i++) {
    JsonNode *node = json_array_get_element (hidden, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !read_hidden (change, json_node_get_object (node)))
      return FALSE;
  }
  g_ptr_array_sort (change->hidden, mt_share_hidden_compare);
  g_set_str (&change->said, *said ? said : NULL);
  if (!read_texts (object, "left-out", take_left_out, self, id))
    return FALSE;
  mt_share_choice_tidy (self, id);
  return TRUE;
}

static gboolean
read_role (MtShareChoice *self, JsonObject *object)
{
  const char *name = read_text (object, "name"), *role = read_text (object, "role");

  if (!name || !role)
    return FALSE;
  mt_share_choice_set_role (self, name, role);
  return TRUE;
}

static gboolean
read_roles (MtShareChoice *self, JsonArray *array)
{
  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !read_role (self, json_node_get_object (node)))
      return FALSE;
  }
  return array != NULL;
}

static gboolean
read_changes (MtShareChoice *self, JsonNode *changes)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  if (!changes || !JSON_NODE_HOLDS_OBJECT (changes))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (changes));
  while (json_object_iter_next (&iter, &id, &node))
    if (!JSON_NODE_HOLDS_OBJECT (node) || !read_change (self, id, json_node_get_object (node)))
      return FALSE;
  return TRUE;
}

static MtShareChoice *
refuse (GError **error, MtError code)
{
  g_set_error_literal (error, MT_ERROR, (int)code, "not a choice that can be read");
  return NULL;
}

MtShareChoice *
mt_share_choice_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MtShareChoice) self = mt_share_choice_new ();
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, data ? data : "", (gssize)size, NULL) ||
      !(root = json_parser_get_root (parser)) || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, MT_ERROR_INVALID);
  object = json_node_get_object (root);
  if (g_strcmp0 (read_text (object, "format"), FORMAT) != 0)
    return refuse (error, MT_ERROR_INVALID);
  if (read_number (json_object_get_member (object, "version")) > VERSION_OF_SHAPE)
    return refuse (error, MT_ERROR_TOO_NEW);
  if (!read_texts (object, "ids", take_id, self, NULL) ||
      !read_texts (object, "left-out", take_left_out, self, NULL) ||
      !read_texts (object, "words", take_word, self, NULL) ||
      !read_roles (self, read_array (object, "roles")) ||
      !read_changes (self, json_object_get_member (object, "changes")))
    return refuse (error, MT_ERROR_INVALID);
  return g_steal_pointer (&self);
}
