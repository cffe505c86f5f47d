/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/kind.h"
#include "tests/core/fixture.h"

#include <math.h>

static void
test_a_saved_entry_comes_back_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) other = write_entry (f->journal, "thought", "2026-03-01T10:00", "a walk");
  g_autoptr (MtEntry) entry = mt_entry_new ("question");
  g_autoptr (MtEntry) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (MtMoment) moment = { 0 };

  mt_moment_parse (&moment, "2026-03-01T23:50", "Europe/Lisbon", &error);
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, "How do I — “say” it?\n\nSecond paragraph.");
  mt_entry_set_flagged (entry, TRUE);
  mt_entry_add_value (entry, "tags", "work", NAN);
  mt_entry_add_value (entry, "tags", "a b", NAN);
  mt_entry_add_value (entry, "not-yet-known", "7.5", 7.5);
  mt_entry_add_link (entry, "about", mt_entry_get_id (other));
  g_assert_true (save (f->journal, entry, &error));

  lock (f->journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, &error));
  loaded = load (f->journal, mt_entry_get_id (entry), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mt_entry_get_kind (loaded), ==, "question");
  g_assert_cmpstr (mt_entry_get_text (loaded), ==, mt_entry_get_text (entry));
  g_assert_cmpstr (mt_entry_get_state (loaded), ==, "open");
  g_assert_true (mt_entry_get_flagged (loaded));
  g_assert_cmpint (mt_entry_get_moment (loaded)->instant, ==, moment.instant);
  g_assert_cmpstr (mt_entry_get_moment (loaded)->zone, ==, "Europe/Lisbon");
  g_assert_cmpint (mt_entry_get_values (loaded)->len, ==, 3);
  g_assert_cmpstr (mt_entry_get_value (loaded, "tags"), ==, "work");
  g_assert_cmpstr (mt_entry_get_value (loaded, "not-yet-known"), ==, "7.5");
  g_assert_cmpstr (((MtLink *)mt_entry_get_links (loaded)->pdata[0])->to, ==,
                   mt_entry_get_id (other));
}

static void
test_every_field_of_every_kind_comes_back (Fixture *f, gconstpointer data)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize k = 0; k < n_kinds; k++) {
    g_autoptr (MtEntry) entry = mt_entry_new (kinds[k].id);
    g_autoptr (MtEntry) loaded = NULL;
    g_autoptr (GError) error = NULL;

    for (gsize i = 0; i < kinds[k].n_fields; i++) {
      const MtField *field = &kinds[k].fields[i];

      if (field->type == MT_FIELD_LINK)
        mt_entry_add_link (entry, field->id, "0190d3a0-0000-7000-8000-000000000000");
      else
        mt_entry_add_value (entry, field->id, field->n_choices ? field->choices[0].id : "1",
                            mt_field_type_is_number (field->type) ? 1 : NAN);
    }
    g_assert_true (save (f->journal, entry, &error));
    loaded = load (f->journal, mt_entry_get_id (entry), &error);
    for (gsize i = 0; i < kinds[k].n_fields; i++) {
      const MtField *field = &kinds[k].fields[i];

      if (field->type == MT_FIELD_LINK)
        g_assert_cmpint (mt_entry_get_links (loaded)->len, >, 0);
      else
        g_assert_cmpstr (mt_entry_get_value (loaded, field->id), ==,
                         mt_entry_get_value (entry, field->id));
    }
  }
}

static void
test_a_list_is_newest_first_by_the_wall_clock (Fixture *f, gconstpointer data)
{
  /* Written later, but on an earlier local day: in Honolulu it was still the first. */
  g_autoptr (MtEntry) tokyo =
      write_entry (f->journal, "thought", "2026-03-02T08:00+09:00", "in Tokyo");
  g_autoptr (MtEntry) honolulu =
      write_entry (f->journal, "thought", "2026-03-01T20:00-10:00", "in Honolulu");
  g_autoptr (GPtrArray) entries = list (f->journal, &MT_FILTER_ALL, MT_KEY_NONE, 10);

  g_assert_cmpint (entries->len, ==, 2);
  g_assert_cmpstr (mt_entry_get_text (entries->pdata[0]), ==, "in Tokyo");
  g_assert_cmpstr (mt_entry_get_text (entries->pdata[1]), ==, "in Honolulu");
  g_assert_cmpint (mt_entry_get_moment (tokyo)->instant, <,
                   mt_entry_get_moment (honolulu)->instant);
}

static void
test_entries_of_one_moment_keep_their_order_and_their_day (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 20; i++) {
    g_autofree char *text = g_strdup_printf ("%d", i);
    g_autoptr (MtEntry) entry =
        write_entry (f->journal, "thought", "2026-03-01T23:59:59.999990", text);
  }
  g_autoptr (GPtrArray) entries = list (f->journal, &MT_FILTER_ALL, MT_KEY_NONE, 100);
  MtFilter day = MT_FILTER_ALL;

  g_assert_cmpint (entries->len, ==, 20);
  g_assert_true (mt_day_parse ("2026-03-01", &day.from, NULL));
  day.to = day.from;
  g_autoptr (GPtrArray) of_day = list (f->journal, &day, MT_KEY_NONE, 100);
  g_assert_cmpint (of_day->len, ==, 20);
}

static void
test_pages_join_without_gap_or_repeat (Fixture *f, gconstpointer data)
{
  gint64 before = MT_KEY_NONE;
  int seen = 0;

  for (int i = 0; i < 25; i++) {
    g_autofree char *at = g_strdup_printf ("1970-01-01T00:00:%02d", i);
    g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", at, at);
  }
  while (TRUE) {
    g_autoptr (GPtrArray) page = list (f->journal, &MT_FILTER_ALL, before, 7);

    if (page->len == 0)
      break;
    for (guint i = 0; i < page->len; i++, seen++)
      g_assert_cmpint (mt_entry_get_key (page->pdata[i]), ==, (24 - seen) * (gint64)G_USEC_PER_SEC);
    before = mt_entry_get_key (page->pdata[page->len - 1]);
  }
  g_assert_cmpint (seen, ==, 25);
}

static guint
count (Fixture *f, MtFilter filter)
{
  g_autoptr (GPtrArray) entries = list (f->journal, &filter, MT_KEY_NONE, 100);

  return entries->len;
}

static void
test_filters_let_through_what_they_say (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) mood = mt_entry_new ("mood");
  g_autoptr (MtEntry) thought =
      write_entry (f->journal, "thought", "2026-03-01", "rain on the tram");
  g_autoptr (MtEntry) question = write_entry (f->journal, "question", "2026-03-05", "why rain?");
  MtFilter filter = MT_FILTER_ALL;

  mt_entry_add_value (mood, "valence", "3", 3);
  mt_entry_add_value (mood, "tags", "work", NAN);
  mt_entry_set_text (mood, "rain");
  g_assert_true (save (f->journal, mood, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_FLAG, mt_entry_get_id (question), NULL));

  g_assert_cmpint (count (f, filter), ==, 3);
  filter.kind = (char *)"thought";
  g_assert_cmpint (count (f, filter), ==, 1);
  filter.words = (char *)"rain";
  g_assert_cmpint (count (f, filter), ==, 1);
  filter.kind = NULL;
  g_assert_cmpint (count (f, filter), ==, 3);
  filter.tag = (char *)"work";
  g_assert_cmpint (count (f, filter), ==, 1);
  filter.words = NULL;
  g_assert_cmpint (count (f, filter), ==, 1);
  filter.flagged = TRUE;
  g_assert_cmpint (count (f, filter), ==, 0);
  filter.tag = NULL;
  g_assert_cmpint (count (f, filter), ==, 1);
  filter.flagged = FALSE;
  g_assert_true (mt_day_parse ("2026-03-01", &filter.from, NULL));
  g_assert_true (mt_day_parse ("2026-03-04", &filter.to, NULL));
  g_assert_cmpint (count (f, filter), ==, 1);
}

static void
test_the_bin_gives_back_and_forgets (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01", "plum");
  g_autoptr (GError) error = NULL;
  const char *id = mt_entry_get_id (entry);
  MtFilter bin = MT_FILTER_ALL, words = MT_FILTER_ALL;

  bin.bin = TRUE;
  words.words = (char *)"plum";
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  g_assert_cmpint (count (f, MT_FILTER_ALL), ==, 0);
  g_assert_cmpint (count (f, words), ==, 0);
  g_assert_cmpint (count (f, bin), ==, 1);
  g_assert_false (change (f->journal, MT_CHANGE_DELETE, id, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (change (f->journal, MT_CHANGE_RESTORE, id, NULL));
  g_assert_cmpint (count (f, words), ==, 1);
  g_assert_false (change (f->journal, MT_CHANGE_PURGE, id, NULL)); /* only from the bin */
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
  g_assert_true (change (f->journal, MT_CHANGE_PURGE, id, NULL));
  g_assert_null (load (f->journal, id, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

static void
test_a_change_is_for_all_or_none (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01", "plum");
  g_autoptr (MtEntry) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_change (f->journal, MT_CHANGE_FLAG,
                     (const char *const[]){ mt_entry_get_id (entry), "nobody", NULL }, wait_done,
                     &slot);
  result = wait_for (&slot);
  g_assert_false (mt_journal_change_finish (f->journal, result, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "nobody");
  loaded = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_false (mt_entry_get_flagged (loaded));
}

static GPtrArray *
load_revisions (Fixture *f, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_revisions (f->journal, id, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_load_revisions_finish (f->journal, result, NULL);
}

static void
test_each_visit_keeps_one_former_version (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01", "first");
  g_autoptr (GPtrArray) revisions = NULL, forgotten = NULL;
  const char *id = mt_entry_get_id (entry);
  MtFilter words = MT_FILTER_ALL;

  mt_entry_set_visit (entry, 1);
  mt_entry_set_text (entry, "second");
  mt_entry_add_value (entry, "tags", "plum", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  mt_entry_set_text (entry, "second, longer"); /* the same visit: an automatic save */
  g_assert_true (save (f->journal, entry, NULL));
  mt_entry_set_visit (entry, 2);
  mt_entry_clear_values (entry, "tags");
  mt_entry_set_text (entry, "third");
  g_assert_true (save (f->journal, entry, NULL));

  revisions = load_revisions (f, id);
  g_assert_cmpint (revisions->len, ==, 2);
  g_assert_cmpstr (mt_entry_get_text (revisions->pdata[0]), ==, "second, longer");
  g_assert_cmpstr (mt_entry_get_value (revisions->pdata[0], "tags"), ==, "plum");
  g_assert_cmpstr (mt_entry_get_text (revisions->pdata[1]), ==, "first");
  g_assert_cmpint (ABS (mt_entry_get_changed (revisions->pdata[1]) - g_get_real_time ()), <,
                   60 * G_USEC_PER_SEC);
  words.words = (char *)"plum";
  g_assert_cmpint (count (f, words), ==, 0); /* search finds what is, not what was */

  g_assert_true (change (f->journal, MT_CHANGE_FORGET, id, NULL));
  forgotten = load_revisions (f, id);
  g_assert_cmpint (forgotten->len, ==, 0);
}

static void
test_another_date_moves_an_entry (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) older = write_entry (f->journal, "thought", "2026-03-01", "older");
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02", "plum");
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (MtMoment) moment = { 0 };
  MtFilter words = MT_FILTER_ALL;

  mt_entry_add_value (entry, "tags", "kept", NAN);
  mt_moment_parse (&moment, "2025-01-01T09:00", NULL, NULL);
  mt_entry_set_moment (entry, &moment);
  g_assert_true (save (f->journal, entry, NULL));
  entries = list (f->journal, &MT_FILTER_ALL, MT_KEY_NONE, 10);
  g_assert_cmpint (entries->len, ==, 2);
  g_assert_cmpstr (mt_entry_get_text (entries->pdata[1]), ==, "plum");
  g_assert_cmpstr (mt_entry_get_value (entries->pdata[1], "tags"), ==, "kept");
  words.words = (char *)"plum kept";
  g_assert_cmpint (count (f, words), ==, 1);
}

static void
test_what_cannot_be_text_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (MT_ENTRY_TEXT_MAX + 1, 'a');

  mt_entry_set_text (entry, "\xff");
  g_assert_false (save (f->journal, entry, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_TEXT);
  g_clear_error (&error);
  mt_entry_set_text (entry, long_text);
  g_assert_false (save (f->journal, entry, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_TOO_LONG);
  g_clear_error (&error);
  long_text[MT_ENTRY_TEXT_MAX] = '\0';
  mt_entry_set_text (entry, long_text);
  g_assert_true (save (f->journal, entry, &error));
  g_assert_no_error (error);
}

static void
test_locking_waits_for_saves_and_then_refuses (Fixture *f, gconstpointer data)
{
  GAsyncResult *slots[50] = { NULL };
  g_autoptr (MtEntry) late = mt_entry_new ("thought");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50; i++) {
    g_autoptr (MtEntry) entry = mt_entry_new ("thought");

    mt_journal_save (f->journal, entry, wait_done, &slots[i]);
  }
  lock (f->journal);
  for (int i = 0; i < 50; i++)
    g_object_unref (wait_for (&slots[i]));
  g_assert_false (save (f->journal, late, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_LOCKED);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  g_assert_cmpint (count (f, MT_FILTER_ALL), ==, 50);
}

static void
test_search_knows_diacritics_phrases_and_scripts (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *words;
    guint found;
  } cases[] = {
    { "cafe", 1 },
    { "CAFÉ straße", 1 },
    { "strasse", 1 },
    { "\"cafe in der\"", 1 },
    { "\"cafe der\"", 0 },
    { "caf*", 1 },
    { "caf", 0 },
    { "cafe -strasse", 0 },
    { "東京", 1 },
    { "京", 1 },
    { "都", 1 },
    { "京東", 0 },
    { "สวัสดี", 1 },
    { "שלום", 1 },
    { "محمد", 1 },
    { "…", 0 },
    { "", 0 },
  };
  g_autoptr (MtEntry) german =
      write_entry (f->journal, "thought", "2026-01-01", "Café in der Straße");
  g_autoptr (MtEntry) japanese =
      write_entry (f->journal, "thought", "2026-01-02", "私は東京都に住む");
  g_autoptr (MtEntry) thai = write_entry (f->journal, "thought", "2026-01-03", "วันนี้สวัสดีครับ");
  g_autoptr (MtEntry) hebrew = write_entry (f->journal, "thought", "2026-01-04", "שָׁלוֹם לך");
  g_autoptr (MtEntry) arabic = write_entry (f->journal, "thought", "2026-01-05", "مُحَمَّد هنا");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    MtFilter filter = MT_FILTER_ALL;

    filter.words = (char *)cases[i].words;
    g_test_message ("%s", cases[i].words);
    g_assert_cmpint (count (f, filter), ==, cases[i].found);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/journal/a-saved-entry-comes-back-whole", test_a_saved_entry_comes_back_whole);
  ADD_TEST ("/journal/every-field-of-every-kind-comes-back",
            test_every_field_of_every_kind_comes_back);
  ADD_TEST ("/journal/a-list-is-newest-first-by-the-wall-clock",
            test_a_list_is_newest_first_by_the_wall_clock);
  ADD_TEST ("/journal/entries-of-one-moment-keep-their-order-and-their-day",
            test_entries_of_one_moment_keep_their_order_and_their_day);
  ADD_TEST ("/journal/pages-join-without-gap-or-repeat", test_pages_join_without_gap_or_repeat);
  ADD_TEST ("/journal/filters-let-through-what-they-say", test_filters_let_through_what_they_say);
  ADD_TEST ("/journal/the-bin-gives-back-and-forgets", test_the_bin_gives_back_and_forgets);
  ADD_TEST ("/journal/a-change-is-for-all-or-none", test_a_change_is_for_all_or_none);
  ADD_TEST ("/journal/each-visit-keeps-one-former-version",
            test_each_visit_keeps_one_former_version);
  ADD_TEST ("/journal/another-date-moves-an-entry", test_another_date_moves_an_entry);
  ADD_TEST ("/journal/what-cannot-be-text-is-refused", test_what_cannot_be_text_is_refused);
  ADD_TEST ("/journal/locking-waits-for-saves-and-then-refuses",
            test_locking_waits_for_saves_and_then_refuses);
  ADD_TEST ("/journal/search-knows-diacritics-phrases-and-scripts",
            test_search_knows_diacritics_phrases_and_scripts);
  return fixture_run ();
}
