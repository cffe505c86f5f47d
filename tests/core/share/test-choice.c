/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/error.h"
#include "core/share/choice.h"

#include <string.h>

static MtEntry *
new_example (const char *text)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "question", "2026-08-03T09:00", text);

  add_value (entry, "answer", "one answer");
  return g_object_ref (entry);
}

/* What is hidden, as it is put down: "0-4 9-12". */
static char *
say_hidden (const MtShareChoice *choice, MtEntry *entry, const char *field)
{
  g_autoptr (GArray) spans = mt_share_choice_get_hidden (choice, entry, field, 0);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++) {
    const MtShareSpan *span = &g_array_index (spans, MtShareSpan, i);
    g_string_append_printf (said, "%s%zu-%zu", i ? " " : "", span->start, span->end);
  }
  return g_string_free_and_steal (said);
}

#define assert_hidden(choice, entry, field, spans)                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *hidden_ = say_hidden (choice, entry, field);                                  \
    g_assert_cmpstr (hidden_, ==, spans);                                                          \
  }                                                                                                \
  G_STMT_END

static gboolean
hide (MtShareChoice *choice, MtEntry *entry, const char *field, gsize start, gsize end)
{
  return mt_share_choice_hide (choice, entry, field, 0, (MtShareSpan){ start, end });
}

static void
test_what_is_chosen_keeps_its_order (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  g_auto (GStrv) ids = NULL, moved = NULL;
  g_autofree char *said = NULL, *then = NULL;

  for (const char *id = "abcab"; *id; id++)
    mt_share_choice_set_chosen (choice, (const char[]){ *id, '\0' }, TRUE);
  mt_share_choice_set_chosen (choice, "a", FALSE);
  mt_share_choice_set_chosen (choice, "x", FALSE);
  mt_share_choice_set_chosen (choice, "a", TRUE);
  said = g_strjoinv ("", ids = mt_share_choice_get_ids (choice));
  g_assert_cmpstr (said, ==, "bca");
  mt_share_choice_move (choice, "a", 0);
  mt_share_choice_move (choice, "b", 99);
  then = g_strjoinv ("", moved = mt_share_choice_get_ids (choice));
  g_assert_cmpstr (then, ==, "acb");
  g_assert_cmpuint (mt_share_choice_get_n_chosen (choice), ==, 3);
  g_assert_true (mt_share_choice_contains (choice, "c"));
  g_assert_false (mt_share_choice_contains (choice, "x"));
  g_assert_false (mt_share_choice_changes (choice));
}

static void
test_a_field_is_left_out_of_one_or_of_all (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  g_auto (GStrv) of_all = NULL, of_one = NULL, of_none = NULL;

  mt_share_choice_leave_out (choice, "a", "tags", TRUE);
  mt_share_choice_leave_out (choice, "a", "answer", TRUE);
  mt_share_choice_leave_out (choice, NULL, MT_HIDE_TEXT, TRUE);
  g_assert_true (mt_share_choice_leaves_out (choice, "a", "tags"));
  g_assert_false (mt_share_choice_leaves_out (choice, "b", "tags"));
  g_assert_true (mt_share_choice_leaves_out (choice, "b", MT_HIDE_TEXT));
  of_all = mt_share_choice_get_left_out (choice, NULL);
  of_one = mt_share_choice_get_left_out (choice, "a");
  of_none = mt_share_choice_get_left_out (choice, "b");
  g_assert_cmpstrv (of_all, ((const char *const[]){ MT_HIDE_TEXT, NULL }));
  g_assert_cmpstrv (of_one, ((const char *const[]){ "answer", "tags", NULL }));
  g_assert_cmpuint (g_strv_length (of_none), ==, 0);
  mt_share_choice_leave_out (choice, "a", "tags", FALSE);
  mt_share_choice_leave_out (choice, "a", "answer", FALSE);
  mt_share_choice_leave_out (choice, NULL, MT_HIDE_TEXT, FALSE);
  g_assert_false (mt_share_choice_changes (choice));
}

static void
test_places_are_joined_and_taken_back (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  g_autoptr (MtEntry) entry = new_example ("abcdefghij");

  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 6, 8));
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 0, 2));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "0-2 6-8");
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 2, 3));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "0-3 6-8");
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 1, 99));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "0-10");
  g_assert_true (mt_share_choice_show (choice, entry, MT_HIDE_TEXT, 0, (MtShareSpan){ 4, 5 }));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "0-4 5-10");
  g_assert_true (mt_share_choice_show (choice, entry, MT_HIDE_TEXT, 0, (MtShareSpan){ 0, 10 }));
  g_assert_false (mt_share_choice_changes (choice));
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 3, 3));
  g_assert_false (mt_share_choice_changes (choice));
  g_assert_false (hide (choice, entry, "no-such-field", 0, 1));
  g_assert_true (hide (choice, entry, "answer", 0, 3));
  assert_hidden (choice, entry, "answer", "0-3");
}

static void
test_a_character_is_hidden_whole (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  g_autoptr (MtEntry) entry = new_example ("añb日");

  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 2, 2 + 1));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "1-3");
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 5, 6));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "1-3 4-7");
}

/* What was hidden may have moved into another field. */
static void
test_a_changed_text_hides_the_whole_entry_until_looked_at (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  g_autoptr (MtEntry) entry = new_example ("a secret here");

  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 2, 8));
  g_assert_false (mt_share_choice_is_stale (choice, entry));
  mt_entry_set_text (entry, "my secret here");
  g_assert_true (mt_share_choice_is_stale (choice, entry));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "0-14");
  assert_hidden (choice, entry, "answer", "0-10");
  g_assert_false (hide (choice, entry, MT_HIDE_TEXT, 0, 2));
  g_assert_false (hide (choice, entry, "answer", 0, 2));
  assert_hidden (choice, entry, MT_HIDE_TEXT, "0-14");
  mt_entry_set_text (entry, "a secret here"); /* it is as it was */
  assert_hidden (choice, entry, MT_HIDE_TEXT, "2-8");
  mt_entry_clear_values (entry, "answer");
  assert_hidden (choice, entry, MT_HIDE_TEXT, "2-8");
  mt_entry_set_text (entry, "");
  mt_share_choice_renew (choice, entry);
  g_assert_false (mt_share_choice_changes (choice));
}

static MtShareChoice *
new_full_choice (MtEntry *entry)
{
  MtShareChoice *choice = mt_share_choice_new ();

  mt_share_choice_set_chosen (choice, "b", TRUE);
  mt_share_choice_set_chosen (choice, "a", TRUE);
  mt_share_choice_leave_out (choice, NULL, "tags", TRUE);
  mt_share_choice_leave_out (choice, "b", "body", TRUE);
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 2, 4));
  g_assert_true (hide (choice, entry, MT_HIDE_TEXT, 6, 8));
  g_assert_true (hide (choice, entry, "answer", 0, 3));
  mt_share_choice_hide_words (choice, "“Anna” \n\x01", TRUE);
  mt_share_choice_hide_words (choice, "日本", TRUE);
  mt_share_choice_set_role (choice, "Anna", "my aunt");
  mt_share_choice_set_role (choice, "Anna", "my sister");
  mt_share_choice_set_role (choice, "Bo", "my brother");
  mt_share_choice_say (choice, "a", "Please ask first.");
  return choice;
}

static void
test_it_is_kept_as_it_is (void)
{
  g_autoptr (MtEntry) entry = new_example ("a secret here");
  g_autoptr (MtShareChoice) choice = new_full_choice (entry), empty = mt_share_choice_new ();
  g_autoptr (MtShareChoice) copy = mt_share_choice_copy (choice);
  g_autoptr (MtShareChoice) none = mt_share_choice_copy (empty);
  const MtShareRole *role = mt_share_choice_get_roles (copy)->pdata[0];

  g_assert_true (mt_share_choice_equal (choice, copy));
  g_assert_true (mt_share_choice_equal (empty, none));
  g_assert_false (mt_share_choice_equal (choice, empty));
  assert_hidden (copy, entry, MT_HIDE_TEXT, "2-4 6-8");
  assert_hidden (copy, entry, "answer", "0-3");
  g_assert_cmpstr (mt_share_choice_get_said (copy, "a"), ==, "Please ask first.");
  g_assert_null (mt_share_choice_get_said (copy, "b"));
  g_assert_cmpstr (mt_share_choice_get_words (copy)->pdata[0], ==, "“Anna” \n\x01");
  g_assert_cmpstr (role->role, ==, "my sister");
  mt_share_choice_forget (copy, "a");
  g_assert_false (mt_share_choice_contains (copy, "a"));
  g_assert_null (mt_share_choice_get_said (copy, "a"));
  assert_hidden (copy, entry, MT_HIDE_TEXT, "");
}

static void
test_what_is_no_choice_is_refused (void)
{
  static const struct {
    const char *json;
    MtError code;
  } wrong[] = {
    { "", MT_ERROR_INVALID },
    { "[]", MT_ERROR_INVALID },
    { "{\"format\":\"else\",\"version\":1}", MT_ERROR_INVALID },
    { "{\"format\":\"meantime-choice\",\"version\":2}", MT_ERROR_TOO_NEW },
    { "{\"format\":\"meantime-choice\",\"version\":1}", MT_ERROR_INVALID },
    { "{\"format\":\"meantime-choice\",\"version\":1,\"ids\":[1],\"left-out\":[],\"words\":[],"
      "\"roles\":[],\"changes\":{}}",
      MT_ERROR_INVALID },
    { "{\"format\":\"meantime-choice\",\"version\":1,\"ids\":[],\"left-out\":[],\"words\":[],"
      "\"roles\":[],\"changes\":{\"a\":{\"left-out\":[],\"said\":\"\",\"hidden\":[{\"field\":"
      "\"text\",\"index\":0,\"fingerprint\":\"f\",\"spans\":[4,2]}]}}}",
      MT_ERROR_INVALID },
    { "{\"format\":\"meantime-choice\",\"version\":1,\"ids\":[],\"left-out\":[],\"words\":[],"
      "\"roles\":[{\"name\":\"a\"}],\"changes\":{}}",
      MT_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (wrong[i].json, strlen (wrong[i].json));
    g_autoptr (GError) error = NULL;

    g_assert_null (mt_share_choice_from_json (bytes, &error));
    g_assert_error (error, MT_ERROR, (int)wrong[i].code);
  }
}

static void
test_what_is_hidden_is_counted (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  const char *id = mt_entry_get_id (entry);

  mt_entry_set_text (entry, "Figs on the wall");
  g_assert_true (mt_share_choice_hide (choice, entry, MT_HIDE_TEXT, 0, (MtShareSpan){ 0, 4 }));
  g_assert_true (mt_share_choice_hide (choice, entry, MT_HIDE_TEXT, 0, (MtShareSpan){ 12, 16 }));
  mt_share_choice_leave_out (choice, id, "tags", TRUE);
  mt_share_choice_leave_out (choice, NULL, MT_HIDE_STATE, TRUE);
  mt_share_choice_hide_words (choice, "Clara", TRUE);
  g_assert_cmpuint (mt_share_choice_count_hidden (choice, id), ==, 3);
  g_assert_cmpuint (mt_share_choice_count_hidden (choice, "another"), ==, 0);
  g_assert_cmpuint (mt_share_choice_count_hidden (choice, NULL), ==, 2); /* it is not chosen */
  mt_share_choice_set_chosen (choice, id, TRUE);
  g_assert_cmpuint (mt_share_choice_count_hidden (choice, NULL), ==, 5);
}

/* Ten thousand are chosen in no time anybody would notice. */
static void
test_many_can_be_chosen (void)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *id = g_strdup_printf ("0190f3a2-0000-7000-8000-%012u", i);

    mt_share_choice_set_chosen (choice, id, TRUE);
    g_assert_true (mt_share_choice_contains (choice, id));
  }
  g_assert_cmpuint (mt_share_choice_get_n_chosen (choice), ==, 10000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/choice/order", test_what_is_chosen_keeps_its_order);
  g_test_add_func ("/share/choice/left-out", test_a_field_is_left_out_of_one_or_of_all);
  g_test_add_func ("/share/choice/places", test_places_are_joined_and_taken_back);
  g_test_add_func ("/share/choice/characters", test_a_character_is_hidden_whole);
  g_test_add_func ("/share/choice/stale",
                   test_a_changed_text_hides_the_whole_entry_until_looked_at);
  g_test_add_func ("/share/choice/kept", test_it_is_kept_as_it_is);
  g_test_add_func ("/share/choice/refused", test_what_is_no_choice_is_refused);
  g_test_add_func ("/share/choice/counted", test_what_is_hidden_is_counted);
  g_test_add_func ("/share/choice/many", test_many_can_be_chosen);
  return g_test_run ();
}
