/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/day.h"
#include "core/share/document.h"
#include "core/share/phrase.h"

#include <locale.h>
#include <string.h>

static const MtFormat formats[] = { MT_FORMAT_MARKDOWN, MT_FORMAT_JSON };

static void
test_questions_come_first_then_days (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (MtDocument) document = NULL;

  add_entry (entries, "a", "mood", "2026-08-03T09:00", "");
  add_entry (entries, "b", "question", "2026-11-20T09:00", "");
  add_entry (entries, "c", "thought", "2026-08-02T23:50", "");
  add_entry (entries, "d", "question", "2026-09-01T09:00", "");
  add_entry (entries, "e", "unheard-of", "2026-08-02T23:40", "");
  g_ptr_array_add (entries, g_object_ref (entries->pdata[0]));
  document = mt_document_new (entries, &(MtShareOptions){ 0 });
  g_assert_cmpuint (mt_document_get_length (document), ==, 5);
  g_assert_cmpuint (mt_document_find (document, "d"), ==, 1);
  g_assert_cmpuint (mt_document_find (document, "b"), ==, 2);
  g_assert_cmpuint (mt_document_find (document, "e"), ==, 3);
  g_assert_cmpuint (mt_document_find (document, "c"), ==, 4);
  g_assert_cmpuint (mt_document_find (document, "a"), ==, 5);
}

static void
test_any_order_gives_the_same_bytes (void)
{
  g_autoptr (GPtrArray) entries = new_entries (), others = new_entries ();

  for (int i = 0; i < 9; i++) {
    g_autofree char *id = g_strdup_printf ("id-%d", i);
    add_entry (entries, id, i % 2 ? "mood" : "question", "2026-08-03T09:00", id);
  }
  for (guint i = entries->len; i > 0; i--)
    g_ptr_array_add (others, g_object_ref (entries->pdata[i - 1]));
  for (MtFormat format = MT_FORMAT_PDF; format <= MT_FORMAT_JSON; format++) {
    g_autoptr (GBytes) bytes = render_bytes (entries, format, NULL, FALSE);
    g_autoptr (GBytes) again = render_bytes (others, format, NULL, FALSE);
    g_assert_true (g_bytes_equal (bytes, again));
  }
}

static void
test_a_hidden_field_leaves_neither_value_nor_name (void)
{
  static const char *const hidden[] = {
    "answer", "tags", "text", "about", "state", "dreamt", NULL
  };
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "question", "2026-08-03T09:00", "free words");

  add_entry (entries, "b", "thought", "2026-08-03T10:00", "");
  add_value (entry, "answer", "an answer of mine");
  add_value (entry, "tags", "fishing");
  add_value (entry, "dreamt", "of water");
  mt_entry_set_state (entry, "answered");
  mt_entry_add_link (entry, "about", "b");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *shown = render (entries, formats[i], NULL);
    g_autofree char *rest = render (entries, formats[i], hidden);
    static const char *const words[] = { "an answer",  "nswer",    "fishing",  "ags",
                                         "free words", "bout",     "state",    "see 2",
                                         "dreamt",     "of water", "to\":\"2", NULL };

    assert_has (shown, "an answer of mine");
    assert_has (shown, "of water");
    for (gsize j = 0; words[j]; j++)
      assert_lacks (rest, words[j]);
    assert_has (rest, formats[i] == MT_FORMAT_JSON ? "2026-08-03T09:00"
                                                   : "Monday, 3 August 2026, 09:00\n");
  }
}

static void
test_a_hidden_answer_is_not_told_by_the_state (void)
{
  static const char *const hidden[] = { "answer", NULL };
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "question", "2026-03-01T10:00", "May I?");

  mt_entry_set_state (entry, "answered");
  add_value (entry, "answer", "Yes.");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *shown = render (entries, formats[i], NULL);
    g_autofree char *rest = render (entries, formats[i], hidden);
    g_autofree char *lower = g_ascii_strdown (rest, -1);

    g_assert_nonnull (strstr (shown, "nswered"));
    g_assert_null (strstr (lower, "answer"));
  }
}

static void
test_a_link_to_what_was_not_chosen_is_absent (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "id-a", "question", "2026-08-03T09:00", "why");

  mt_entry_add_link (entry, "about", "id-elsewhere");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *text = render (entries, formats[i], NULL);
    assert_lacks (text, "bout");
    assert_lacks (text, "elsewhere");
  }
  add_entry (entries, "id-elsewhere", "thought", "2026-08-03T10:00", "because");
  g_autofree char *text = render (entries, MT_FORMAT_MARKDOWN, NULL);
  assert_has (text, "**About:** see 2");
}

/* A value that @field takes, and the words it is shown in. */
static char *
example (const MtField *field, char **words)
{
  g_autofree char *value = NULL;

  switch (field->type) {
  case MT_FIELD_SCALE:
    *words = g_strdup (field->choices[field->n_choices - 1].name);
    return g_strdup_printf ("%d", (int)field->max);
  case MT_FIELD_NUMBER:
    value = g_strdup_printf ("%.15g", field->min);
    *words = g_strdup (field->weeks ? "Every week" : value);
    return g_steal_pointer (&value);
  case MT_FIELD_DURATION:
    *words = g_strdup ("minute");
    return g_strdup_printf ("%d", (int)field->min + 1);
  case MT_FIELD_CHOICE:
    *words = g_strdup (field->choices[0].name);
    return g_strdup (field->choices[0].id);
  case MT_FIELD_SEVERAL:
    *words = g_strdup (field->n_choices ? field->choices[0].name : "a word");
    return g_strdup (field->n_choices ? field->choices[0].id : "a word");
  case MT_FIELD_DATE_TIME:
    *words = g_strdup ("Friday, 13 March 2026, 17:45");
    return g_strdup ("2026-03-13T17:45:00+01:00");
  case MT_FIELD_LINK:
    *words = g_strdup ("see ");
    return NULL;
  case MT_FIELD_TEXT:
  case MT_FIELD_LONG_TEXT:
    break;
  }
  *words = g_strdup ("words of theirs");
  return g_strdup ("words of theirs");
}

static void
test_every_field_of_every_kind_is_shown (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    for (gsize j = 0; j < kinds[i].n_fields; j++) {
      const MtField *field = &kinds[i].fields[j];
      g_autoptr (GPtrArray) entries = new_entries ();
      MtEntry *entry = add_entry (entries, "a", kinds[i].id, "2026-08-03T09:00", "");
      g_autofree char *words = NULL, *value = example (field, &words);
      gboolean is_word = g_str_equal (field->name, kinds[i].name); /* stands in the heading */
      g_autofree char *row = g_strdup_printf (is_word ? "· %s ·" : "**%s:**", field->name);
      g_autofree char *markdown = NULL, *json = NULL;

      add_entry (entries, "b", "thought", "2026-08-03T10:00", "");
      if (value)
        add_value (entry, field->id, value);
      else
        mt_entry_add_link (entry, field->id, "b");
      markdown = render (entries, MT_FORMAT_MARKDOWN, NULL);
      json = render (entries, MT_FORMAT_JSON, NULL);
      assert_has (markdown, kinds[i].name);
      assert_has (markdown, row);
      assert_has (strstr (markdown, row), words);
      assert_has (json, field->id);
    }
}

static void
test_what_is_unknown_is_shown_with_its_id (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "sea_dream", "2026-08-03T09:00", "waves");

  add_value (entry, "colour", "green");
  add_value (entry, "colour", "blue");
  mt_entry_add_value (entry, "depth", "7.5", 7.5);
  mt_entry_set_state (entry, "recurring");
  g_autofree char *markdown = render (entries, MT_FORMAT_MARKDOWN, NULL);
  assert_has (markdown, "09:00 · sea_dream · recurring\n\nwaves\n\n");
  assert_has (markdown, "- **colour:** green, blue\n- **depth:** 7.5\n");
}

static void
test_values_are_words (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "mood", "2026-08-03T09:00", "");

  add_value (entry, "valence", "5");
  add_value (entry, "words", "calm");
  add_value (entry, "words", "tired");
  add_value (entry, "words", "gluggavedur");
  g_autofree char *markdown = render (entries, MT_FORMAT_MARKDOWN, NULL);
  assert_has (markdown, "09:00 · Mood · All right\n\n- **Feelings:** calm, tired, gluggavedur\n");
}

static void
assert_value (MtFieldType type, const char *given, const char *words)
{
  MtField field = { .id = "f", .name = "F", .type = type, .min = -1e18, .max = 1e18 };
  MtValue value = { (char *)"f", NULL, NAN };
  g_autofree char *shown = NULL;

  g_assert_true (mt_field_read (&field, given, &value.value, &value.number, NULL));
  shown = mt_phrase_value (&field, &value);
  g_assert_cmpstr (shown, ==, words);
  g_free (value.value);
}

static void
test_how_often_is_a_sentence (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "session", "2026-08-03T09:00", "");

  add_value (entry, "every", "2");
  g_autofree char *markdown = render (entries, MT_FORMAT_MARKDOWN, NULL);
  assert_has (markdown, "- **Comes again:** Every 2 weeks\n");
}

static void
test_numbers_and_times_are_plain (void)
{
  assert_value (MT_FIELD_NUMBER, "36.6", "36.6");
  assert_value (MT_FIELD_NUMBER, "-2", "-2");
  assert_value (MT_FIELD_NUMBER, "100000000000000000", "100000000000000000");
  assert_value (MT_FIELD_DURATION, "1", "1 minute");
  assert_value (MT_FIELD_DURATION, "60", "1 hour");
  assert_value (MT_FIELD_DURATION, "135", "2 hours 15 minutes");
  assert_value (MT_FIELD_DURATION, "0", "0 minutes");
  assert_value (MT_FIELD_DATE_TIME, "2026-11-03T08:05:00+01:00", "Tuesday, 3 November 2026, 08:05");
}

static void
assert_dates (const char *first, const char *last, const char *words)
{
  gint32 from = 0, to = 0;
  g_autofree char *shown = NULL;

  g_assert_true (mt_day_parse (first, &from, NULL) && mt_day_parse (last, &to, NULL));
  shown = mt_phrase_dates (from, to);
  g_assert_cmpstr (shown, ==, words);
}

static void
test_dates_are_said_shortly (void)
{
  assert_dates ("2026-08-03", "2026-11-20", "3 August – 20 November 2026");
  assert_dates ("2026-11-03", "2026-11-20", "3 – 20 November 2026");
  assert_dates ("2025-12-28", "2026-01-02", "28 December 2025 – 2 January 2026");
  assert_dates ("2026-11-03", "2026-11-03", "3 November 2026");
  assert_dates ("0001-01-01", "9999-12-31", "1 January 1 – 31 December 9999");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/document/order", test_questions_come_first_then_days);
  g_test_add_func ("/share/document/same-bytes", test_any_order_gives_the_same_bytes);
  g_test_add_func ("/share/document/hidden", test_a_hidden_field_leaves_neither_value_nor_name);
  g_test_add_func ("/share/document/hidden-answer", test_a_hidden_answer_is_not_told_by_the_state);
  g_test_add_func ("/share/document/links", test_a_link_to_what_was_not_chosen_is_absent);
  g_test_add_func ("/share/document/every-field", test_every_field_of_every_kind_is_shown);
  g_test_add_func ("/share/document/unknown", test_what_is_unknown_is_shown_with_its_id);
  g_test_add_func ("/share/document/words", test_values_are_words);
  g_test_add_func ("/share/document/how-often", test_how_often_is_a_sentence);
  g_test_add_func ("/share/document/numbers", test_numbers_and_times_are_plain);
  g_test_add_func ("/share/document/dates", test_dates_are_said_shortly);
  return g_test_run ();
}
