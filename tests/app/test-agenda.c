/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/app/agenda-scene.h"

static void
test_gathers_flagged_and_open (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (GPtrArray) sessions = NULL;

  open_scene (&scene, f);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  g_assert_null (mt_agenda_get_moment (scene.agenda));
  sessions = list_sessions (f);
  g_assert_cmpuint (sessions->len, ==, 0);
  close_scene (&scene);
}

static void
test_the_order_stays (Fixture *f, gconstpointer data)
{
  Scene scene;
  char *late;

  open_scene (&scene, f);
  mt_agenda_move (scene.agenda, 2, 0);
  SHOWS (scene.agenda, scene.question, scene.first, scene.second);
  screen_settle (300);
  SHOWS (scene.agenda, scene.question, scene.first, scene.second);
  close_agenda (&scene);
  late = write_flagged (f->journal, "thought", "2026-11-15T10:00Z", "Late", TRUE);
  open_agenda (&scene);
  SHOWS (scene.agenda, scene.question, scene.first, scene.second, late);
  g_free (late);
  close_scene (&scene);
}

static void
test_what_is_no_longer_flagged_goes (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  mt_agenda_move (scene.agenda, 1, 0);
  g_assert_true (change (f->journal, MT_CHANGE_UNFLAG, scene.first, NULL));
  screen_settle (400);
  SHOWS (scene.agenda, scene.second, scene.question);
  close_scene (&scene);
}

static void
test_a_tick_stays_and_can_be_taken_back (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) asked = NULL;
  g_autoptr (MtEntry) open = NULL;

  open_scene (&scene, f);
  mt_agenda_set_discussed (scene.agenda, scene.question, TRUE);
  mt_agenda_set_discussed (scene.agenda, scene.first, TRUE);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  g_assert_true (mt_agenda_is_discussed (scene.agenda, scene.question));
  g_assert_cmpuint (mt_agenda_count_discussed (scene.agenda), ==, 2);
  asked = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (asked), ==, "asked");
  mt_agenda_set_discussed (scene.agenda, scene.question, FALSE);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  open = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (open), ==, "open");
  close_scene (&scene);
}

static void
test_an_answer_is_kept_with_the_question (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) answered = NULL;
  g_autoptr (MtDraft) draft = NULL;

  open_scene (&scene, f);
  g_assert_true (mt_agenda_asks (scene.agenda, scene.question));
  g_assert_false (mt_agenda_asks (scene.agenda, scene.first));
  draft = mt_agenda_begin_answer (scene.agenda, scene.question);
  g_assert_null (mt_agenda_begin_answer (scene.agenda, scene.first));
  mt_agenda_write_answer (scene.agenda, draft, "Sleep is thin then");
  mt_draft_save (draft);
  g_assert_cmpstr (mt_agenda_get_answer (scene.agenda, scene.question), ==, "Sleep is thin then");
  g_assert_true (mt_agenda_is_discussed (scene.agenda, scene.question));
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  answered = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (answered), ==, "answered");
  g_assert_cmpstr (mt_entry_get_value (answered, "answer"), ==, "Sleep is thin then");
  mt_agenda_write_answer (scene.agenda, draft, "");
  g_assert_null (mt_agenda_get_answer (scene.agenda, scene.question));
  close_scene (&scene);
}

static void
test_a_session_has_a_time (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_auto (MtMoment) moment = { 0 };

  open_scene (&scene, f);
  g_assert_true (mt_moment_parse (&moment, "2026-12-04T10:00Z", NULL, NULL));
  mt_agenda_set_moment (scene.agenda, &moment);
  close_agenda (&scene);
  open_agenda (&scene);
  g_assert_nonnull (mt_agenda_get_moment (scene.agenda));
  g_assert_cmpint (mt_agenda_get_moment (scene.agenda)->instant, ==, moment.instant);
  close_scene (&scene);
}

static void
test_what_was_not_discussed_is_carried_over (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtAgendaEnd) end = NULL;
  g_autoptr (MtEntry) put_away = NULL;
  g_autoptr (MtEntry) flagged = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) after = NULL;

  open_scene (&scene, f);
  mt_agenda_move (scene.agenda, 2, 0);
  mt_agenda_set_discussed (scene.agenda, scene.first, TRUE);
  screen_settle (1500);
  end = mt_agenda_finish (scene.agenda);
  SHOWS (scene.agenda, scene.question, scene.second);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.question, scene.second);
  g_assert_cmpuint (mt_agenda_count_discussed (scene.agenda), ==, 0);
  put_away = load (f->journal, scene.first, NULL);
  g_assert_false (mt_entry_get_flagged (put_away));
  sessions = list_sessions (f);
  g_assert_cmpuint (sessions->len, ==, 2);

  mt_agenda_reopen (scene.agenda, end);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.question, scene.first, scene.second);
  g_assert_true (mt_agenda_is_discussed (scene.agenda, scene.first));
  flagged = load (f->journal, scene.first, NULL);
  g_assert_true (mt_entry_get_flagged (flagged));
  after = list_sessions (f);
  g_assert_cmpuint (after->len, ==, 1);
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/agenda/gathers-flagged-and-open", test_gathers_flagged_and_open);
  ADD_TEST ("/agenda/the-order-stays", test_the_order_stays);
  ADD_TEST ("/agenda/what-is-no-longer-flagged-goes", test_what_is_no_longer_flagged_goes);
  ADD_TEST ("/agenda/a-tick-stays-and-can-be-taken-back", test_a_tick_stays_and_can_be_taken_back);
  ADD_TEST ("/agenda/an-answer-is-kept-with-the-question",
            test_an_answer_is_kept_with_the_question);
  ADD_TEST ("/agenda/a-session-has-a-time", test_a_session_has_a_time);
  ADD_TEST ("/agenda/what-was-not-discussed-is-carried-over",
            test_what_was_not_discussed_is_carried_over);
  return fixture_run ();
}
