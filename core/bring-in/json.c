/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/json.h"

#include "core/error.h"
#include "core/json-entry.h"
#include "core/process.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEPTH_MAX 16 /* ours has seven */
#define VERSION_OF_SHAPE 1

static const char *const formats[] = { "meantime-export", "meantime-journal" };

gboolean
mt_bring_json_matches (const char *text)
{
  text += strspn (text, " \t\r\n");
  if (*text != '{')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", formats[i]);

    if (strstr (text, quoted))
      return TRUE;
  }
  return FALSE;
}

/* ---- Ids ---- */

static void
update (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *)text, (gssize)strlen (text) + 1);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp (((const MtValue *)a)->field, ((const MtValue *)b)->field);
}

char *
mt_bring_json_digest (MtEntry *entry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *instant =
      g_strdup_printf ("%" G_GINT64_FORMAT, mt_entry_get_moment (entry)->instant);
  const GPtrArray *stored = mt_entry_get_values (entry);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < stored->len; i++)
    g_ptr_array_add (values, stored->pdata[i]);
  /* Stable: those of one field keep their order. */
  g_ptr_array_sort_values (values, compare_fields);
  update (checksum, mt_entry_get_kind (entry));
  update (checksum, instant);
  update (checksum, mt_entry_get_text (entry));
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    update (checksum, value->field);
    update (checksum, value->value);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

char *
mt_bring_json_roles (MtEntry *entry)
{
  const GPtrArray *links = mt_entry_get_links (entry);
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (roles, ((const MtLink *)links->pdata[i])->role);
  g_ptr_array_sort_values (roles, (GCompareFunc)strcmp);
  g_ptr_array_add (roles, NULL);
  return g_strjoinv (" ", (char **)roles->pdata);
}

/* A UUIDv7 of the entry's own time, of which the rest is no chance: the @n-th that @says so. */
static char *
id_of (const char *says, guint n, gint64 instant)
{
  g_autofree char *seed = g_strdup_printf ("%s %u", says, n);
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  guint64 ms = (guint64)CLAMP (instant / 1000, 0, G_GINT64_CONSTANT (0xffffffffffff));

  return g_strdup_printf ("%08x-%04x-7%.3s-%x%.3s-%.12s", (guint)(ms >> 16), (guint)(ms & 0xffff),
                          hex, 8 + (guint)(g_ascii_xdigit_value (hex[3]) & 3), hex + 4, hex + 7);
}

/* ---- Entries ---- */

typedef struct {
  MtBroughtIn *brought;
  GHashTable *lines; /* JsonObject → its line */
  GHashTable *seen;  /* what an entry says → how many say so */
} Reading;

static guint
line_of (Reading *self, JsonObject *object)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, object));
}

static void
read_versions (Reading *self, JsonObject *object, MtWhole *whole)
{
  JsonArray *versions = mt_json_get_array (object, "earlier");

  for (guint i = 0; versions && i < json_array_get_length (versions); i++) {
    JsonObject *one = mt_json_get_element (versions, i);
    const char *left_out = NULL;
    MtEntry *version = one ? mt_json_entry_read_version (one, whole->entry, &left_out) : NULL;

    if (version)
      g_ptr_array_add (whole->versions, version);
    if (!version || left_out)
      mt_brought_in_miss (self->brought, line_of (self, object),
                          N_ ("Something of an earlier version was not understood."));
  }
}

/* An id that is kept, or the one that a number stands for. */
static MtEntry *
with_id (Reading *self, JsonObject *object, MtEntry *read)
{
  g_autofree char *digest = mt_bring_json_digest (read), *roles = mt_bring_json_roles (read);
  g_autofree char *says = g_strjoin (" ", digest, roles, NULL);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, says));
  g_autofree char *id = id_of (says, n, mt_entry_get_moment (read)->instant);
  const char *left_out;

  g_hash_table_insert (self->seen, g_steal_pointer (&says), GUINT_TO_POINTER (n + 1));
  return mt_json_entry_read (object, id, &left_out);
}

static void
read_entry (Reading *self, JsonObject *object)
{
  const char *id = mt_json_get_word (object, "id"), *left_out;
  g_autofree char *lower = id ? g_ascii_strdown (id, -1) : NULL;
  gboolean is_kept = lower && g_uuid_string_is_valid (lower);
  g_autoptr (MtEntry) entry = mt_json_entry_read (object, is_kept ? lower : "", &left_out);
  MtWhole *whole;

  if (left_out)
    mt_brought_in_miss (self->brought, line_of (self, object), left_out);
  if (!entry)
    return;
  whole = mt_whole_new (is_kept ? g_steal_pointer (&entry) : with_id (self, object, entry));
  whole->created = mt_json_entry_read_instant (object, "created");
  whole->changed = mt_json_entry_read_instant (object, "changed");
  read_versions (self, object, whole);
  mt_brought_in_add_whole (self->brought, whole, is_kept ? NULL : id, line_of (self, object));
}

static void
read_entries (Reading *self, JsonArray *entries)
{
  for (guint i = 0; i < json_array_get_length (entries); i++) {
    JsonObject *object = mt_json_get_element (entries, i);

    self->brought->n_read++;
    if (object)
      read_entry (self, object);
    else
      mt_brought_in_miss (self->brought, 1, N_ ("It is no entry."));
  }
}

/* ---- The rest ---- */

static void
read_gone (Reading *self, JsonObject *root)
{
  JsonArray *array = mt_json_get_array (root, "gone");

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonObject *object = mt_json_get_element (array, i);
    const char *id = object ? mt_json_get_word (object, "id") : NULL;

    if (id && g_uuid_string_is_valid (id))
      g_ptr_array_add (self->brought->gone,
                       mt_gone_new (id, mt_json_entry_read_instant (object, "purged")));
    else
      mt_brought_in_miss (self->brought, 1, N_ ("Something that was deleted was not understood."));
  }
}

static void
read_words (Reading *self, JsonObject *root)
{
  JsonArray *array = mt_json_get_array (root, "dictionary");

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *word =
        json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

    if (*word && strlen (word) <= MT_JSON_WORD_MAX && !strpbrk (word, "\r\n"))
      g_ptr_array_add (self->brought->words, g_strdup (word));
    else
      mt_brought_in_miss (self->brought, 1, N_ ("A word for the spelling checker is none."));
  }
}

static guint
get_count (JsonObject *object, const char *name)
{
  gint64 number;

  return mt_json_get_int (object, name, &number) ? (guint)CLAMP (number, 0, G_MAXINT) : 0;
}

static void
read_shared_rest (JsonObject *object, MtShared *shared)
{
  const char *place = mt_json_get_text (object, "place"), *zone = mt_json_get_word (object, "zone");
  const char *recipient = mt_json_get_text (object, "for");
  const char *fingerprint = mt_json_get_word (object, "fingerprint");
  gint64 size;

  shared->place = g_strdup (place);
  if (recipient && strlen (recipient) <= MT_SHARED_RECIPIENT_MAX)
    g_set_str (&shared->recipient, recipient);
  if (fingerprint)
    g_set_str (&shared->fingerprint, fingerprint);
  if (zone)
    g_set_str (&shared->moment.zone, zone);
  shared->n_pages = get_count (object, "pages");
  shared->size = mt_json_get_int (object, "size", &size) && size > 0 ? size : 0;
  shared->file_deleted = mt_json_entry_read_instant (object, "file-deleted");
}

/* Words are taken where it is known which entries they are of. */
static void
read_shared_words (JsonObject *object, MtShared *shared)
{
  JsonArray *array = mt_json_get_array (object, "entries");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  MtSharedKept kept;

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (json_node_get_value_type (node) == G_TYPE_STRING &&
        g_uuid_string_is_valid (json_node_get_string (node)))
      g_strv_builder_add (ids, json_node_get_string (node));
  }
  all = g_strv_builder_end (ids);
  mt_shared_set_words (shared, mt_json_get_text (object, "words"));
  if (!*all)
    mt_shared_set_words (shared, NULL);
  mt_shared_set_entries (shared, (const char *const *)all, 0);
  shared->n_entries = get_count (object, "count");
  if (mt_shared_kept_from_id (mt_json_get_text (object, "kept"), &kept) && *shared->entries)
    shared->kept = kept;
  if (shared->kept == MT_SHARED_WHOLE || shared->kept == MT_SHARED_BEGINNING)
    return;
  g_set_str (&shared->words, "");
}

static MtShared *
read_shared (JsonObject *object)
{
  const char *id = mt_json_get_word (object, "id"), *format = mt_json_get_text (object, "format");
  g_autoptr (MtShared) shared = NULL;
  g_auto (MtMoment) moment = { 0 };
  MtSharedWay way;

  if (!id || !g_uuid_string_is_valid (id) || !mt_json_entry_read_moment (object, &moment) ||
      !mt_shared_way_from_id (mt_json_get_text (object, "way"), &way))
    return NULL;
  shared = mt_shared_new (way, format);
  g_set_str (&shared->id, id);
  shared->moment.instant = moment.instant;
  shared->moment.offset = moment.offset;
  g_set_str (&shared->moment.zone, moment.zone);
  read_shared_rest (object, shared);
  read_shared_words (object, shared);
  return g_steal_pointer (&shared);
}

static void
read_all_shared (Reading *self, JsonObject *root)
{
  JsonArray *array = mt_json_get_array (root, "shared");

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonObject *object = mt_json_get_element (array, i);
    MtShared *shared = object ? read_shared (object) : NULL;

    if (shared)
      g_ptr_array_add (self->brought->shared, shared);
    else
      mt_brought_in_miss (self->brought, 1, N_ ("A record of what was shared was not understood."));
  }
}

/* ---- The file ---- */

/* While it is parsed, the line of each element is known. */
static void
element_cb (JsonParser *parser, JsonArray *array, int index, gpointer lines)
{
  JsonNode *node = json_array_get_element (array, (guint)index);

  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), "kind"))
    g_hash_table_insert (lines, json_node_get_object (node),
                         GUINT_TO_POINTER (json_parser_get_current_line (parser)));
}

static gboolean
is_ours (JsonObject *root, GError **error)
{
  const char *format = root ? mt_json_get_text (root, "format") : NULL;
  gint64 version;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_strcmp0 (format, formats[i]) != 0 || !mt_json_get_array (root, "entries") ||
        !mt_json_get_int (root, "version", &version) || version < 1)
      continue;
    if (version <= VERSION_OF_SHAPE)
      return TRUE;
    g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_NEW, "a newer version wrote this");
    return FALSE;
  }
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "JSON that is not of Meantime");
  return FALSE;
}

MtBroughtIn *
mt_bring_json_read (const char *text, const MtMoment *now, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .lines = lines, .seen = seen };
  gsize length = strlen (text);
  JsonNode *node = NULL;
  JsonObject *root;

  mt_process_may_take_long ();
  g_signal_connect (parser, "array-element", G_CALLBACK (element_cb), lines);
  if (mt_json_is_flat (text, length, DEPTH_MAX) &&
      json_parser_load_from_data (parser, text, (gssize)length, NULL))
    node = json_parser_get_root (parser);
  root = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (!is_ours (root, error))
    return NULL;
  self.brought = mt_brought_in_new ();
  read_entries (&self, mt_json_get_array (root, "entries"));
  read_gone (&self, root);
  read_words (&self, root);
  read_all_shared (&self, root);
  return self.brought;
}
