/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sought.h"

#include <string.h>

static void
test_what_is_typed_becomes_a_query (void)
{
  static const struct {
    const char *typed, *wanted, *unwanted;
  } cases[] = {
    { "", NULL, NULL },
    { "  \t ", NULL, NULL },
    { "…!?", NULL, NULL },
    { "-nothing", NULL, "\"nothing\"" },
    { "one", "\"one\"", NULL },
    { "one two", "\"one\" AND \"two\"", NULL },
    { "\"one two\" three", "\"one two\" AND \"three\"", NULL },
    { "\"not closed", "\"not closed\"", NULL },
    { "wor*", "\"wor*\" *", NULL },
    { "one -two -\"three four\"", "\"one\"", "\"two\" OR \"three four\"" },
    { "-two one", "\"one\"", "\"two\"" },
    { "NEAR(a b) OR", "\"NEAR(a\" AND \"b)\" AND \"OR\"", NULL },
    { "it\"s", "\"it\"\"s\"", NULL },
    { "京", "\"京\" *", NULL },
    { "東京", "\"東京\"", NULL },
    { "a - b", "\"a\" AND \"b\"", NULL },
    { "Müller", "(\"Müller\" OR \"Mueller\")", NULL },
    { "Mueller", "(\"Mueller\" OR \"Muller\")", NULL },
    { "neue blaue Quelle", "\"neue\" AND \"blaue\" AND \"Quelle\"", NULL },
    /* a choice’s word finds its id */
    { "changed subject", "\"changed\" AND \"subject\"", NULL },
    { "\"changed the subject\"", "(\"changed the subject\" OR fields : \"changed-subject\")",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtSought) sought = mt_sought_new_typed (cases[i].typed);

    g_assert_true (!sought == (!cases[i].wanted && !cases[i].unwanted));
    if (!sought)
      continue;
    g_assert_cmpstr (mt_sought_get_wanted (sought), ==, cases[i].wanted);
    g_assert_cmpstr (mt_sought_get_unwanted (sought), ==, cases[i].unwanted);
  }
}

/* What is asked for on screen, with no signs to learn. */
static void
test_signs_need_not_be_known (void)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (MtSought) together = NULL, begun = NULL, ended = NULL, without = NULL;

  filter.words = (char *)"one two -three";
  filter.together = TRUE;
  together = mt_sought_new (&filter);
  g_assert_cmpstr (mt_sought_get_wanted (together), ==, "\"one two\"");
  g_assert_cmpstr (mt_sought_get_unwanted (together), ==, "\"three\"");
  g_assert_cmpint (mt_sought_get_n_wanted (together), ==, 1);

  filter = MT_FILTER_ALL;
  filter.words = (char *)"one tw";
  filter.begun = TRUE;
  begun = mt_sought_new (&filter);
  g_assert_cmpstr (mt_sought_get_wanted (begun), ==, "\"one\" AND \"tw\" *");
  filter.words = (char *)"one two ";
  ended = mt_sought_new (&filter);
  g_assert_cmpstr (mt_sought_get_wanted (ended), ==, "\"one\" AND \"two\"");

  filter = MT_FILTER_ALL;
  filter.without = (char *)"work “the boss”";
  without = mt_sought_new (&filter);
  g_assert_null (mt_sought_get_wanted (without));
  g_assert_cmpstr (mt_sought_get_unwanted (without), ==, "\"work\" OR \"the boss\"");
}

typedef struct {
  const char *text;
  GString *places;
} Marks;

static gboolean
mark (gsize start, gsize end, gpointer data)
{
  Marks *marks = data;

  g_assert_true (g_utf8_validate (marks->text + start, (gssize)(end - start), NULL));
  g_string_append_printf (marks->places, "[%.*s]", (int)(end - start), marks->text + start);
  return TRUE;
}

static void
test_it_is_found_in_the_text_as_it_was_written (void)
{
  static const struct {
    const char *typed, *text, *places;
  } cases[] = {
    { "cafe", "A Café, a cafe\xcc\x81 and caféine", "[Café][cafe\xcc\x81]" },
    { "caf*", "A Café and Caféine", "[Café][Caféine]" },
    { "strasse", "Die Straße, die STRASSE", "[Straße][STRASSE]" },
    { "Müller", "Mueller, Muller und MÜLLER", "[Mueller][Muller][MÜLLER]" },
    { "schoen", "Schön war es, schoen", "[Schön][schoen]" },
    { "\"the old house\"", "the house; the old, old house; The  old\nhouse.", "[The  old\nhouse]" },
    { "old house", "the old house", "[old][house]" },
    { "\"a b\" b", "a b b a", "[a b][b]" },
    { "שלום", "אמר שָׁלוֹם לכולם", "[שָׁלוֹם]" },
    { "محمد", "قال مُحَمَّد هنا", "[مُحَمَّد]" },
    { "東京", "私は東京に住む", "[東京]" },
    { "東京都", "東京都と京都", "[東京都]" },
    { "京", "東京と京都", "[京][京]" },
    { "สวัส", "ขอสวัสดี", "[สวัส]" },
    { "nothing -some", "some words", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtSought) sought = mt_sought_new_typed (cases[i].typed);
    g_autoptr (GString) places = g_string_new (NULL);
    Marks marks = { cases[i].text, places };

    mt_sought_find (sought, cases[i].text, strlen (cases[i].text), mark, &marks);
    g_assert_cmpstr (places->str, ==, cases[i].places);
  }
}

static void
test_a_snippet_has_the_place (void)
{
  static const char long_text[] =
      "It rained all day and I stayed in. In the evening my sister rang me up,\nand we talked "
      "about "
      "the lighthouse we went to as children, and about what became of it in the end.";
  static const struct {
    const char *typed, *text, *snippet;
  } cases[] = {
    { "rained", long_text, "It rained all day and I stayed in. In…" },
    { "lighthouse", long_text, "…up, and we talked about the lighthouse…" },
    { "end", long_text, "…what became of it in the end." },
    { "elephant", long_text, NULL },
    { "東京",
      "今日は朝から雨が降っていて、とても静かな一日で、一日中家にいました。東京の友達から電話があり"
      "ました。",
      "…から雨が降っていて、とても静かな一日で、一日中家にいました。東京の友達から電…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtSought) sought = mt_sought_new_typed (cases[i].typed);
    g_autofree char *snippet = mt_sought_snippet (sought, cases[i].text, 38);

    g_assert_cmpstr (snippet, ==, cases[i].snippet);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sought/what-is-typed-becomes-a-query", test_what_is_typed_becomes_a_query);
  g_test_add_func ("/sought/signs-need-not-be-known", test_signs_need_not_be_known);
  g_test_add_func ("/sought/it-is-found-as-it-was-written",
                   test_it_is_found_in_the_text_as_it_was_written);
  g_test_add_func ("/sought/a-snippet-has-the-place", test_a_snippet_has_the_place);
  return g_test_run ();
}
