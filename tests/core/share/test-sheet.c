/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include <glib/gstdio.h>
#include <string.h>

/* A sheet for a session: in the person's order, and with nothing that was not ticked. */

static const MtFormat formats[] = { MT_FORMAT_PDF, MT_FORMAT_MARKDOWN, MT_FORMAT_JSON };

typedef struct {
  GPtrArray *entries, *since;
  GPtrArray *others; /* what the sheet borrows */
  MtShareSheet sheet;
  MtMoment last;
} Sample;

static void
add_mood (GPtrArray *entries, const char *id, const char *step, const char *word)
{
  MtEntry *mood = add_entry (entries, id, "mood", "2026-11-24T10:00", "");

  add_value (mood, "valence", step);
  add_value (mood, "words", word);
}

static void
set_up (Sample *s, gconstpointer data)
{
  MtEntry *session, *task;

  *s = (Sample){ .entries = new_entries (), .since = new_entries (), .others = new_entries () };
  add_value (add_entry (s->entries, "third", "thought", "2026-11-27T09:00", "Zither"), "tags",
             "Thistle");
  mt_entry_set_state (add_entry (s->entries, "first", "question", "2026-11-25T09:00", "Yarrow"),
                      "open");
  add_entry (s->entries, "second", "thought", "2026-11-26T09:00", "Xylem");
  session = add_entry (s->others, "s", "session", "2026-12-04T10:00", "");
  mt_entry_set_state (session, "planned");
  add_value (session, "one-thing", "Wisteria");
  s->sheet.session = session;
  s->sheet.notes = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (s->sheet.notes, "second",
                       add_entry (s->others, "n", "side-note", "2026-11-28T09:00", "Vetch"));
  g_hash_table_insert (s->sheet.notes, "elsewhere",
                       add_entry (s->others, "m", "side-note", "2026-11-28T09:00", "Umbel"));
  add_mood (s->since, "a", "2", "tired");
  add_mood (s->since, "b", "4", "tired");
  add_mood (s->since, "c", "4", "calm");
  add_mood (s->since, "d", "6", "calm");
  task = add_entry (s->since, "t", "task", "2026-11-24T10:00", "Tamarack");
  add_value (task, "outcome", "partly");
  add_value (task, "obstacle", "Sorrel");
  g_assert_true (mt_moment_parse (&s->last, "2026-11-23T10:00", "Europe/Lisbon", NULL));
  s->sheet.since = s->since;
  s->sheet.last = &s->last;
}

static void
tear_down (Sample *s, gconstpointer data)
{
  g_hash_table_unref (s->sheet.notes);
  g_ptr_array_unref (s->entries);
  g_ptr_array_unref (s->since);
  g_ptr_array_unref (s->others);
  mt_moment_clear (&s->last);
}

/* What programs read out of a PDF: its words, and then all that stands in it unpacked. */
static char *
read_pdf (GBytes *bytes)
{
  g_autofree char *path = NULL, *words = NULL, *unpacked = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = g_file_open_tmp ("sheet-XXXXXX.pdf", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize)size, NULL));
  for (int i = 0; i < 2; i++) {
    const char *text[] = { "pdftotext", path, "-", NULL };
    const char *all[] = { "qpdf", "--qdf", "--object-streams=disable", path, "-", NULL };
    int status;

    g_assert_true (g_spawn_sync (NULL, (char **)(i ? all : text), NULL, G_SPAWN_SEARCH_PATH, NULL,
                                 NULL, i ? &unpacked : &words, NULL, &status, NULL));
    g_assert_true (g_spawn_check_wait_status (status, NULL));
  }
  g_unlink (path);
  g_strdelimit (words, "\n", ' ');
  return g_strconcat (words, unpacked, NULL);
}

static char *
draw (Sample *s, MtFormat format, const char *const *hidden)
{
  MtShareOptions options = { .format = format, .hidden = hidden, .sheet = &s->sheet };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mt_share_render (s->entries, &options, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  if (format == MT_FORMAT_PDF)
    return read_pdf (bytes);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

static void
assert_in_order (const char *text, const char *const *words)
{
  for (; *words; words++) {
    const char *found = strstr (text, *words);

    g_assert_nonnull (found);
    text = found;
  }
}

static void
test_it_keeps_the_persons_order (Sample *s, gconstpointer data)
{
  static const char *const order[] = { "Wisteria", "Zither", "Yarrow", "Xylem", "Vetch", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *text = draw (s, formats[i], NULL);

    assert_in_order (text, order);
    assert_lacks (text, "Umbel");
    assert_lacks (text, "Thistle");
    assert_has (text, formats[i] == MT_FORMAT_JSON ? "2026-12-04T10:00"
                                                   : "Friday, 4 December 2026, 10:00");
  }
}

static void
test_nothing_is_counted_unasked (Sample *s, gconstpointer data)
{
  static const char *const absent[] = { "tired",  "Tamarack", "Sorrel", "In between",
                                        "23 Nov", "moods",    "since",  NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *text = draw (s, formats[i], NULL);

    for (gsize j = 0; absent[j]; j++)
      assert_lacks (text, absent[j]);
  }
}

static void
test_each_part_says_what_it_is_made_from (Sample *s, gconstpointer data)
{
  g_autofree char *moods = NULL, *words = NULL, *tasks = NULL;

  s->sheet.with = MT_SINCE_MOODS;
  moods = draw (s, MT_FORMAT_MARKDOWN, NULL);
  assert_has (moods, "Since Monday, 23 November 2026");
  assert_has (moods, "Between “Low” and “Well”, most often “In between” (from 4 moods)");
  assert_lacks (moods, "tired");
  assert_lacks (moods, "Tamarack");
  s->sheet.with = MT_SINCE_WORDS;
  words = draw (s, MT_FORMAT_MARKDOWN, NULL);
  assert_has (words, "tired (2), calm (2) (from 4 moods)");
  assert_lacks (words, "In between");
  s->sheet.with = MT_SINCE_TASKS;
  tasks = draw (s, MT_FORMAT_MARKDOWN, NULL);
  assert_has (tasks, "In part (1) (from 1 task)");
  assert_has (tasks, "Tamarack");
  assert_has (tasks, "Sorrel");
}

/* In words in all formats, and in a PDF as a picture as well. */
static void
test_the_course_of_moods_is_drawn (Sample *s, gconstpointer data)
{
  static const char *const hidden[] = { "valence", NULL };
  static const char dot[] = "0.643137 0.364706 0.431373 rg"; /* the shade of the fifth step */
  MtEntry *mood = add_entry (s->since, "e", "mood", "2026-11-27T09:00", "");

  add_value (mood, "valence", "5");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *without = NULL, *with = NULL, *rest = NULL;
    gboolean is_pdf = formats[i] == MT_FORMAT_PDF;
    const char *words = formats[i] == MT_FORMAT_JSON ? "\"course\"" : "27 Nov 2026: All right";

    s->sheet.with = MT_SINCE_MOODS;
    without = draw (s, formats[i], NULL);
    s->sheet.with = MT_SINCE_COURSE;
    with = draw (s, formats[i], NULL);
    rest = draw (s, formats[i], hidden);
    assert_lacks (without, words);
    assert_has (with, words);
    assert_lacks (rest, words);
    if (is_pdf) {
      assert_in_order (with, (const char *const[]){ "Very well", "Very low", NULL });
      assert_lacks (without, "Very well");
      assert_has (with, dot);
      assert_lacks (without, dot);
      assert_lacks (rest, dot);
    }
  }
}

/* The words at the ends of the scale are the program's own; hidden all the same. */
static void
test_a_hidden_word_stands_at_no_end_of_a_picture (Sample *s, gconstpointer data)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  MtShareOptions options = { .format = MT_FORMAT_PDF, .sheet = &s->sheet, .choice = choice };
  MtEntry *mood = add_entry (s->since, "e", "mood", "2026-11-27T09:00", "");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_value (mood, "valence", "5");
  for (guint i = 0; i < s->since->len; i++)
    mt_share_choice_set_chosen (choice, mt_entry_get_id (s->since->pdata[i]), TRUE);
  mt_share_choice_hide_words (choice, "low", TRUE);
  s->sheet.with = MT_SINCE_COURSE;
  bytes = mt_share_render (s->entries, &options, NULL, NULL);
  text = read_pdf (bytes);
  assert_has (text, "Very well");
  assert_lacks (text, "Very low");
}

static void
test_what_is_hidden_is_not_counted_either (Sample *s, gconstpointer data)
{
  static const char *const hidden[] = {
    "valence", "words", "outcome", "obstacle", "one-thing", NULL
  };
  static const char *const absent[] = { "In between", "tired",    "calm",   "In part",
                                        "partly",     "Sorrel",   "lowest", "Wisteria",
                                        "moods",      "Not said", NULL };

  s->sheet.with = MT_SINCE_MOODS | MT_SINCE_WORDS | MT_SINCE_TASKS;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *all = draw (s, formats[i], NULL);
    g_autofree char *rest = draw (s, formats[i], hidden);

    assert_has (all, "Sorrel");
    assert_has (all, "tired");
    for (gsize j = 0; absent[j]; j++)
      assert_lacks (rest, absent[j]);
    assert_has (rest, "Tamarack");
    assert_has (rest, formats[i] == MT_FORMAT_JSON ? "\"tasks\"" : "from 1 task");
  }
}

static void
test_without_free_text_there_are_no_notes (Sample *s, gconstpointer data)
{
  static const char *const hidden[] = { "text", NULL };

  s->sheet.with = MT_SINCE_TASKS;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *text = draw (s, formats[i], hidden);

    assert_lacks (text, "Zither");
    assert_lacks (text, "Vetch");
    assert_lacks (text, "Tamarack");
    assert_has (text, "Sorrel");
  }
}

static void
test_without_a_session_it_is_for_the_next_time (Sample *s, gconstpointer data)
{
  g_autofree char *text = NULL;

  s->sheet.session = NULL;
  s->sheet.since = NULL;
  s->sheet.last = NULL;
  s->sheet.with = MT_SINCE_MOODS;
  text = draw (s, MT_FORMAT_MARKDOWN, NULL);
  assert_has (text, "# For the next time");
  assert_lacks (text, "Since");
}

#define ADD(path, func) g_test_add (path, Sample, NULL, set_up, func, tear_down)

/* For whoever remembers it: what is purged of these takes its words along. */
static void
test_it_is_known_what_it_is_made_of (Sample *s, gconstpointer data)
{
  g_autoptr (MtShareChoice) choice = mt_share_choice_new ();
  MtShareOptions options = { .format = MT_FORMAT_PDF, .sheet = &s->sheet, .choice = choice };
  g_auto (GStrv) sources = mt_share_list_sources (s->entries, &options), counted = NULL;
  g_autofree char *all = g_strjoinv (" ", sources), *with_counted = NULL;

  g_assert_cmpstr (all, ==, "third first second n s");
  s->sheet.with = MT_SINCE_MOODS;
  mt_share_choice_set_chosen (choice, "first", TRUE);
  counted = mt_share_list_sources (s->entries, &options);
  with_counted = g_strjoinv (" ", counted);
  g_assert_cmpstr (with_counted, ==, "first s a b c d t");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet/it-keeps-the-persons-order", test_it_keeps_the_persons_order);
  ADD ("/sheet/nothing-is-counted-unasked", test_nothing_is_counted_unasked);
  ADD ("/sheet/each-part-says-what-it-is-made-from", test_each_part_says_what_it_is_made_from);
  ADD ("/sheet/the-course-of-moods-is-drawn", test_the_course_of_moods_is_drawn);
  ADD ("/sheet/a-hidden-word-stands-at-no-end-of-a-picture",
       test_a_hidden_word_stands_at_no_end_of_a_picture);
  ADD ("/sheet/what-is-hidden-is-not-counted-either", test_what_is_hidden_is_not_counted_either);
  ADD ("/sheet/without-free-text-there-are-no-notes", test_without_free_text_there_are_no_notes);
  ADD ("/sheet/without-a-session-it-is-for-the-next-time",
       test_without_a_session_it_is_for_the_next_time);
  ADD ("/sheet/it-is-known-what-it-is-made-of", test_it_is_known_what_it_is_made_of);
  return g_test_run ();
}
