/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/share/json.h"

#include <string.h>

static JsonNode *
render_json (GPtrArray *entries, const char *const *hidden, gboolean full)
{
  g_autoptr (GBytes) bytes = render_bytes (entries, MT_FORMAT_JSON, hidden, full);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  json_parser_load_from_data (parser, data, (gssize)size, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static JsonObject *
entry_at (JsonNode *root, guint i)
{
  JsonArray *entries = json_object_get_array_member (json_node_get_object (root), "entries");

  return json_array_get_object_element (entries, i);
}

static MtEntry *
add_example (GPtrArray *entries)
{
  MtEntry *entry = add_entry (entries, "id-a", "question", "2026-08-03T09:00", "why\x07\n\"so\"");

  add_entry (entries, "id-b", "mood", "2026-08-03T23:50", "");
  add_value (entries->pdata[1], "valence", "5");
  add_value (entries->pdata[1], "words", "calm");
  mt_entry_add_value (entries->pdata[1], "depth", "7.5", 7.5);
  add_value (entries->pdata[1], "colour", "green");
  add_value (entries->pdata[1], "colour", "blue");
  mt_entry_set_flagged (entry, TRUE);
  mt_entry_set_state (entry, "open");
  mt_entry_add_link (entry, "about", "id-b");
  return entry;
}

static void
test_the_shape_is_as_documented (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (JsonNode) root = NULL;
  JsonObject *top, *question, *mood, *fields;

  add_example (entries);
  root = render_json (entries, NULL, FALSE);
  top = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (top, "format"), ==, "meantime-export");
  g_assert_cmpint (json_object_get_int_member (top, "version"), ==, 1);
  question = entry_at (root, 0);
  g_assert_cmpstr (json_object_get_string_member (question, "kind"), ==, "question");
  g_assert_cmpstr (json_object_get_string_member (question, "at"), ==, "2026-08-03T09:00:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (question, "zone"), ==, "Europe/Lisbon");
  g_assert_cmpstr (json_object_get_string_member (question, "date"), ==, "2026-08-03");
  g_assert_cmpstr (json_object_get_string_member (question, "state"), ==, "open");
  g_assert_cmpstr (json_object_get_string_member (question, "text"), ==, "why\x07\n\"so\"");
  g_assert_true (json_object_get_boolean_member (question, "flagged"));
  mood = entry_at (root, 1);
  g_assert_true (json_object_get_null_member (mood, "state"));
  g_assert_cmpstr (json_object_get_string_member (mood, "text"), ==, "");
  fields = json_object_get_object_member (mood, "fields");
  g_assert_cmpint (json_object_get_int_member (fields, "valence"), ==, 5);
  g_assert_cmpfloat (json_object_get_double_member (fields, "depth"), ==, 7.5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (fields, "words")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (fields, "colour")), ==, 2);
  g_assert_false (json_object_has_member (fields, "energy"));
}

static void
test_a_selection_is_numbered (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (JsonNode) root = NULL, full = NULL;
  g_autofree char *text = NULL;
  JsonObject *link;

  add_example (entries);
  text = render (entries, MT_FORMAT_JSON, NULL);
  assert_lacks (text, "id-a");
  assert_lacks (text, "id-b");
  root = render_json (entries, NULL, FALSE);
  g_assert_cmpstr (json_object_get_string_member (entry_at (root, 1), "id"), ==, "2");
  link =
      json_array_get_object_element (json_object_get_array_member (entry_at (root, 0), "links"), 0);
  g_assert_cmpstr (json_object_get_string_member (link, "role"), ==, "about");
  g_assert_cmpstr (json_object_get_string_member (link, "to"), ==, "2");
  full = render_json (entries, NULL, TRUE);
  g_assert_cmpstr (json_object_get_string_member (entry_at (full, 1), "id"), ==, "id-b");
}

static void
test_what_is_hidden_is_absent (void)
{
  static const char *const hidden[] = { "text", "state", "about", "valence", NULL };
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (JsonNode) root = NULL;
  JsonObject *question;

  add_example (entries);
  root = render_json (entries, hidden, FALSE);
  question = entry_at (root, 0);
  g_assert_false (json_object_has_member (question, "text"));
  g_assert_false (json_object_has_member (question, "state"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (question, "links")), ==,
                    0);
  g_assert_false (json_object_has_member (
      json_object_get_object_member (entry_at (root, 1), "fields"), "valence"));
}

static void
test_one_entry_keeps_its_ids (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (JsonNode) node = mt_share_entry_to_json (add_example (entries), NULL);
  JsonObject *object = json_node_get_object (node);
  JsonArray *links = json_object_get_array_member (object, "links");

  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "id-a");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (links, 0), "to"),
                   ==, "id-b");
}

static void
test_no_entry_is_an_empty_list (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = render (entries, MT_FORMAT_JSON, NULL);

  g_assert_cmpstr (text, ==, "{\"format\":\"meantime-export\",\"version\":1,\"entries\":[]}\n");
}

static void
test_sixteen_mib_come_back (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = g_strnfill (MT_ENTRY_TEXT_MAX, 'w');
  g_autoptr (JsonNode) root = NULL;

  add_entry (entries, "a", "thought", "2026-08-03T09:00", text);
  root = render_json (entries, NULL, FALSE);
  g_assert_true (g_str_equal (json_object_get_string_member (entry_at (root, 0), "text"), text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/json/shape", test_the_shape_is_as_documented);
  g_test_add_func ("/share/json/numbered", test_a_selection_is_numbered);
  g_test_add_func ("/share/json/hidden", test_what_is_hidden_is_absent);
  g_test_add_func ("/share/json/one-entry", test_one_entry_keeps_its_ids);
  g_test_add_func ("/share/json/none", test_no_entry_is_an_empty_list);
  g_test_add_func ("/share/json/sixteen-mib", test_sixteen_mib_come_back);
  return g_test_run ();
}
