/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/whole-json.h"

#include "core/json-entry.h"
#include "core/share/json.h"

#include <math.h>

/* µs UTC as ISO 8601; nothing where it is not known. */
static void
set_instant (JsonObject *object, const char *member, gint64 instant)
{
  MtMoment moment = { .instant = instant, .zone = (char *)"UTC" };
  g_autofree char *spelt = instant ? mt_moment_format (&moment) : NULL;

  if (spelt)
    json_object_set_string_member (object, member, spelt);
}

static gboolean
are_same (const MtValue *a, const MtValue *b)
{
  return g_str_equal (a->field, b->field) && g_str_equal (a->value, b->value) &&
         ((isnan (a->number) && isnan (b->number)) ||
          !(a->number < b->number || a->number > b->number));
}

/* Whether reading @object brings back the values of @entry, in the order they are stored in: by the
 * names of their fields. */
static gboolean
reads_back (JsonObject *object, MtEntry *entry)
{
  g_autoptr (MtEntry) again =
      mt_entry_new_stored (mt_entry_get_id (entry), mt_entry_get_kind (entry));
  const GPtrArray *values = mt_entry_get_values (entry), *found;
  guint n_same = 0;

  if (!mt_json_entry_read_values (object, again))
    return FALSE;
  found = mt_entry_get_values (again);
  for (guint i = 0; i < values->len && found->len == values->len; i++) {
    const MtValue *value = values->pdata[i];
    guint place = 0, at = 0;

    for (guint j = 0; j < i; j++)
      place += g_str_equal (((MtValue *)values->pdata[j])->field, value->field);
    for (guint j = 0; j < found->len; j++)
      if (g_str_equal (((MtValue *)found->pdata[j])->field, value->field) && at++ == place)
        n_same += are_same (found->pdata[j], value);
  }
  return found->len == values->len && n_same == values->len;
}

static void
set_exact_values (JsonObject *object, MtEntry *entry)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  JsonArray *array = json_array_sized_new (values->len);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];
    JsonObject *one = json_object_new ();

    json_object_set_string_member (one, "field", value->field);
    json_object_set_string_member (one, "value", value->value);
    if (isfinite (value->number))
      json_object_set_double_member (one, "number", value->number);
    json_array_add_object_element (array, one);
  }
  json_object_set_array_member (object, "values", array);
}

static JsonNode *
content_node (MtEntry *entry)
{
  JsonNode *node = mt_share_entry_to_json (entry, NULL);
  JsonObject *object = json_node_get_object (node);

  if (!reads_back (object, entry))
    set_exact_values (object, entry);
  return node;
}

static JsonNode *
version_node (MtEntry *version)
{
  static const char *const of_the_entry[] = { "id", "kind", "date", "flagged", "links" };
  JsonNode *node = content_node (version);
  JsonObject *object = json_node_get_object (node);

  for (gsize i = 0; i < G_N_ELEMENTS (of_the_entry); i++)
    json_object_remove_member (object, of_the_entry[i]);
  set_instant (object, "changed", mt_entry_get_changed (version));
  return node;
}

JsonNode *
mt_whole_to_json (const MtWhole *whole)
{
  JsonNode *node = content_node (whole->entry);
  JsonObject *object = json_node_get_object (node);
  JsonArray *versions;

  if (mt_entry_get_sealed (whole->entry))
    json_object_set_boolean_member (object, "sealed", TRUE);
  set_instant (object, "deleted", mt_entry_get_deleted (whole->entry));
  set_instant (object, "created", whole->created);
  set_instant (object, "changed", whole->changed);
  if (whole->versions->len == 0)
    return node;
  versions = json_array_sized_new (whole->versions->len);
  for (guint i = 0; i < whole->versions->len; i++)
    json_array_add_element (versions, version_node (whole->versions->pdata[i]));
  json_object_set_array_member (object, "earlier", versions);
  return node;
}

static JsonArray *
ids_array (char **ids)
{
  JsonArray *array = json_array_new ();

  for (; ids && *ids; ids++)
    json_array_add_string_element (array, *ids);
  return array;
}

JsonNode *
mt_shared_to_json (const MtShared *shared)
{
  g_autofree char *at = mt_moment_format (&shared->moment);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "id", shared->id);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "zone", shared->moment.zone ? shared->moment.zone : "");
  json_object_set_string_member (object, "way", mt_shared_way_id (shared->way));
  json_object_set_string_member (object, "format", shared->format);
  if (shared->place)
    json_object_set_string_member (object, "place", shared->place);
  json_object_set_string_member (object, "for", shared->recipient);
  json_object_set_int_member (object, "pages", shared->n_pages);
  json_object_set_int_member (object, "size", shared->size);
  json_object_set_string_member (object, "fingerprint", shared->fingerprint);
  json_object_set_int_member (object, "count", shared->n_entries);
  set_instant (object, "file-deleted", shared->file_deleted);
  json_object_set_string_member (object, "kept", mt_shared_kept_id (shared->kept));
  json_object_set_string_member (object, "words", shared->words ? shared->words : "");
  json_object_set_array_member (object, "entries", ids_array (shared->entries));
  json_node_take_object (node, object);
  return node;
}

JsonNode *
mt_gone_to_json (const MtGone *gone)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "id", gone->id);
  set_instant (object, "purged", gone->purged);
  json_node_take_object (node, object);
  return node;
}
