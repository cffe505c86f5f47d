/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/share/text.h"

#include <string.h>

/* That a thought of @text is written as @markdown. */
static void
assert_markdown (const char *text, const char *markdown)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *whole = NULL, *expected = g_strdup_printf ("Thought\n\n%s\n", markdown);

  add_entry (entries, "a", "thought", "2026-08-03T09:00", text);
  whole = render (entries, MT_FORMAT_MARKDOWN, NULL);
  g_assert_cmpstr (strstr (whole, "Thought\n"), ==, expected);
}

static void
test_words_stay_words (void)
{
  assert_markdown ("plain words, R. & D. <3 (see a_b), 5 - 3 = 2!",
                   "plain words, R. & D. <3 (see a_b), 5 - 3 = 2!");
  assert_markdown ("# no heading", "\\# no heading");
  assert_markdown ("> no quote", "\\> no quote");
  assert_markdown ("- no item", "\\- no item");
  assert_markdown ("---", "\\---");
  assert_markdown ("1. no item\n12) nor this", "1\\. no item\\\n12\\) nor this");
  assert_markdown ("words\n===", "words\\\n\\===");
  assert_markdown ("*no* _stress_ `code` ~~gone~~",
                   "\\*no\\* \\_stress\\_ \\`code\\` \\~\\~gone\\~\\~");
  assert_markdown ("<b>bold</b> <!-- --> &amp; &#65;",
                   "\\<b>bold\\</b> \\<!-- --> \\&amp; \\&#65;");
  assert_markdown ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)");
  assert_markdown ("a\\b | c", "a\\\\b \\| c");
  assert_markdown ("    no code", "&#32;   no code");
}

static void
test_lines_and_paragraphs_stay (void)
{
  assert_markdown ("one\ntwo\n\n\nthree\n", "one\\\ntwo\n\nthree");
}

static void
test_control_characters_are_seen (void)
{
  assert_markdown ("a\x07"
                   "b\x1b[31m\x7f\xc2\x85"
                   "c\td",
                   "a\xEF\xBF\xBD"
                   "b\xEF\xBF\xBD\\[31m\xEF\xBF\xBD\\\nc\td");
}

static void
assert_clean (const char *text, const char *clean)
{
  g_autofree char *owned = NULL;

  g_assert_cmpstr (mt_text_clean (text, &owned), ==, clean);
}

static void
test_every_line_end_is_one (void)
{
  static const char untouched[] = "é – “x” 日本 \t\n";
  char *owned = NULL;

  assert_clean ("a\r\nb\rc\vd\fe\xE2\x80\xA8"
                "f",
                "a\nb\nc\nd\ne\nf");
  assert_clean ("a\xE2\x80\xA9"
                "b",
                "a\n\nb");
  assert_clean ("\r\n\r\n", "\n\n");
  g_assert_true (mt_text_clean (untouched, &owned) == untouched);
  g_assert_null (owned);
}

static void
test_a_value_cannot_leave_its_row (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *entry = add_entry (entries, "a", "thought", "2026-08-03T09:00", "");
  g_autofree char *text = NULL;

  add_value (entry, "tags", "a\n# b");
  add_value (entry, " odd\n**id**", "x");
  text = render (entries, MT_FORMAT_MARKDOWN, NULL);
  assert_has (text, "**Tags:**\n\na\\\n\\# b\n\n");
  assert_has (text, "- **odd \\*\\*id\\*\\*:** x\n");
}

static void
test_sixteen_mib_are_written (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = g_strnfill (MT_ENTRY_TEXT_MAX, '*'), *markdown = NULL;

  add_entry (entries, "a", "thought", "2026-08-03T09:00", text);
  markdown = render (entries, MT_FORMAT_MARKDOWN, NULL);
  g_assert_cmpuint (strlen (markdown), >, 2 * MT_ENTRY_TEXT_MAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/markdown/words", test_words_stay_words);
  g_test_add_func ("/share/markdown/lines", test_lines_and_paragraphs_stay);
  g_test_add_func ("/share/markdown/control-characters", test_control_characters_are_seen);
  g_test_add_func ("/share/markdown/line-ends", test_every_line_end_is_one);
  g_test_add_func ("/share/markdown/rows", test_a_value_cannot_leave_its_row);
  g_test_add_func ("/share/markdown/sixteen-mib", test_sixteen_mib_are_written);
  return g_test_run ();
}
