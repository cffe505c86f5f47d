/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/json.h"

#include "core/day.h"

#include <math.h>

#define VERSION_OF_SHAPE 1
#define WHOLE_MAX 9007199254740992.0 /* 2^53: up to here a double is exact */

static JsonNode *
number_node (double number)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (number == trunc (number) && fabs (number) <= WHOLE_MAX)
    json_node_set_int (node, (gint64)number);
  else
    json_node_set_double (node, number);
  return node;
}

static JsonNode *
value_node (const MtField *field, const MtValue *value)
{
  gboolean is_number =
      !field || (mt_field_type_is_number (field->type) && field->type != MT_FIELD_DATE_TIME);

  if (is_number && isfinite (value->number))
    return number_node (value->number);
  return json_node_init_string (json_node_alloc (), value->value);
}

static JsonNode *
values_node (const MtViewPart *part)
{
  gboolean is_several = part->field && part->field->type == MT_FIELD_SEVERAL;
  JsonArray *array;
  JsonNode *node;

  if (part->values->len == 1 && !is_several)
    return value_node (part->field, part->values->pdata[0]);
  array = json_array_sized_new (part->values->len);
  for (guint i = 0; i < part->values->len; i++)
    json_array_add_element (array, value_node (part->field, part->values->pdata[i]));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return node;
}

/* The id of another entry as it is called in @document; NULL: by its own. */
static void
set_id (JsonObject *object, const char *member, MtDocument *document, const char *id)
{
  g_autofree char *number =
      document ? g_strdup_printf ("%u", mt_document_find (document, id)) : NULL;

  json_object_set_string_member (object, member, number ? number : id);
}

static JsonArray *
links_array (const MtView *view, MtDocument *document)
{
  JsonArray *links = json_array_new ();

  for (guint i = 0; i < view->parts->len; i++) {
    const MtViewPart *part = view->parts->pdata[i];
    for (guint j = 0; j < part->links->len; j++) {
      JsonObject *link = json_object_new ();
      json_object_set_string_member (link, "role", part->id);
      set_id (link, "to", document, part->links->pdata[j]);
      json_array_add_object_element (links, link);
    }
  }
  return links;
}

static JsonObject *
fields_object (const MtView *view)
{
  JsonObject *fields = json_object_new ();

  for (guint i = 0; i < view->parts->len; i++) {
    const MtViewPart *part = view->parts->pdata[i];
    if (part->values->len)
      json_object_set_member (fields, part->id, values_node (part));
  }
  return fields;
}

/* @full: with what only the export of everything says. */
static JsonNode *
entry_node (const MtView *view, MtDocument *numbers, gboolean full)
{
  const MtMoment *moment = mt_entry_get_moment (view->entry);
  g_autofree char *at = mt_moment_format (moment);
  g_autofree char *date = mt_day_format (mt_entry_get_day (view->entry));
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  set_id (object, "id", numbers, mt_entry_get_id (view->entry));
  json_object_set_string_member (object, "kind", mt_entry_get_kind (view->entry));
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "zone", moment->zone ? moment->zone : "");
  json_object_set_string_member (object, "date", date);
  json_object_set_boolean_member (object, "flagged", mt_entry_get_flagged (view->entry));
  if (view->state)
    json_object_set_string_member (object, "state", view->state);
  else if (!view->state_hidden)
    json_object_set_null_member (object, "state");
  if (view->text)
    json_object_set_string_member (object, "text", view->text);
  if (view->note)
    json_object_set_string_member (object, "note", view->note);
  if (view->said)
    json_object_set_string_member (object, "said", view->said);
  if (full && mt_entry_get_sealed (view->entry))
    json_object_set_boolean_member (object, "sealed", TRUE);
  json_object_set_object_member (object, "fields", fields_object (view));
  json_object_set_array_member (object, "links", links_array (view, numbers));
  json_node_take_object (node, object);
  return node;
}

JsonNode *
mt_share_entry_to_json (MtEntry *entry, const char *const *hidden)
{
  g_autoptr (MtView) view = NULL;

  g_return_val_if_fail (MT_IS_ENTRY (entry), NULL);
  view = mt_view_new (entry, hidden, NULL);
  return entry_node (view, NULL, FALSE);
}

static void
append_entry (GString *out, JsonGenerator *generator, const MtView *view, MtDocument *numbers)
{
  g_autoptr (JsonNode) node = entry_node (view, numbers, numbers == NULL);

  json_generator_set_root (generator, node);
  json_generator_to_gstring (generator, out);
  json_generator_set_root (generator, NULL);
}

/* ---- A sheet ---- */

static JsonNode *
moods_node (const MtSince *since)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "from", since->n_moods);
  json_object_set_int_member (object, "lowest", since->lowest);
  json_object_set_int_member (object, "highest", since->highest);
  if (since->most)
    json_object_set_int_member (object, "most-often", since->most);
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
course_node (const MtSince *since)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < since->course->len; i++) {
    const MtMoodPart *part = &g_array_index (since->course, MtMoodPart, i);
    g_autofree char *from = mt_day_format (part->from), *to = mt_day_format (part->to);
    JsonObject *object;

    if (part->valence.n == 0)
      continue;
    object = json_object_new ();
    json_object_set_string_member (object, "from", from);
    json_object_set_string_member (object, "to", to);
    json_object_set_int_member (object, "moods", part->valence.n);
    json_object_set_double_member (object, "middle", mt_tally_quantile (&part->valence, 0.5));
    json_array_add_object_element (array, object);
  }
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
words_node (const MtSince *since)
{
  JsonObject *object = json_object_new (), *counts = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "from", since->n_worded);
  for (guint i = 0; i < since->words->len; i++) {
    const MtSinceWord *word = since->words->pdata[i];
    json_object_set_int_member (counts, word->word, word->count);
  }
  json_object_set_object_member (object, "counts", counts);
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
tasks_node (const MtSince *since)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < since->tasks->len; i++) {
    const MtSinceTask *task = since->tasks->pdata[i];
    JsonObject *object = json_object_new ();

    if (task->text)
      json_object_set_string_member (object, "text", task->text);
    if (task->outcome)
      json_object_set_string_member (object, "outcome", task->outcome);
    if (task->obstacle)
      json_object_set_string_member (object, "obstacle", task->obstacle);
    json_array_add_object_element (array, object);
  }
  json_node_take_array (node, array);
  return node;
}

static JsonObject *
since_object (const MtSince *since, MtSinceParts parts)
{
  JsonObject *object = json_object_new ();
  g_autofree char *day = mt_day_format (since->day);

  json_object_set_string_member (object, "date", day);
  if ((parts & MT_SINCE_MOODS) && since->n_moods)
    json_object_set_member (object, "moods", moods_node (since));
  if ((parts & MT_SINCE_COURSE) && since->course->len)
    json_object_set_member (object, "course", course_node (since));
  if ((parts & MT_SINCE_WORDS) && since->words->len)
    json_object_set_member (object, "words", words_node (since));
  if ((parts & MT_SINCE_TASKS) && since->tasks->len)
    json_object_set_member (object, "tasks", tasks_node (since));
  return object;
}

static void
append_sheet (GString *out, JsonGenerator *generator, MtDocument *document)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  const MtMoment *moment = mt_document_get_moment (document);
  const char *one_thing = mt_document_get_one_thing (document);
  g_autofree char *at = moment ? mt_moment_format (moment) : NULL;
  MtSinceParts parts;
  const MtSince *since = mt_document_get_since (document, &parts);

  if (at)
    json_object_set_string_member (object, "at", at);
  if (one_thing)
    json_object_set_string_member (object, "one-thing", one_thing);
  if (since)
    json_object_set_object_member (object, "since", since_object (since, parts));
  json_node_take_object (node, object);
  g_string_append (out, "\"sheet\":");
  json_generator_set_root (generator, node);
  json_generator_to_gstring (generator, out);
  json_generator_set_root (generator, NULL);
  g_string_append (out, ",\n");
}

static void
append_words (GString *out, JsonGenerator *generator, const char *const *words)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (; *words; words++)
    json_array_add_string_element (array, *words);
  json_node_take_array (node, array);
  g_string_append (out, ",\"dictionary\":");
  json_generator_set_root (generator, node);
  json_generator_to_gstring (generator, out);
  json_generator_set_root (generator, NULL);
}

GBytes *
mt_json_render (MtDocument *document,
                gboolean keep_ids,
                const char *const *words,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  guint length = mt_document_get_length (document);

  g_string_append_printf (out, "{\"format\":\"meantime-export\",\"version\":%d,", VERSION_OF_SHAPE);
  if (mt_document_is_sheet (document))
    append_sheet (out, generator, document);
  g_string_append (out, "\"entries\":[");
  for (guint number = 1; number <= length; number++) {
    g_autoptr (MtView) view = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    view = mt_document_view (document, number);
    g_string_append (out, number > 1 ? ",\n" : "\n");
    append_entry (out, generator, view, keep_ids ? NULL : document);
  }
  g_string_append (out, length ? "\n]" : "]");
  if (words && *words)
    append_words (out, generator, words);
  g_string_append (out, "}\n");
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
