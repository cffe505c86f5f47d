/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-list.h"
#include "tests/core/fixture.h"

#include <math.h>

static MtEntry *
write_with (Fixture *f, const char *kind, const char *field, const char *value)
{
  MtEntry *entry = write_entry (f->journal, kind, "2026-03-02T08:00", "");

  mt_entry_add_value (entry, field, value, NAN);
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

static void
assert_finds_only (Fixture *f, const MtFilter *filter, MtEntry *wanted)
{
  g_autoptr (GPtrArray) entries = list (f->journal, filter, MT_KEY_NONE, 100);

  g_assert_cmpint (entries->len, ==, wanted ? 1 : 0);
  if (wanted)
    g_assert_cmpstr (mt_entry_get_id (entries->pdata[0]), ==, mt_entry_get_id (wanted));
}

static void
test_all_text_of_all_kinds_is_searched (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *kind, *field;
  } cases[] = {
    { "question", "answer" },   { "mood", "tags" },
    { "mood", "words" },        { "mood", "body" },
    { "hard-times", "people" }, { "know-me", "family" },
    { "task", "obstacle" },     { "decision", "rather" },
    { "therapist", "address" }, { "thought-record", "situation" },
  };
  MtFilter filter = MT_FILTER_ALL;

  filter.words = (char *)"zeppelin";
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtEntry) entry = write_with (f, cases[i].kind, cases[i].field, "a Zeppelin, there");

    g_test_message ("%s %s", cases[i].kind, cases[i].field);
    assert_finds_only (f, &filter, entry);
    g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (entry), NULL));
    assert_finds_only (f, &filter, NULL);
  }
}

static void
test_scripts_are_searched_as_they_are_read (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *text, *words, *none;
  } cases[] = {
    { "昨日、東京の友達に会った", "東京", "京東" },
    { "今天下午我去散步了", "散步", "步散" },
    { "วันนี้ฝนตกทั้งวัน", "ฝนตก", "ตกฝน" },
    { "قال مُحَمَّد إنه بخير", "محمد", "محمود" },
    { "אמרתי שָׁלוֹם לכולם", "שלום", "שלומי" },
    { "Über Größe und Maß", "groesse mass", "gross" },
    { "Frau Mueller kam", "Müller", "Möller" },
    { "Crème brûlée", "creme BRULEE", "creams" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    MtFilter filter = MT_FILTER_ALL;
    g_autoptr (MtEntry) entry =
        write_entry (f->journal, "thought", "2026-03-02T08:00", cases[i].text);

    g_test_message ("%s", cases[i].text);
    filter.words = (char *)cases[i].words;
    assert_finds_only (f, &filter, entry);
    filter.words = (char *)cases[i].none;
    assert_finds_only (f, &filter, NULL);
  }
}

static void
test_words_are_begun_together_and_without (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) near =
      write_entry (f->journal, "thought", "2026-03-02T08:00", "the old house");
  g_autoptr (MtEntry) far =
      write_entry (f->journal, "thought", "2026-03-03T08:00", "a house, very old, by the sea");
  MtFilter filter = MT_FILTER_ALL;

  filter.words = (char *)"old house";
  filter.together = TRUE;
  assert_finds_only (f, &filter, near);
  filter.together = FALSE;
  filter.without = (char *)"sea river";
  assert_finds_only (f, &filter, near);
  filter.words = NULL;
  assert_finds_only (f, &filter, near);
  filter.without = NULL;
  filter.words = (char *)"hou -sea";
  assert_finds_only (f, &filter, NULL);
  filter.begun = TRUE;
  assert_finds_only (f, &filter, NULL); /* the last one is “sea” */
  filter.words = (char *)"-sea hou";
  assert_finds_only (f, &filter, near);
}

static void
test_moods_are_chosen_by_their_steps (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) low = write_entry (f->journal, "mood", "2026-03-02T08:00", "rain");
  g_autoptr (MtEntry) high = write_entry (f->journal, "mood", "2026-03-03T08:00", "rain");
  g_autoptr (MtEntry) none = write_entry (f->journal, "thought", "2026-03-04T08:00", "rain");
  MtFilter filter = MT_FILTER_ALL;

  mt_entry_add_value (low, "valence", "2", 2);
  mt_entry_add_value (high, "valence", "6", 6);
  g_assert_true (save (f->journal, low, NULL) && save (f->journal, high, NULL));
  filter.scale = (char *)"valence";
  filter.low = 1;
  filter.high = 3;
  assert_finds_only (f, &filter, low);
  filter.words = (char *)"rain";
  assert_finds_only (f, &filter, low);
  filter.low = 6;
  filter.high = 7;
  assert_finds_only (f, &filter, high);
  filter.low = filter.high = 4;
  assert_finds_only (f, &filter, NULL);
}

static void
test_what_belongs_to_a_person_or_session (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) person = write_entry (f->journal, "therapist", "2026-01-01", "Clara");
  g_autoptr (MtEntry) other = write_entry (f->journal, "therapist", "2026-01-02", "Ben");
  g_autoptr (MtEntry) brought = write_entry (f->journal, "thought", "2026-03-01T08:00", "brought");
  g_autoptr (MtEntry) session = mt_entry_new ("session"), theirs = mt_entry_new ("session");
  g_autoptr (MtEntry) after = mt_entry_new ("after-session");
  MtFilter filter = MT_FILTER_ALL;

  mt_entry_add_link (session, "with", mt_entry_get_id (person));
  mt_entry_add_link (session, "agenda", mt_entry_get_id (brought));
  mt_entry_add_link (theirs, "with", mt_entry_get_id (other));
  mt_entry_add_link (after, "session", mt_entry_get_id (session));
  g_assert_true (save (f->journal, session, NULL) && save (f->journal, theirs, NULL) &&
                 save (f->journal, after, NULL));
  for (int i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) entries = NULL;

    filter.about = (char *)mt_entry_get_id (i ? session : person);
    entries = list (f->journal, &filter, MT_KEY_NONE, 100);
    g_assert_cmpint (entries->len, ==, 3); /* the other of these two, brought, after */
  }
  filter.about = (char *)mt_entry_get_id (person);
  filter.words = (char *)"brought";
  assert_finds_only (f, &filter, brought);
  filter.about = (char *)mt_entry_get_id (other);
  assert_finds_only (f, &filter, NULL);
}

static MtEntry *
get_first (MtEntryList *list)
{
  g_autoptr (MtEntryItem) item = NULL;

  while (!mt_entry_list_is_complete (list))
    g_main_context_iteration (NULL, TRUE);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_nonnull (item);
  while (!mt_entry_item_get_entry (item))
    g_main_context_iteration (NULL, TRUE);
  return g_object_ref (mt_entry_item_get_entry (item));
}

/* Also where only the beginning of an entry is read for a list. */
static void
test_a_list_has_the_words_around_what_was_found (Fixture *f, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (100 * 1024, 'x');
  g_autofree char *text =
      g_strdup_printf ("It began like this. %s and then a zeppelin rose", filler);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02T08:00", text);
  g_autoptr (MtEntry) shown = NULL, answered = NULL;
  g_autoptr (MtEntryList) in_text = NULL, in_field = NULL;
  MtFilter filter = MT_FILTER_ALL;
  const char *field;

  filter.words = (char *)"zeppelin";
  in_text = mt_entry_list_new (f->journal, &filter);
  shown = get_first (in_text);
  g_assert_cmpstr (mt_entry_get_found (shown, &field), ==, "…and then a zeppelin rose");
  g_assert_null (field);
  answered = write_with (f, "question", "answer", "The ostrich says so.");
  filter.words = (char *)"ostr";
  filter.begun = TRUE;
  in_field = mt_entry_list_new (f->journal, &filter);
  g_clear_object (&shown);
  shown = get_first (in_field);
  g_assert_cmpstr (mt_entry_get_found (shown, &field), ==, "The ostrich says so.");
  g_assert_cmpstr (field, ==, "answer");
}

static void
count_changes (guint *n)
{
  ++*n;
}

/* Each key that is typed ends what was asked for by the one before. */
static void
test_what_is_stopped_answers_no_more (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-02T08:00", "zeppelin");
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (MtEntryList) stopped = NULL, next = NULL;
  guint n_changes = 0;

  filter.words = (char *)"zepp";
  filter.begun = TRUE;
  stopped = mt_entry_list_new (f->journal, &filter);
  g_signal_connect_swapped (stopped, "items-changed", G_CALLBACK (count_changes), &n_changes);
  g_signal_connect_swapped (stopped, "failed", G_CALLBACK (count_changes), &n_changes);
  mt_entry_list_stop (stopped);
  filter.words = (char *)"zeppe";
  next = mt_entry_list_new (f->journal, &filter);
  while (!mt_entry_list_is_complete (next))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (next)), ==, 1);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (stopped)), ==, 0);
  g_assert_cmpint (n_changes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/search/all-text-of-all-kinds-is-searched", test_all_text_of_all_kinds_is_searched);
  ADD_TEST ("/search/scripts-are-searched-as-they-are-read",
            test_scripts_are_searched_as_they_are_read);
  ADD_TEST ("/search/words-are-begun-together-and-without",
            test_words_are_begun_together_and_without);
  ADD_TEST ("/search/moods-are-chosen-by-their-steps", test_moods_are_chosen_by_their_steps);
  ADD_TEST ("/search/what-belongs-to-a-person-or-session",
            test_what_belongs_to_a_person_or_session);
  ADD_TEST ("/search/a-list-has-the-words-around-what-was-found",
            test_a_list_has_the_words_around_what_was_found);
  ADD_TEST ("/search/what-is-stopped-answers-no-more", test_what_is_stopped_answers_no_more);
  return fixture_run ();
}
