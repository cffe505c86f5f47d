/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/mask-text.h"

/* @text with @words (joined by "|") hidden and @roles ("name=role", likewise) in place. */
static char *
mask (const char *text, const char *words, const char *roles)
{
  g_auto (GStrv) hidden = g_strsplit (words, "|", -1), replaced = g_strsplit (roles, "|", -1);
  g_autoptr (MtHiddenWords) wanted = mt_hidden_words_new (), names = mt_hidden_words_new ();
  g_autoptr (GPtrArray) instead = g_ptr_array_new_with_free_func (g_free);
  const MtMaskWords all = { wanted, names, instead };
  guint n_hidden = 0, n_replaced = 0;
  char *masked;

  for (char **word = hidden; *word && **word; word++)
    mt_hidden_words_add (wanted, *word, 0);
  for (char **role = replaced; *role && **role; role++) {
    g_auto (GStrv) both = g_strsplit (*role, "=", 2);

    mt_hidden_words_add (names, both[0], (int)instead->len);
    g_ptr_array_add (instead, g_strdup (both[1]));
  }
  masked = mt_mask_text (&all, text, NULL, TRUE, &n_hidden, &n_replaced);
  return masked ? masked : g_strdup (text);
}

/* In what is expected, # is a bar. */
static void
check (const char *text, const char *words, const char *roles, const char *expected)
{
  g_autofree char *masked = mask (text, words, roles);
  g_auto (GStrv) parts = g_strsplit (expected, "#", -1);
  g_autofree char *whole = g_strjoinv (MT_SHARE_BAR, parts);

  g_assert_cmpstr (masked, ==, whole);
}

static void
test_a_word_is_found_however_it_is_written (void)
{
  check ("I saw Anna, ANNA and anna.", "Anna", "", "I saw #, # and #.");
  check ("Zoë came; Zoe\xCC\x88 went, ZOE stayed", "zoe", "", "# came; # went, # stayed");
  check ("Straße, STRASSE", "strasse", "", "#, #");
  check ("An\xC2\xADna and ｆｕｌｌ", "anna|full", "", "# and #");
  check ("İstanbul, ISTANBUL", "istanbul", "", "#, #");
  check ("Σίσυφος, ΣΙΣΥΦΟΣ", "σισυφος", "", "#, #");
  check ("أحمد وأحمد", "احمد", "", "# وأحمد"); /* what stands before is another word */
}

static void
test_a_word_is_found_with_what_is_not_seen_inside (void)
{
  check ("An\xC2\xADna, An\xE2\x80\x8Dna, An\xE2\x80\x8Bna, An\xE2\x81\xA0na.", "Anna", "",
         "#, #, #, #.");
  check ("An‑na, An-na, An‐na, An－na", "Anna", "", "#, #, #, #");
  check ("An\xE2\x80\x8B-\xC2\xADna went", "Anna", "", "# went");
  check ("I saw An-\nna, and An‑ \n  na", "Anna", "", "I saw #, and #");
  check ("Anna\xC2\xADMaria, Anna\xE2\x80\x8BMaria, Annamaria, Anna‑Maria, Anna Maria",
         "Anna-Maria", "", "#, #, #, #, #");
  check ("Anna\xE2\x80\x8BMaria and Anna\xEF\xBB\xBFMaria", "anna maria", "", "# and #");
  check ("Anna\xE2\x80\x8BMaria", "Maria", "", "Anna\xE2\x80\x8B#");
  check ("Anna\xE2\x80\x8BMa-ria", "maria", "", "Anna\xE2\x80\x8B#");
  check ("Annamaria", "anna\xC2\xADmaria", "", "#");
  check ("한\xE1\x85\xA0나 and 한나", "한나", "", "# and #");
}

static void
test_letters_in_another_form (void)
{
  check ("Ⓐⓝⓝⓐ, 𝐀𝐧𝐧𝐚, Ａｎｎａ, ᴬⁿⁿᵃ", "Anna", "", "#, #, #, #");
  check ("ｶﾞﾗｽ", "ガラス", "", "#");
  check ("Ⓐⓝ‑ⓝⓐs Haus", "", "Anna=Bo", "Bos Haus");
}

/* What stands between words parts them, too, and half of a word is no word. */
static void
test_what_only_parts_words_hides_no_more (void)
{
  check ("Haus\xC2\xADtür, Haus-\ntür", "tür", "", "Haus\xC2\xADtür, Haus-\n#");
  check ("Ann – a friend", "Anna", "", "Ann – a friend");
  check ("Ann—a friend", "Anna", "", "Ann—a friend");
  check ("Ann - a", "Anna", "", "Ann - a");
  check ("Ann- a", "Anna", "", "Ann- a");
  check ("- Ann\n- a", "Anna", "", "- Ann\n- a");
  check ("Ann-Kathrin, An-na", "", "Anna=my aunt", "Ann-Kathrin, my aunt");
}

/* Anything unseen, anywhere inside a name: none of it stays. */
static void
test_names_in_disguise (void)
{
  static const char *const names[] = { "Anna", "Zoë", "Гриша", "נועה", "अमित", "Σοφία" };
  static const char *const unseen[] = {
    "\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0",
    "\xEF\xBB\xBF", "\xE2\x80\x8E", "\xE2\x80\x91", "\xE2\x80\x90", "-",
    "\xEF\xB8\x8F", "\xCD\x8F"
  };
  g_autoptr (GRand) chance = g_rand_new_with_seed (6);

  for (int i = 0; i < 3000; i++) {
    const char *name = names[g_rand_int_range (chance, 0, G_N_ELEMENTS (names))];
    g_autoptr (GString) text = g_string_new ("so ");

    for (const char *at = name; *at; at = g_utf8_next_char (at)) {
      if (at > name && g_rand_boolean (chance) && !g_unichar_ismark (g_utf8_get_char (at)))
        g_string_append (text, unseen[g_rand_int_range (chance, 0, G_N_ELEMENTS (unseen))]);
      g_string_append_unichar (text, g_utf8_get_char (at));
    }
    g_string_append (text, ", yes");
    check (text->str, name, "", "so #, yes");
  }
}

static void
test_a_word_is_whole (void)
{
  check ("Annabel planned Ann's Annex", "Ann", "", "Annabel planned #'s Annex");
  check ("mark the market", "mark", "", "# the market");
  check ("Anna-Maria", "Anna", "", "#-Maria");
  check ("no such thing", "nothing", "", "no such thing");
  check ("", "Anna", "", "");
}

static void
test_a_possessive_is_the_name (void)
{
  check ("Anna’s house, Anna's car", "Anna", "", "#’s house, #'s car");
  check ("Annas Haus", "Anna", "", "# Haus");
  check ("annas haus, Annas Haus", "anna", "", "annas haus, Annas Haus");
  check ("Anna\xCA\xBCs house", "anna", "", "# house");
  check ("Anna’s house and Annas dog", "", "Anna=my sister",
         "My sister’s house and my sisters dog");
  check ("Kate Bushs Lieder", "Kate Bush", "", "# Lieder");
}

static void
test_phrases_are_found_over_what_is_between (void)
{
  check ("my  sister,\nmy sister", "my sister", "", "#,\n#");
  check ("St. John’s, then St John", "St John", "", "#’s, then #");
  check ("my older sister", "my sister", "", "my older sister");
  check ("a b a b c", "a b c", "", "a b #");
}

static void
test_scripts_without_spaces (void)
{
  check ("私は花子さんと会った", "花子", "", "私は#さんと会った");
  check ("花花子", "花子", "", "花#");
  check ("私は花子", "子", "", "私は花#");
  check ("田中花子Anna", "花子Anna", "", "田中#");
  check ("Annaと花", "Anna と", "", "#花");
  check ("田中花子", "田中 花子", "", "#");
  check ("田中 花子と", "田中花子", "", "#と");
  check ("ผมพบสมชายวันนี้", "สมชาย", "", "ผมพบ#วันนี้");
  check ("カ\xE3\x82\x99ラス", "ガ", "", "#ラス");
}

static void
test_what_has_no_letters_is_found_as_it_is (void)
{
  check ("yes 🐈 and 🐈‍⬛", "🐈", "", "yes # and #⬛");
  check ("❤️ or ❤", "❤️", "", "# or #");
}

static void
test_bars_that_meet_are_one (void)
{
  check ("Anna Maria Silva-Costa left", "anna|maria|silva|costa", "", "# left");
  check ("Anna, Maria", "anna|maria", "", "#, #");
  check ("Anna\nMaria", "anna|maria", "", "#\n#");
}

static void
test_a_name_is_replaced_by_a_role (void)
{
  check ("Anna called. I told Anna no! Anna hung up", "", "Anna=my sister",
         "My sister called. I told my sister no! My sister hung up");
  check ("Anna Maria and Anna", "", "Anna=my sister|Anna Maria=my aunt", "My aunt and my sister");
  check ("Anna and Bo", "", "Anna=Bo|Bo=Anna", "Bo and Anna");
}

static void
test_hiding_goes_before_replacing (void)
{
  check ("with Anna Maria Silva", "Maria", "Anna Maria=my aunt", "with # Silva");
  check ("Anna cried", "my sister cried", "Anna=my sister", "#");
  check ("x Anna y", "x y", "Anna=z", "x z y");
  check ("x Anna y", "x y|Anna", "", "x # y");
}

/* Who hides a part of a word everywhere must not see it again where it was. */
static void
test_a_part_of_a_word_is_not_found (void)
{
  const char *text = "Clara came";

  g_assert_true (mt_hidden_words_would_find (text, 0, 5));
  g_assert_true (mt_hidden_words_would_find (text, 0, 10));
  g_assert_false (mt_hidden_words_would_find (text, 0, 3));
  g_assert_false (mt_hidden_words_would_find (text, 0, 7));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/hidden-words/folded", test_a_word_is_found_however_it_is_written);
  g_test_add_func ("/share/hidden-words/unseen", test_a_word_is_found_with_what_is_not_seen_inside);
  g_test_add_func ("/share/hidden-words/other-letters", test_letters_in_another_form);
  g_test_add_func ("/share/hidden-words/parted", test_what_only_parts_words_hides_no_more);
  g_test_add_func ("/share/hidden-words/disguised", test_names_in_disguise);
  g_test_add_func ("/share/hidden-words/whole", test_a_word_is_whole);
  g_test_add_func ("/share/hidden-words/possessive", test_a_possessive_is_the_name);
  g_test_add_func ("/share/hidden-words/phrases", test_phrases_are_found_over_what_is_between);
  g_test_add_func ("/share/hidden-words/without-spaces", test_scripts_without_spaces);
  g_test_add_func ("/share/hidden-words/signs", test_what_has_no_letters_is_found_as_it_is);
  g_test_add_func ("/share/hidden-words/bars", test_bars_that_meet_are_one);
  g_test_add_func ("/share/hidden-words/roles", test_a_name_is_replaced_by_a_role);
  g_test_add_func ("/share/hidden-words/order", test_hiding_goes_before_replacing);
  g_test_add_func ("/share/hidden-words/part", test_a_part_of_a_word_is_not_found);
  return g_test_run ();
}
