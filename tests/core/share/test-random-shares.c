/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/expected-words.h"
#include "tests/core/share/pdf-insides.h"

#include <locale.h>

/* Random choices of random entries, in several scripts, with random fields, places, words and names
 * hidden: what can be read in each form is exactly what was reckoned. */

#define SHARES 250 /* of each part; tests/core/share/meson.build runs four */

static guint32 seed = 1; /* the part */

static const MtFormat formats[] = { MT_FORMAT_PDF, MT_FORMAT_MARKDOWN, MT_FORMAT_HTML,
                                    MT_FORMAT_CSV, MT_FORMAT_JSON };

static GBytes *
render_share (RandomShare *share, MtFormat format)
{
  const MtShareOptions options = { .format = format,
                                   .hidden = (const char *const *)share->absent->pdata,
                                   .choice = share->choice,
                                   .full = TRUE,
                                   .sheet = share->is_sheet ? &share->sheet : NULL };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = mt_share_render (share->entries, &options, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
to_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static void
check_words (RandomShare *share, MtFormat format, const char *text, const char *form, guint number)
{
  g_autofree char *folded = vocabulary_fold (text);
  gboolean seen[VOCABULARY_SIZE];

  expect (share, format, seen);
  for (guint i = 0; i < VOCABULARY_SIZE; i++) {
    g_autofree char *word = vocabulary_fold (share->vocabulary[i]);

    /* poppler gives single letters from left to right where the line is one of the other way */
    if (format == MT_FORMAT_PDF && script_of ((int)i)->is_rtl) {
      g_autofree char *forth = g_steal_pointer (&word);
      word = g_utf8_strreverse (forth, -1);
    }
    if ((strstr (folded, word) != NULL) != seen[i]) {
      g_autoptr (GBytes) choice = mt_share_choice_to_json (share->choice);
      g_autofree char *changed = to_text (choice);

      g_test_message ("share %u, %s: “%s” is %s\n%s\n%s", number, form, share->vocabulary[i],
                      seen[i] ? "missing" : "seen", changed, text);
      g_test_fail ();
      return;
    }
  }
}

/* Ids of ours tell when something was written: only all of it, unchanged, has them. */
static void
check_ids (RandomShare *share, const char *text)
{
  if (!mt_share_choice_changes (share->choice))
    return;
  for (guint i = 0; i < share->entries->len; i++)
    g_assert_null (strstr (text, mt_entry_get_id (share->entries->pdata[i])));
}

/* Neither streams nor strings have a hidden word, and fonts have no glyph that is not on a page. */
static void
check_insides (RandomShare *share, GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  qpdf_data pdf = qpdf_init ();
  g_autofree char *same = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GByteArray) all = NULL;
  g_autoptr (GHashTable) characters = NULL;
  gboolean seen[VOCABULARY_SIZE];
  GHashTableIter iter;
  gpointer character;

  g_assert_cmpint (qpdf_read_memory (pdf, "test", data, size, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (pdf), ==, QPDF_SUCCESS);
  g_assert_true (pdf_has_its_fonts (pdf));
  all = pdf_objects (pdf);
  characters = pdf_characters (all);
  expect (share, MT_FORMAT_PDF, seen);
  for (guint i = 0; i < VOCABULARY_SIZE; i++)
    g_assert_true (seen[i] || !pdf_has_word (all, share->vocabulary[i]));
  g_assert_cmpuint (g_hash_table_size (characters), >, 0);
  g_hash_table_iter_init (&iter, characters);
  while (g_hash_table_iter_next (&iter, &character, NULL)) {
    g_autofree char *apart = NULL;
    char alone[8] = { 0 };

    g_unichar_to_utf8 (GPOINTER_TO_UINT (character), alone);
    apart = g_utf8_normalize (alone, -1, G_NORMALIZE_ALL);
    g_assert_true (g_unichar_isspace (GPOINTER_TO_UINT (character)) || strstr (same, apart));
  }
  qpdf_cleanup (&pdf);
}

static void
check_share (RandomShare *share, guint number)
{
  static const char *const names[] = { "PDF", "Markdown", "HTML", "CSV", "JSON" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GBytes) bytes = render_share (share, formats[i]);
    g_autofree char *text = formats[i] == MT_FORMAT_PDF ? pdf_text (bytes) : to_text (bytes);

    check_words (share, formats[i], text, names[i], number);
    check_ids (share, text);
    if (formats[i] == MT_FORMAT_PDF)
      check_insides (share, bytes, text);
  }
}

/* It is told of as many entries as are in it. */
static void
check_summary (RandomShare *share)
{
  const MtShareOptions options = { .choice = share->choice,
                                   .sheet = share->is_sheet ? &share->sheet : NULL };
  MtShareSummary summary = mt_share_summarize (share->entries, &options);
  guint n_chosen = mt_share_choice_get_n_chosen (share->choice);

  g_assert_cmpuint (summary.n_entries, ==, n_chosen ? n_chosen : share->entries->len);
}

static void
test_exactly_what_is_chosen_is_read (void)
{
  GRand *chance = g_rand_new_with_seed (seed);

  for (guint i = 0; i < SHARES && !g_test_failed (); i++) {
    RandomShare *share = random_share_new (chance);

    check_share (share, i);
    check_summary (share);
    random_share_free (share);
  }
  g_rand_free (chance);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    seed = (guint32)g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add_func ("/share/random/words", test_exactly_what_is_chosen_is_read);
  return g_test_run ();
}
