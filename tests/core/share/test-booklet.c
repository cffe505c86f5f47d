/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/day.h"
#include "tests/core/share/pdf-tools.h"

#include <locale.h>
#include <string.h>

/* A booklet has the chosen entries in their chapters, and nothing else. */

static gint32
today (void)
{
  gint32 day;

  g_assert_true (mt_day_parse ("2026-12-01", &day, NULL));
  return day;
}

static GPtrArray *
make_story (void)
{
  GPtrArray *entries = new_entries ();
  MtEntry *entry;

  add_entry (entries, "early", "thought", "2026-08-03T09:00", "Zither");
  add_entry (entries, "brought", "thought", "2026-09-20T09:00", "Yarrow");
  entry = add_entry (entries, "session", "session", "2026-09-25T16:00", "");
  mt_entry_set_state (entry, "over");
  add_value (entry, "one-thing", "Xylem");
  mt_entry_add_link (entry, "agenda", "brought");
  mt_entry_add_link (entry, "agenda", "not-chosen");
  entry = add_entry (entries, "after", "after-session", "2026-09-25T18:00", "Wisteria");
  mt_entry_add_link (entry, "session", "session");
  entry = add_entry (entries, "coming", "session", "2026-12-04T16:00", "Quince");
  mt_entry_set_state (entry, "planned");
  entry = add_entry (entries, "goal", "goal", "2026-08-10T09:00", "Vetch");
  mt_entry_set_state (entry, "open");
  entry = add_entry (entries, "review", "goal-review", "2026-10-10T09:00", "Umbel");
  add_value (entry, "closeness", "7");
  mt_entry_add_link (entry, "goal", "goal");
  add_entry (entries, "skill", "skill", "2026-10-11T09:00", "Thistle");
  entry = add_entry (entries, "open-letter", "letter", "2026-10-12T09:00", "Sorrel");
  add_value (entry, "opens", "2026-11-01T09:00:00+00:00");
  entry = add_entry (entries, "closed-letter", "letter", "2026-10-13T09:00", "Rosehip");
  add_value (entry, "opens", "2027-06-01T09:00:00+00:00");
  add_entry (entries, "late", "thought", "2026-11-28T09:00", "Peony");
  return entries;
}

static char **
read_pages (GPtrArray *entries, MtShareBooklet booklet)
{
  MtShareOptions options = { .format = MT_FORMAT_PDF, .paper = MT_PAPER_A4, .booklet = &booklet };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL, *checked = NULL;

  booklet.today = today ();
  bytes = mt_share_render (entries, &options, NULL, &error);
  g_assert_no_error (error);
  checked = ask (bytes, "qpdf --check %s");
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  text = ask (bytes, "pdftotext -layout %s -");
  return g_strsplit (text, "\f", -1);
}

static void
test_each_has_its_chapter (void)
{
  g_autoptr (GPtrArray) entries = make_story ();
  g_auto (GStrv) pages = read_pages (entries, (MtShareBooklet){ .parts = MT_BOOKLET_ALL });
  static const char *const words[][4] = {
    { "My time" },         { "What is in it" },   { "Xylem", "Yarrow", "Wisteria" },
    { "Vetch", "Umbel" },  { "Thistle" },         { "Sorrel" },
    { "Zither", "Peony" }, { "Zither", "Peony" },
  };

  g_assert_cmpuint (g_strv_length (pages), ==, G_N_ELEMENTS (words) + 1);
  for (gsize page = 0; page < G_N_ELEMENTS (words); page++) {
    for (gsize i = 0; i < 4 && words[page][i]; i++)
      assert_has (pages[page], words[page][i]);
    assert_lacks (pages[page], "Rosehip"); /* closed */
    assert_lacks (pages[page], "Quince");  /* has not been */
  }
  assert_lacks (pages[7], "Yarrow"); /* has its place with the session */
}

static void
test_the_contents_say_where_it_is (void)
{
  g_autoptr (GPtrArray) entries = make_story ();
  g_autofree char *text = g_strnfill (9000, 'w');
  g_auto (GStrv) pages = NULL, lines = NULL;
  guint n_found = 0;

  mt_entry_set_text (entries->pdata[1], text); /* some pages more */
  pages = read_pages (entries, (MtShareBooklet){ .parts = MT_BOOKLET_ALL });
  lines = g_strsplit (pages[1], "\n", -1);
  for (guint part = 0; part < MT_BOOKLET_N_PARTS; part++) {
    const char *name = mt_share_booklet_name (1 << part);

    for (char **line = lines; *line; line++) {
      char *page = g_strrstr (*line, " ");

      if (!g_str_has_prefix (g_strchug (*line), name))
        continue;
      g_assert_true (
          g_str_has_prefix (g_strchug (pages[g_ascii_strtoull (page, NULL, 10) - 1]), name));
      n_found++;
    }
  }
  g_assert_cmpuint (n_found, ==, MT_BOOKLET_N_PARTS);
}

static void
test_only_what_was_ticked_is_in_it (void)
{
  g_autoptr (GPtrArray) entries = make_story ();
  g_auto (GStrv) pages = read_pages (entries, (MtShareBooklet){ .title = "Opossum",
                                                                .words = "Nutmeg\n\nMallow",
                                                                .parts = MT_BOOKLET_GOALS });

  g_assert_cmpuint (g_strv_length (pages), ==, 4);
  assert_has (pages[0], "Opossum");
  assert_has (pages[0], "Mallow");
  assert_lacks (pages[0], "My time");
  assert_lacks (pages[1], "Sessions");
  assert_has (pages[2], "7 – Umbel");
  for (guint page = 0; page < 3; page++)
    assert_lacks (pages[page], "Xylem");
}

/* Until when a letter is closed may be hidden: that opens it no earlier. */
static void
test_a_closed_letter_stays_closed (void)
{
  static const char *const hidden[] = { "opens", NULL };
  g_autoptr (GPtrArray) entries = make_story ();
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  MtShareBooklet booklet = { .parts = MT_BOOKLET_ALL, .today = today () };
  MtShareOptions options = { .format = MT_FORMAT_PDF, .booklet = &booklet, .hidden = hidden };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GBytes) bytes = mt_share_render (entries, &options, NULL, NULL);
    g_autofree char *text = ask (bytes, "pdftotext %s -");

    assert_has (text, "Sorrel");
    assert_lacks (text, "Rosehip");
    mt_share_choice_leave_out (choice, "closed-letter", "opens", TRUE);
    options.hidden = NULL;
    options.choice = choice;
  }
}

static void
assert_found (GPtrArray *entries, MtBookletParts parts, const guint counts[MT_BOOKLET_N_PARTS])
{
  MtShareBooklet booklet = { .parts = parts, .today = today () };
  GPtrArray *found[MT_BOOKLET_N_PARTS];

  mt_share_booklet_find (entries, NULL, &booklet, found);
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++) {
    g_assert_cmpuint (found[i]->len, ==, counts[i]);
    g_ptr_array_unref (found[i]);
  }
}

/* The other pages are those that have no place in a chapter that was asked for. */
static void
test_what_there_is_for_one (void)
{
  g_autoptr (GPtrArray) entries = make_story (), none = new_entries ();

  assert_found (entries, MT_BOOKLET_ALL, (const guint[]){ 3, 2, 1, 1, 2, 2 });
  assert_found (entries, MT_BOOKLET_GOALS, (const guint[]){ 3, 2, 1, 1, 2, 6 });
  assert_found (none, MT_BOOKLET_ALL, (const guint[MT_BOOKLET_N_PARTS]){ 0 });
  add_entry (none, "only", "letter", "2026-10-13T09:00", "Rosehip");
  add_value (none->pdata[0], "opens", "2027-06-01T09:00:00+00:00");
  assert_found (none, MT_BOOKLET_ALL, (const guint[MT_BOOKLET_N_PARTS]){ 0 });
}

static void
test_what_of_all_is_in_it (void)
{
  g_autoptr (GPtrArray) entries = make_story (), taken = NULL, nothing = NULL;
  MtShareBooklet booklet = { .parts = MT_BOOKLET_SKILLS | MT_BOOKLET_THEN_AND_NOW,
                             .today = today () };
  static const char *const ids[] = { "early", "skill", "late" };

  taken = mt_share_booklet_take (entries, NULL, &booklet);
  g_assert_cmpuint (taken->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < taken->len; i++)
    g_assert_cmpstr (mt_entry_get_id (taken->pdata[i]), ==, ids[i]);
  booklet.parts = 0;
  nothing = mt_share_booklet_take (entries, NULL, &booklet);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* Neither on the title page nor within. */
static void
test_hidden_words_are_in_no_part (void)
{
  g_autoptr (GPtrArray) entries = make_story ();
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  MtShareBooklet booklet = { .title = "Zither and I", .parts = MT_BOOKLET_ALL, .today = today () };
  MtShareOptions options = { .format = MT_FORMAT_PDF, .choice = choice, .booklet = &booklet };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  mt_share_choice_hide_words (choice, "Zither", TRUE);
  bytes = mt_share_render (entries, &options, NULL, NULL);
  g_assert_nonnull (bytes);
  text = ask (bytes, "pdftotext %s -");
  assert_has (text, "and I");
  assert_has (text, "Peony");
  assert_lacks (text, "Zither");
}

static void
test_the_opening_is_the_title_page (void)
{
  g_autoptr (GPtrArray) entries = make_story ();
  MtShareBooklet booklet = { .title = "Opossum", .parts = MT_BOOKLET_ALL, .today = today () };
  MtShareOptions options = { .format = MT_FORMAT_PDF, .paper = MT_PAPER_A4, .booklet = &booklet };
  g_auto (GStrv) pages = read_pages (entries, booklet);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opening = mt_share_render_opening (entries, &options, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = ask (opening, "pdftotext -layout %s -");
  g_assert_true (g_str_has_suffix (text, "\f"));
  text[strlen (text) - 1] = '\0';
  g_assert_cmpstr (text, ==, pages[0]);
}

static void
test_nothing_is_a_title_page (void)
{
  g_autoptr (GPtrArray) none = new_entries ();
  g_auto (GStrv) pages = read_pages (none, (MtShareBooklet){ .parts = MT_BOOKLET_ALL });

  assert_has (pages[0], "My time");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/booklet/chapters", test_each_has_its_chapter);
  g_test_add_func ("/share/booklet/contents", test_the_contents_say_where_it_is);
  g_test_add_func ("/share/booklet/ticked", test_only_what_was_ticked_is_in_it);
  g_test_add_func ("/share/booklet/a-closed-letter-stays-closed",
                   test_a_closed_letter_stays_closed);
  g_test_add_func ("/share/booklet/found", test_what_there_is_for_one);
  g_test_add_func ("/booklet/what-of-all-is-in-it", test_what_of_all_is_in_it);
  g_test_add_func ("/share/booklet/hidden", test_hidden_words_are_in_no_part);
  g_test_add_func ("/share/booklet/opening", test_the_opening_is_the_title_page);
  g_test_add_func ("/share/booklet/nothing", test_nothing_is_a_title_page);
  return g_test_run ();
}
