/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sealed-note.h"

#include "core/day.h"
#include "core/error.h"
#include "core/json-read.h"
#include "core/kind.h"
#include "core/process.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (crypto_box_PUBLICKEYBYTES == MT_SEALED_NOTE_KEY_SIZE);
G_STATIC_ASSERT (crypto_box_SECRETKEYBYTES == MT_SEALED_NOTE_KEY_SIZE);

#define FORMAT "meantime-note"
#define VERSION_OF_SHAPE 1
#define SIZE_MIN 4096 /* bytes: what a note is padded to; then twice that, and so on */
#define DEPTH_MAX 4   /* of the JSON: ours has three */
#define OFFSET_MAX (26 * 60 * 60)

/* ---- Sealing ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_values (JsonBuilder *builder, const GPtrArray *values)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    json_builder_begin_object (builder);
    add_text (builder, "field", value->field);
    add_text (builder, "value", value->value);
    if (isfinite (value->number)) {
      json_builder_set_member_name (builder, "number");
      json_builder_add_double_value (builder, value->number);
    }
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder *builder, const GPtrArray *links)
{
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    json_builder_begin_object (builder);
    add_text (builder, "role", link->role);
    add_text (builder, "to", link->to);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static char *
to_json (MtEntry *entry)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  const MtMoment *moment = mt_entry_get_moment (entry);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", FORMAT);
  add_int (builder, "version", VERSION_OF_SHAPE);
  add_text (builder, "id", mt_entry_get_id (entry));
  add_text (builder, "kind", mt_entry_get_kind (entry));
  add_int (builder, "instant", moment->instant);
  add_int (builder, "offset", moment->offset);
  add_text (builder, "zone", moment->zone);
  json_builder_set_member_name (builder, "flagged");
  json_builder_add_boolean_value (builder, mt_entry_get_flagged (entry));
  add_text (builder, "state", mt_entry_get_state (entry));
  add_text (builder, "text", mt_entry_get_text (entry));
  add_values (builder, mt_entry_get_values (entry));
  add_links (builder, mt_entry_get_links (entry));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

GBytes *
mt_sealed_note_seal (MtEntry *entry, const guint8 *inbox_key)
{
  char *json = to_json (entry);
  gsize length = strlen (json), size = SIZE_MIN;
  guint8 *padded, *sealed;

  mt_process_may_take_long ();
  while (size <= length) /* the padding is one byte or more */
    size *= 2;
  padded = g_malloc (size);
  sealed = g_malloc (size + crypto_box_SEALBYTES);
  memcpy (padded, json, length);
  if (sodium_pad (NULL, padded, length, size, size) != 0 ||
      crypto_box_seal (sealed, padded, size, inbox_key) != 0)
    g_error ("a note could not be sealed"); /* never: the sizes fit, and any key is one */
  sodium_memzero (padded, size);
  sodium_memzero (json, length);
  g_free (padded);
  g_free (json);
  return g_bytes_new_take (sealed, size + crypto_box_SEALBYTES);
}

/* ---- Opening: anybody who may write into the folder can have made what is in here ---- */

static gboolean
damaged (GError **error, const char *why)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, why);
  return FALSE;
}

static gboolean
read_moment (JsonObject *object, MtEntry *entry)
{
  const char *zone = mt_json_get_word (object, "zone");
  gint64 instant, offset;
  MtMoment moment;
  gint32 day;

  if (!zone || !mt_json_get_int (object, "instant", &instant) ||
      !mt_json_get_int (object, "offset", &offset) || offset < -OFFSET_MAX || offset > OFFSET_MAX ||
      instant < mt_day_start (MT_DAY_MIN) - 2 * MT_DAY_USEC ||
      instant > mt_day_start (MT_DAY_MAX) + 2 * MT_DAY_USEC)
    return FALSE;
  moment = (MtMoment){ instant, (gint32)offset, (char *)zone };
  day = mt_day_of_local (mt_moment_get_local (&moment));
  if (day < MT_DAY_MIN || day > MT_DAY_MAX)
    return FALSE;
  mt_entry_set_moment (entry, &moment);
  return TRUE;
}

static gboolean
read_value (JsonObject *object, const MtKind *kind, MtEntry *entry)
{
  const char *id = mt_json_get_word (object, "field"), *given = mt_json_get_text (object, "value");
  const MtField *field = id ? mt_kind_find_field (kind, id) : NULL;
  JsonNode *node = json_object_get_member (object, "number");
  g_autofree char *value = NULL;
  double number = NAN;

  if (!id || !given)
    return FALSE;
  if (field && !mt_field_read (field, given, &value, &number, NULL))
    return FALSE;
  if (!field && node && JSON_NODE_HOLDS_VALUE (node))
    number = json_node_get_double (node);
  mt_entry_add_value (entry, id, value ? value : given, number);
  return TRUE;
}

static gboolean
read_values (JsonObject *object, MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  JsonArray *values = mt_json_get_array (object, "values");

  for (guint i = 0; values && i < json_array_get_length (values); i++) {
    JsonObject *value = mt_json_get_element (values, i);

    if (!value || !read_value (value, kind, entry))
      return FALSE;
  }
  return values != NULL;
}

static gboolean
read_links (JsonObject *object, MtEntry *entry)
{
  JsonArray *links = mt_json_get_array (object, "links");

  for (guint i = 0; links && i < json_array_get_length (links); i++) {
    JsonObject *link = mt_json_get_element (links, i);
    const char *role = link ? mt_json_get_word (link, "role") : NULL;
    const char *to = link ? mt_json_get_word (link, "to") : NULL;

    if (!role || !to)
      return FALSE;
    mt_entry_add_link (entry, role, to);
  }
  return links != NULL;
}

static MtEntry *
read_entry (JsonObject *object, GError **error)
{
  const char *id = mt_json_get_word (object, "id"), *kind = mt_json_get_word (object, "kind");
  const char *text = mt_json_get_text (object, "text");
  JsonNode *flagged = json_object_get_member (object, "flagged");
  g_autoptr (MtEntry) entry = NULL;

  if (!id || !kind || !text || !g_uuid_string_is_valid (id)) {
    damaged (error, "a note is no entry");
    return NULL;
  }
  entry = mt_entry_new_stored (id, kind);
  mt_entry_set_text (entry, text);
  mt_entry_set_state (entry, mt_json_get_word (object, "state"));
  mt_entry_set_flagged (entry, flagged && JSON_NODE_HOLDS_VALUE (flagged) &&
                                   json_node_get_boolean (flagged));
  mt_entry_set_sealed (entry, TRUE);
  if (!read_moment (object, entry) || !read_values (object, entry) || !read_links (object, entry) ||
      !mt_entry_check (entry, NULL)) {
    damaged (error, "a note holds what no entry can");
    return NULL;
  }
  return g_steal_pointer (&entry);
}

static MtEntry *
read_json (const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;
  JsonObject *object;
  gint64 version;

  if (mt_json_is_flat (json, length, DEPTH_MAX) && g_utf8_validate_len (json, length, NULL) &&
      json_parser_load_from_data (parser, json, (gssize)length, NULL))
    root = json_parser_get_root (parser);
  object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (!object || g_strcmp0 (mt_json_get_text (object, "format"), FORMAT) != 0 ||
      !mt_json_get_int (object, "version", &version) || version < 1) {
    damaged (error, "this is not a note");
    return NULL;
  }
  if (version > VERSION_OF_SHAPE) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_NEW, "a note of a newer version");
    return NULL;
  }
  return read_entry (object, error);
}

MtEntry *
mt_sealed_note_open (GBytes *note,
                     const guint8 *inbox_key,
                     const guint8 *inbox_secret,
                     GError **error)
{
  gsize sealed_size, size, length;
  const guint8 *sealed = g_bytes_get_data (note, &sealed_size);
  guint8 *opened;
  MtEntry *entry = NULL;

  mt_process_may_take_long ();
  if (sealed_size <= crypto_box_SEALBYTES || sealed_size > MT_SEALED_NOTE_MAX) {
    damaged (error, "a note has not the size of one");
    return NULL;
  }
  size = sealed_size - crypto_box_SEALBYTES;
  opened = g_malloc (size);
  if (crypto_box_seal_open (opened, sealed, sealed_size, inbox_key, inbox_secret) != 0 ||
      sodium_unpad (&length, opened, size, size) != 0)
    damaged (error, "a note cannot be opened");
  else
    entry = read_json ((const char *)opened, length, error);
  sodium_memzero (opened, size);
  g_free (opened);
  return entry;
}
