/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/today-page.h"
#include "app/widgets/scale.h"
#include "tests/app/screen.h"
#include "core/journal-care.h"
#include "core/journal-keys.h"

typedef struct {
  MtDrafts *drafts;
  MtKeeper *keeper;
  MtTodayPage *page;
  GtkWindow *window;
} Today;

static void
open_today (Today *t, Fixture *f)
{
  t->drafts = mt_drafts_new (f->journal);
  t->keeper = mt_keeper_new (f->journal);
  t->page = mt_today_page_new (t->drafts, t->keeper);
  t->window = screen_show (GTK_WIDGET (t->page));
}

static void
close_today (Today *t)
{
  screen_close (t->window, t->page);
  g_clear_pointer (&t->keeper, mt_keeper_end);
  fixture_let_go (t->drafts);
}

static GtkWidget *
find (Today *t, GType type, const char *name)
{
  return screen_find (GTK_WIDGET (t->page), type, name);
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget && gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

/* The step called @word of the scale of moods. */
static void
tap (Today *t, const char *word)
{
  GtkWidget *scale = find (t, MT_TYPE_SCALE, NULL);

  g_signal_emit_by_name (
      gtk_widget_get_ancestor (screen_find (scale, GTK_TYPE_LABEL, word), GTK_TYPE_BUTTON),
      "clicked");
}

static gboolean
is_kept (gpointer today)
{
  GtkWidget *undo = find (today, GTK_TYPE_BUTTON, "Undo");
  GtkWidget *revealer = gtk_widget_get_ancestor (undo, GTK_TYPE_REVEALER);

  return gtk_revealer_get_child_revealed (GTK_REVEALER (revealer));
}

static GPtrArray *
moods (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)"mood";
  return list (f->journal, &filter, MT_KEY_NONE, 10);
}

static void
test_one_tap_is_a_mood (Fixture *f, gconstpointer data)
{
  Today t;
  g_autoptr (GPtrArray) kept = NULL;

  open_today (&t, f);
  tap (&t, "A little low");
  screen_wait (is_kept, &t);
  kept = moods (f);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_value (kept->pdata[0], "valence"), ==, "3");
  screen_assert_fits (GTK_WIDGET (t.page));
  close_today (&t);
}

static gboolean
is_unfolded (gpointer today)
{
  return is_seen (find (today, GTK_TYPE_BUTTON, "Done"));
}

static gboolean
is_folded (gpointer today)
{
  return !is_unfolded (today);
}

static gboolean
no_draft_waits (gpointer drafts)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_drafts_flush (drafts, wait_done, &slot);
  result = wait_for (&slot);
  return mt_drafts_flush_finish (drafts, result, NULL);
}

static void
test_more_can_be_said_of_it (Fixture *f, gconstpointer data)
{
  Today t;
  g_autoptr (GPtrArray) kept = NULL;
  MtEntry *first;

  open_today (&t, f);
  tap (&t, "Low");
  screen_wait (is_kept, &t);
  g_assert_null (find (&t, GTK_TYPE_LABEL, "Drained"));
  g_signal_emit_by_name (find (&t, GTK_TYPE_BUTTON, "Add More"), "clicked");
  screen_wait (is_unfolded, &t);
  screen_assert_fits (GTK_WIDGET (t.page));
  tap (&t, "In between");
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (find (&t, GTK_TYPE_LABEL, "Drained"), GTK_TYPE_BUTTON), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (find (&t, ADW_TYPE_ENTRY_ROW, "A few words, if you like")),
                         "Rain all day");
  g_signal_emit_by_name (find (&t, GTK_TYPE_BUTTON, "Done"), "clicked");
  screen_wait (is_folded, &t);
  g_assert_cmpint (mt_scale_get_value (MT_SCALE (find (&t, MT_TYPE_SCALE, NULL))), ==, 0);
  screen_wait (no_draft_waits, t.drafts);
  tap (&t, "Well");
  screen_wait (is_kept, &t);
  kept = moods (f);
  g_assert_cmpuint (kept->len, ==, 2);
  first = kept->pdata[1];
  g_assert_cmpstr (mt_entry_get_value (first, "valence"), ==, "4");
  g_assert_cmpstr (mt_entry_get_value (first, "energy"), ==, "1");
  g_assert_cmpstr (mt_entry_get_text (first), ==, "Rain all day");
  close_today (&t);
}

static gboolean
no_mood_is_left (gpointer fixture)
{
  g_autoptr (GPtrArray) kept = moods (fixture);

  return kept->len == 0;
}

static void
test_a_tap_can_be_taken_back (Fixture *f, gconstpointer data)
{
  Today t;

  open_today (&t, f);
  tap (&t, "Low");
  screen_wait (is_kept, &t);
  g_signal_emit_by_name (find (&t, GTK_TYPE_BUTTON, "Undo"), "clicked");
  screen_wait (no_mood_is_left, f);
  tap (&t, "Very well");
  tap (&t, "Very well");
  screen_wait (no_mood_is_left, f);
  g_assert_cmpint (mt_scale_get_value (MT_SCALE (find (&t, MT_TYPE_SCALE, NULL))), ==, 0);
  screen_wait (no_draft_waits, t.drafts);
  close_today (&t);
}

static gboolean
says_what_it_is_for (gpointer today)
{
  return is_seen (find (today, GTK_TYPE_LABEL,
                        "What comes up between two sessions has a place here. One tap above is "
                        "enough to begin."));
}

static gboolean
shows_the_walk (gpointer today)
{
  return is_seen (find (today, ADW_TYPE_ACTION_ROW, "The long walk"));
}

static gboolean
shows_no_walk (gpointer today)
{
  return !shows_the_walk (today);
}

static void
test_it_follows_the_journal (Fixture *f, gconstpointer data)
{
  Today t;
  g_autoptr (MtEntry) walk = NULL;
  g_autoptr (MtEntry) question = NULL;

  open_today (&t, f);
  screen_wait (says_what_it_is_for, &t);
  g_assert_nonnull (find (&t, GTK_TYPE_BUTTON, NULL));
  g_assert_nonnull (find (&t, ADW_TYPE_BUTTON_CONTENT, "A Thought"));
  g_assert_nonnull (find (&t, ADW_TYPE_BUTTON_CONTENT, "A Question"));
  walk = write_entry (f->journal, "thought", "2026-11-20", "\nThe long walk\nand the dog");
  g_assert_true (change (f->journal, MT_CHANGE_FLAG, mt_entry_get_id (walk), NULL));
  question = write_entry (f->journal, "question", "2026-11-21", "Is that <usual> & fine?");
  screen_wait (shows_the_walk, &t);
  g_assert_false (says_what_it_is_for (&t));
  g_assert_nonnull (find (&t, ADW_TYPE_ACTION_ROW, "Is that <usual> & fine?"));
  screen_assert_fits (GTK_WIDGET (t.page));
  g_assert_true (change (f->journal, MT_CHANGE_UNFLAG, mt_entry_get_id (walk), NULL));
  screen_wait (shows_no_walk, &t);
  close_today (&t);
}

static gboolean
shows_a_session (gpointer today)
{
  return is_seen (find (today, ADW_TYPE_ACTION_ROW, "Next session"));
}

static void
plan (Fixture *f, int days)
{
  g_autoptr (MtEntry) session = mt_entry_new ("session");
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_at (&moment,
                               mt_entry_get_moment (session)->instant + days * G_TIME_SPAN_DAY,
                               mt_entry_get_moment (session)->zone, NULL));
  mt_entry_set_moment (session, &moment);
  mt_entry_set_state (session, "planned");
  g_assert_true (save (f->journal, session, NULL));
}

static void
test_the_next_session_is_the_nearest (Fixture *f, gconstpointer data)
{
  Today t;
  g_autofree char *when = NULL;

  plan (f, -3);
  plan (f, 1);
  plan (f, 8);
  open_today (&t, f);
  screen_wait (shows_a_session, &t);
  g_object_get (find (&t, ADW_TYPE_ACTION_ROW, "Next session"), "subtitle", &when, NULL);
  g_assert_true (g_str_has_prefix (when, "Tomorrow, "));
  close_today (&t);
}

static void
set_key_kept (Fixture *f, gboolean kept)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_set_recovery_key_kept (f->journal, kept, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_set_recovery_key_kept_finish (f->journal, result, NULL));
}

static void
test_it_reminds_of_the_recovery_key_until_it_is_kept (Fixture *f, gconstpointer data)
{
  Today t;

  set_key_kept (f, FALSE);
  open_today (&t, f);
  g_assert_true (is_seen (find (&t, GTK_TYPE_BUTTON, "Keep a Recovery Key")));
  screen_assert_fits (GTK_WIDGET (t.page));
  set_key_kept (f, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (t.page), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (t.page), TRUE);
  g_assert_null (find (&t, GTK_TYPE_BUTTON, "Keep a Recovery Key"));
  close_today (&t);
}

static void
test_a_note_that_came_in_is_said (Fixture *f, gconstpointer data)
{
  Today t;
  g_autoptr (MtEntry) note = mt_entry_new ("thought");
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  lock (f->journal);
  mt_entry_set_text (note, "In the night");
  mt_journal_leave_note (f->journal, note, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_leave_note_finish (f->journal, result, NULL));
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
  set_key_kept (f, TRUE);
  open_today (&t, f);
  g_assert_true (
      is_seen (find (&t, GTK_TYPE_LABEL, "A note you left without unlocking is here now.")));
  g_signal_emit_by_name (find (&t, GTK_TYPE_BUTTON, "All Right"), "clicked");
  g_assert_null (find (&t, GTK_TYPE_LABEL, "A note you left without unlocking is here now."));
  close_today (&t);
}

static gboolean
asks_for_a_place (gpointer today)
{
  GtkWidget *button = find (today, GTK_TYPE_BUTTON, "Choose a Place");

  return button && gtk_widget_get_mapped (button);
}

static gboolean
asks_for_no_place (gpointer today)
{
  return !find (today, GTK_TYPE_BUTTON, "Choose a Place");
}

/* Once there are backups it could be about; and never again after an answer. */
static void
test_a_second_place_is_asked_for_once (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autofree char *folder = g_build_filename (f->folder, "backups", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = NULL;
  GAsyncResult *slot = NULL;
  Today t;

  set_key_kept (f, TRUE);
  open_today (&t, f);
  screen_settle (300);
  g_assert_true (asks_for_no_place (&t));
  close_today (&t);
  mt_journal_backup (f->journal, folder, NULL, wait_done, &slot);
  result = wait_for (&slot);
  path = mt_journal_backup_finish (f->journal, result, NULL);
  g_assert_nonnull (path);
  open_today (&t, f);
  screen_wait (asks_for_a_place, &t);
  screen_assert_fits (GTK_WIDGET (t.page));
  g_signal_emit_by_name (find (&t, GTK_TYPE_BUTTON, "Not Now"), "clicked");
  screen_wait (asks_for_no_place, &t);
  close_today (&t);
  open_today (&t, f);
  screen_settle (500);
  g_assert_true (asks_for_no_place (&t));
  close_today (&t);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/today-page/one-tap-is-a-mood", test_one_tap_is_a_mood);
  ADD_TEST ("/today-page/more-can-be-said-of-it", test_more_can_be_said_of_it);
  ADD_TEST ("/today-page/a-tap-can-be-taken-back", test_a_tap_can_be_taken_back);
  ADD_TEST ("/today-page/it-follows-the-journal", test_it_follows_the_journal);
  ADD_TEST ("/today-page/the-next-session-is-the-nearest", test_the_next_session_is_the_nearest);
  ADD_TEST ("/today-page/it-reminds-of-the-recovery-key-until-it-is-kept",
            test_it_reminds_of_the_recovery_key_until_it_is_kept);
  ADD_TEST ("/today-page/a-note-that-came-in-is-said", test_a_note_that_came_in_is_said);
  ADD_TEST ("/today-page/a-second-place-is-asked-for-once", test_a_second_place_is_asked_for_once);
  return fixture_run ();
}
