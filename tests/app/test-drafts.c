/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/drafts.h"
#include "tests/app/screen.h"

static gboolean
is_saved (gpointer draft)
{
  return mt_draft_get_state (draft) == MT_DRAFT_SAVED;
}

static gboolean
has_failed (gpointer draft)
{
  return mt_draft_get_state (draft) == MT_DRAFT_FAILED;
}

static void
test_touched_is_saved (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (MtEntry) read = NULL;
  MtDraft *draft = mt_drafts_begin (drafts, entry);

  mt_entry_set_text (entry, "Rain on the roof");
  mt_draft_touch (draft);
  g_assert_cmpint (mt_draft_get_state (draft), ==, MT_DRAFT_DIRTY);
  screen_wait (is_saved, draft);
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpstr (mt_entry_get_text (read), ==, "Rain on the roof");
  g_assert_finalize_object (draft);
}

/* The editor may go right after a touch: what was written is saved all the same. */
static void
test_flush_saves_what_was_left (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (MtEntry) read = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  MtDraft *draft = mt_drafts_begin (drafts, entry);

  mt_entry_set_text (entry, "Half a sent");
  mt_draft_touch (draft);
  g_object_unref (draft);
  mt_drafts_flush (drafts, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_drafts_flush_finish (drafts, result, &error));
  g_assert_no_error (error);
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpstr (mt_entry_get_text (read), ==, "Half a sent");
}

static void
test_one_entry_has_one_draft (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (MtEntry) same = mt_entry_copy (entry);
  g_autoptr (MtDraft) one = mt_drafts_begin (drafts, entry);
  g_autoptr (MtDraft) other = mt_drafts_begin (drafts, same);

  g_assert_true (one == other);
}

static void
test_what_fails_stays_and_is_tried_again (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, entry);

  mt_entry_set_text (entry, "Kept");
  lock (f->journal);
  mt_draft_touch (draft);
  mt_drafts_flush (drafts, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_false (mt_drafts_flush_finish (drafts, result, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_LOCKED);
  g_assert_cmpint (mt_draft_get_state (draft), ==, MT_DRAFT_FAILED);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  mt_drafts_flush (drafts, wait_done, &slot);
  second = wait_for (&slot);
  g_assert_true (mt_drafts_flush_finish (drafts, second, NULL));
  g_assert_true (is_saved (draft));
}

/* One that could not be saved stays for the next try, until the person lets go of it. */
static void
test_what_is_let_go_of_is_gone (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  gpointer draft = mt_drafts_begin (drafts, entry);

  lock (f->journal);
  mt_draft_touch (draft);
  screen_wait (has_failed, draft);
  g_object_add_weak_pointer (draft, &draft);
  g_object_unref (draft);
  g_assert_nonnull (draft);
  mt_drafts_drop (drafts);
  g_assert_null (draft);
}

/* What is written is nowhere but in the draft: an earlier version must not take its place. */
static void
test_an_earlier_version_waits_for_a_save (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (MtEntry) version = mt_entry_new ("thought");
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, entry);

  mt_entry_set_text (entry, "Only here");
  mt_entry_set_text (version, "Of yesterday");
  lock (f->journal);
  mt_draft_touch (draft);
  mt_draft_bring_back (draft, version);
  screen_wait (has_failed, draft);
  screen_settle (100);
  g_assert_cmpstr (mt_entry_get_text (mt_draft_get_entry (draft)), ==, "Only here");
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  screen_wait (is_saved, draft);
}

static void
collect_cb (MtDraft *draft)
{
  mt_entry_set_text (mt_draft_get_entry (draft), "Put in at the last moment");
}

static void
test_an_editor_puts_in_what_it_holds (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (MtEntry) read = NULL;
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, entry);

  g_signal_connect (draft, "collect", G_CALLBACK (collect_cb), NULL);
  mt_draft_touch (draft);
  screen_wait (is_saved, draft);
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpstr (mt_entry_get_text (read), ==, "Put in at the last moment");
  g_assert_cmpint (mt_entry_get_key (entry), ==, mt_entry_get_key (read));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_some (gpointer count)
{
  return *(guint *)count > 0;
}

static void
test_what_changes_elsewhere_is_taken_over (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "Rain");
  g_autoptr (MtEntry) read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, read);
  guint replaced = 0, gone = 0;

  g_signal_connect_swapped (draft, "replaced", G_CALLBACK (count_cb), &replaced);
  g_signal_connect_swapped (draft, "gone", G_CALLBACK (count_cb), &gone);
  g_assert_true (change (f->journal, MT_CHANGE_FLAG, mt_entry_get_id (entry), NULL));
  screen_wait (is_some, &replaced);
  g_assert_true (mt_entry_get_flagged (mt_draft_get_entry (draft)));

  /* While something is being written, only the flag is. */
  replaced = 0;
  mt_entry_set_text (mt_draft_get_entry (draft), "Rain, and wind");
  mt_draft_touch (draft);
  g_assert_true (change (f->journal, MT_CHANGE_UNFLAG, mt_entry_get_id (entry), NULL));
  screen_wait (is_some, &replaced);
  g_assert_false (mt_entry_get_flagged (mt_draft_get_entry (draft)));
  g_assert_cmpstr (mt_entry_get_text (mt_draft_get_entry (draft)), ==, "Rain, and wind");
  screen_wait (is_saved, draft);

  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (entry), NULL));
  screen_wait (is_some, &gone);
}

/* A flag and words on their way at the same time: neither takes the other back. */
static void
test_a_flag_and_words_pass_each_other (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-03-01T10:00", "Rain");
  g_autoptr (MtEntry) start = load (f->journal, mt_entry_get_id (entry), NULL);
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, start);
  g_autoptr (MtEntry) read = NULL;
  guint replaced = 0;

  g_signal_connect_swapped (draft, "replaced", G_CALLBACK (count_cb), &replaced);
  for (int i = 0; i < 6; i++) {
    g_autofree char *text = g_strdup_printf ("Rain, and %d winds", i);

    replaced = 0;
    g_assert_true (change (f->journal, i % 2 ? MT_CHANGE_UNFLAG : MT_CHANGE_FLAG,
                           mt_entry_get_id (entry), NULL));
    mt_entry_set_text (mt_draft_get_entry (draft), text);
    mt_draft_save (draft);
    screen_wait (is_some, &replaced);
    screen_wait (is_saved, draft);
    g_assert_cmpstr (mt_entry_get_text (mt_draft_get_entry (draft)), ==, text);
  }
  read = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpstr (mt_entry_get_text (read), ==, "Rain, and 5 winds");
  g_assert_false (mt_entry_get_flagged (read));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/drafts/touched-is-saved", test_touched_is_saved);
  ADD_TEST ("/drafts/flush-saves-what-was-left", test_flush_saves_what_was_left);
  ADD_TEST ("/drafts/one-entry-has-one-draft", test_one_entry_has_one_draft);
  ADD_TEST ("/drafts/what-fails-stays-and-is-tried-again",
            test_what_fails_stays_and_is_tried_again);
  ADD_TEST ("/drafts/what-is-let-go-of-is-gone", test_what_is_let_go_of_is_gone);
  ADD_TEST ("/drafts/an-earlier-version-waits-for-a-save",
            test_an_earlier_version_waits_for_a_save);
  ADD_TEST ("/drafts/an-editor-puts-in-what-it-holds", test_an_editor_puts_in_what_it_holds);
  ADD_TEST ("/drafts/what-changes-elsewhere-is-taken-over",
            test_what_changes_elsewhere_is_taken_over);
  ADD_TEST ("/drafts/a-flag-and-words-pass-each-other", test_a_flag_and_words_pass_each_other);
  return fixture_run ();
}
