/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kind.h"

#include "core/error.h"

#include <math.h>
#include <string.h>

#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

static void
assert_id (const char *id, GHashTable *seen)
{
  g_assert_cmpint (strspn (id, ID_CHARACTERS), ==, strlen (id));
  g_assert_true (g_hash_table_add (seen, (gpointer)id));
}

static void
assert_field (const MtField *field, GHashTable *seen)
{
  assert_id (field->id, seen);
  g_assert_nonnull (field->name);
  if (field->type == MT_FIELD_SCALE && !mt_field_has_ends (field))
    g_assert_cmpfloat (field->max - field->min + 1, ==, field->n_choices);
  if (mt_field_has_ends (field)) {
    g_assert_cmpfloat (g_ascii_strtod (field->choices[0].id, NULL), ==, field->min);
    g_assert_cmpfloat (g_ascii_strtod (field->choices[1].id, NULL), ==, field->max);
  }
  if (field->n_groups > 0)
    g_assert_cmpint (field->n_choices % field->n_groups, ==, 0);
  if (field->type == MT_FIELD_NUMBER || field->type == MT_FIELD_DURATION)
    g_assert_cmpfloat (field->min, <, field->max);
  if (field->type == MT_FIELD_CHOICE)
    g_assert_cmpint (field->n_choices, >, 1);
  if (field->type == MT_FIELD_SEVERAL)
    g_assert_true (field->open || field->n_choices > 1);
  if (field->to)
    g_assert_nonnull (mt_kind_find (field->to));
  if (field->to || field->many)
    g_assert_cmpint (field->type, ==, MT_FIELD_LINK);
}

static void
assert_state (const MtKind *kind, const char *state)
{
  if (state)
    g_assert_nonnull (mt_kind_state_word (kind, state));
}

static void
test_the_table_is_sound (void)
{
  g_autoptr (GHashTable) kinds_seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) states_seen = g_hash_table_new (g_str_hash, g_str_equal);

    assert_id (kinds[i].id, kinds_seen);
    g_assert_nonnull (kinds[i].name);
    g_assert_nonnull (kinds[i].plural);
    g_assert_true (g_str_has_suffix (kinds[i].icon, "-symbolic"));
    g_assert_nonnull (kinds[i].prompt);
    if (kinds[i].tap)
      g_assert_cmpint (mt_kind_find_field (&kinds[i], kinds[i].tap)->type, ==, MT_FIELD_SCALE);
    for (gsize k = 0; k < kinds[i].n_states; k++)
      assert_id (kinds[i].states[k].id, states_seen);
    assert_state (&kinds[i], kinds[i].gather);
    assert_state (&kinds[i], kinds[i].discussed);
    if (kinds[i].closed_until)
      g_assert_cmpint (mt_kind_find_field (&kinds[i], kinds[i].closed_until)->type, ==,
                       MT_FIELD_DATE_TIME);
    g_assert_true (!kinds[i].due == !kinds[i].seen && !kinds[i].due == !kinds[i].due_words);
    if (kinds[i].due) {
      g_assert_cmpint (mt_kind_find_field (&kinds[i], kinds[i].due)->type, ==, MT_FIELD_DATE_TIME);
      g_assert_cmpint (mt_kind_find_field (&kinds[i], kinds[i].seen)->type, ==, MT_FIELD_DATE_TIME);
    }
    /* "state" and "text" are what --set and --hide call these two. */
    g_assert_null (mt_kind_find_field (&kinds[i], "state"));
    g_assert_null (mt_kind_find_field (&kinds[i], "text"));
    for (gsize k = 0; k < kinds[i].n_fields; k++)
      assert_field (&kinds[i].fields[k], seen);
  }
}

static void
test_the_fixed_ids_are_there (void)
{
  const MtKind *mood = mt_kind_find ("mood");
  const MtKind *session = mt_kind_find ("session");
  const MtField *valence = mt_kind_find_field (mood, "valence");
  const MtField *energy = mt_kind_find_field (mood, "energy");

  g_assert_cmpfloat (valence->min, ==, 1);
  g_assert_cmpfloat (valence->max, ==, 7);
  g_assert_cmpfloat (energy->max, ==, 5);
  g_assert_nonnull (mt_kind_find_field (mood, "words"));
  g_assert_nonnull (mt_kind_find_field (mood, "body"));
  g_assert_nonnull (mt_kind_find_field (mood, "tags"));
  g_assert_nonnull (mt_kind_find_field (mt_kind_find ("question"), "answer"));
  g_assert_cmpstr (mood->tap, ==, "valence");
  g_assert_nonnull (mt_kind_find ("thought")->jot);
  g_assert_nonnull (mt_kind_find ("question")->jot);
  g_assert_cmpint (mt_kind_find_field (session, "agenda")->type, ==, MT_FIELD_LINK);
  g_assert_cmpint (mt_kind_find_field (session, "discussed")->type, ==, MT_FIELD_LINK);
  g_assert_cmpstr (session->states[0].id, ==, "to-come");
  g_assert_null (mt_kind_find ("streak"));
}

static const MtChoice choices[] = { { "yes", "Yes" }, { "no", "No" } };
static const MtField fields[] = {
  [MT_FIELD_TEXT] = { .type = MT_FIELD_TEXT },
  [MT_FIELD_LONG_TEXT] = { .type = MT_FIELD_LONG_TEXT },
  [MT_FIELD_SCALE] = { .type = MT_FIELD_SCALE,
                       .min = 1,
                       .max = 2,
                       .choices = choices,
                       .n_choices = 2 },
  [MT_FIELD_NUMBER] = { .type = MT_FIELD_NUMBER, .min = -1, .max = 24 },
  [MT_FIELD_CHOICE] = { .type = MT_FIELD_CHOICE, .choices = choices, .n_choices = 2 },
  [MT_FIELD_SEVERAL] = { .type = MT_FIELD_SEVERAL, .open = TRUE },
  [MT_FIELD_DATE_TIME] = { .type = MT_FIELD_DATE_TIME },
  [MT_FIELD_DURATION] = { .type = MT_FIELD_DURATION, .max = 600 },
  [MT_FIELD_LINK] = { .type = MT_FIELD_LINK },
};

static void
test_values_are_read_by_type (void)
{
  static const struct {
    MtFieldType type;
    const char *given, *value;
    double number;
  } good[] = {
    { MT_FIELD_TEXT, "tight chest", "tight chest", NAN },
    { MT_FIELD_LONG_TEXT, "a\nb", "a\nb", NAN },
    { MT_FIELD_SCALE, "2", "2", 2 },
    { MT_FIELD_SCALE, "2.0", "2", 2 },
    { MT_FIELD_NUMBER, "7.5", "7.5", 7.5 },
    { MT_FIELD_NUMBER, "-0", "0", 0 },
    { MT_FIELD_NUMBER, "1e1", "10", 10 },
    { MT_FIELD_CHOICE, "no", "no", NAN },
    { MT_FIELD_SEVERAL, "anything", "anything", NAN },
    { MT_FIELD_DATE_TIME, "2026-11-22T10:00Z", "2026-11-22T10:00:00+00:00", 1795341600e6 },
    { MT_FIELD_DURATION, "50", "50", 50 },
  };
  static const struct {
    MtFieldType type;
    const char *given;
  } bad[] = {
    { MT_FIELD_TEXT, "a\nb" },    { MT_FIELD_TEXT, "\xc3\x28" }, { MT_FIELD_SCALE, "0" },
    { MT_FIELD_SCALE, "3" },      { MT_FIELD_SCALE, "1.5" },     { MT_FIELD_SCALE, "" },
    { MT_FIELD_SCALE, "two" },    { MT_FIELD_SCALE, "2 " },      { MT_FIELD_SCALE, "0x1" },
    { MT_FIELD_SCALE, " 2" },     { MT_FIELD_SCALE, "+2" },      { MT_FIELD_NUMBER, "nan" },
    { MT_FIELD_NUMBER, "inf" },   { MT_FIELD_NUMBER, "24.1" },   { MT_FIELD_NUMBER, "1,5" },
    { MT_FIELD_CHOICE, "maybe" }, { MT_FIELD_SEVERAL, "" },      { MT_FIELD_DATE_TIME, "now" },
    { MT_FIELD_DURATION, "1.5" }, { MT_FIELD_DURATION, "601" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autofree char *value = NULL;
    double number = -1;

    g_test_message ("%s %s", mt_field_type_id (good[i].type), good[i].given);
    g_assert_true (mt_field_read (&fields[good[i].type], good[i].given, &value, &number, NULL));
    g_assert_cmpstr (value, ==, good[i].value);
    g_assert_true (isnan (good[i].number) ? isnan (number) : number == good[i].number);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    char *value = NULL;
    double number = -1;

    g_test_message ("%s %s", mt_field_type_id (bad[i].type), bad[i].given);
    g_assert_false (mt_field_read (&fields[bad[i].type], bad[i].given, &value, &number, &error));
    g_assert_true (error->code == MT_ERROR_INVALID || error->code == MT_ERROR_NOT_TEXT);
    g_assert_null (value);
    g_assert_cmpfloat (number, ==, -1);
  }
}

static void
test_words_stand_for_values (void)
{
  const MtKind *mood = mt_kind_find ("mood");
  const MtKind *question = mt_kind_find ("question");

  g_assert_cmpstr (mt_field_word (mt_kind_find_field (mood, "valence"), "1"), ==, "Very low");
  g_assert_cmpstr (mt_field_word (mt_kind_find_field (mood, "valence"), "7"), ==, "Very well");
  g_assert_null (mt_field_word (mt_kind_find_field (mood, "valence"), "8"));
  g_assert_cmpstr (mt_field_word (mt_kind_find_field (mood, "words"), "calm"), ==, "calm");
  g_assert_null (mt_field_word (mt_kind_find_field (mood, "words"), "my own word"));
  g_assert_cmpstr (mt_kind_state_word (question, "asked"), ==, "Asked");
  g_assert_null (mt_kind_state_word (question, "lost"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/the-table-is-sound", test_the_table_is_sound);
  g_test_add_func ("/kind/the-fixed-ids-are-there", test_the_fixed_ids_are_there);
  g_test_add_func ("/kind/values-are-read-by-type", test_values_are_read_by_type);
  g_test_add_func ("/kind/words-stand-for-values", test_words_stand_for_values);
  return g_test_run ();
}
