/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/json-read.h"

#include <string.h>

gboolean
mt_json_is_flat (const char *json, gsize length, int max)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length && depth <= max; i++) {
    if (in_string && json[i] == '\\')
      i++;
    else if (json[i] == '"')
      in_string = !in_string;
    else if (!in_string && (json[i] == '{' || json[i] == '['))
      depth++;
    else if (!in_string && (json[i] == '}' || json[i] == ']'))
      depth--;
  }
  return depth == 0;
}

const char *
mt_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

const char *
mt_json_get_word (JsonObject *object, const char *name)
{
  const char *word = mt_json_get_text (object, name);

  return word && *word && strlen (word) <= MT_JSON_WORD_MAX ? word : NULL;
}

gboolean
mt_json_get_int (JsonObject *object, const char *name, gint64 *number)
{
  JsonNode *node = json_object_get_member (object, name);

  if (!node || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return TRUE;
}

gboolean
mt_json_get_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

JsonArray *
mt_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
mt_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonObject *
mt_json_get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
