/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#include <string.h>

static gboolean
collect (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  GString *words = data;

  g_assert_cmpint (start, <, end);
  if (words->len)
    g_string_append_c (words, '|');
  g_string_append_len (words, word, (gssize)length);
  return TRUE;
}

static char *
split (const char *text, MtWordsPurpose purpose)
{
  GString *words = g_string_new (NULL);

  mt_words_split (text, strlen (text), purpose, collect, words);
  return g_string_free (words, FALSE);
}

static void
test_texts_are_cut_into_words (void)
{
  static const struct {
    const char *text, *written, *sought;
  } cases[] = {
    { "", "", "" },
    { "Don’t stop, Anna-Lena!", "don|t|stop|anna|lena", "don|t|stop|anna|lena" },
    { "Straße café ŁÓDŹ", "strasse|cafe|łodz", "strasse|cafe|łodz" },
    { "cafe\xcc\x81", "cafe", "cafe" }, /* e and a combining acute */
    { "ﬁnd ＡＢＣ", "find|abc", "find|abc" },
    { "Ὀδυσσεύς", "οδυσσευσ", "οδυσσευσ" },
    { "Пройдёмте", "проидемте", "проидемте" },
    { "שָׁלוֹם", "שלום", "שלום" },
    { "مُحَمَّد إلى كتـاب", "محمد|الي|كتاب", "محمد|الي|كتاب" },
    { "東京都", "東京|京都|都", "東京|京都" },
    { "京", "京", "京" },
    { "ＴＶ見る2026年", "tv|見る|る|2026|年", "tv|見る|2026|年" },
    { "がき か\xe3\x82\x99き", "がき|き|がき|き",
      "がき|がき" }, /* the second か has its mark apart */
    { "ラーメン", "ラー|ーメ|メン|ン", "ラー|ーメ|メン" },
    { "สวัสดี", "สว|วั|ัส|สด|ดี|ี", "สว|วั|ัส|สด|ดี" },
    { "नमस्ते दुनिया", "नमस्ते|दुनिया", "नमस्ते|दुनिया" },
    { "한국어 책", "한국어|책", "한국어|책" },
    { "a\xff"
      "b",
      "a|b", "a|b" },
    { "👩🏽‍⚕️ x", "x", "x" },
    { "co\xe2\x80\x8bop soft\xc2\xadly", "coop|softly",
      "coop|softly" }, /* zero width, soft hyphen */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *written = split (cases[i].text, MT_WORDS_WRITTEN);
    g_autofree char *sought = split (cases[i].text, MT_WORDS_SOUGHT);

    g_assert_cmpstr (written, ==, cases[i].written);
    g_assert_cmpstr (sought, ==, cases[i].sought);
  }
}

static void
test_a_preview_is_one_short_line (void)
{
  static const struct {
    const char *text;
    gsize max;
    const char *preview;
  } cases[] = {
    { "", 10, "" },
    { "  two\n\nlines  ", 20, "two lines" },
    { "a few words more", 11, "a few words…" },
    { "a few words more", 10, "a few…" },
    { "unbreakable", 5, "unbre…" },
    { "whole", 5, "whole" },
    { "tab\tand\x01 bell", 40, "tab and bell" },
    { "日本語の文章", 3, "日本語…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *preview = mt_words_preview (cases[i].text, cases[i].max);

    g_assert_cmpstr (preview, ==, cases[i].preview);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/texts-are-cut-into-words", test_texts_are_cut_into_words);
  g_test_add_func ("/words/a-preview-is-one-short-line", test_a_preview_is_one_short_line);
  return g_test_run ();
}
