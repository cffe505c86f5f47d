/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kinds/ids.h"
#include "tests/app/agenda-scene.h"

/* What is done to an agenda before the session. */

static MtEntry *
find_session (Fixture *f)
{
  g_autoptr (GPtrArray) sessions = list_sessions (f);

  g_assert_cmpuint (sessions->len, >, 0);
  return g_object_ref (sessions->pdata[0]);
}

static GPtrArray *
list_notes (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)MT_KIND_SIDE_NOTE;
  return list (f->journal, &filter, MT_KEY_NONE, 10);
}

static void
test_the_one_thing_is_kept_by_itself (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) session = NULL;

  open_scene (&scene, f);
  g_assert_null (mt_agenda_get_one_thing (scene.agenda));
  mt_agenda_set_one_thing (scene.agenda, "");
  mt_agenda_set_one_thing (scene.agenda, "Sl");
  mt_agenda_set_one_thing (scene.agenda, "Sleep, 你好");
  screen_settle (2500);
  session = find_session (f);
  g_assert_cmpstr (mt_entry_get_value (session, "one-thing"), ==, "Sleep, 你好");
  close_agenda (&scene);
  open_agenda (&scene);
  g_assert_cmpstr (mt_agenda_get_one_thing (scene.agenda), ==, "Sleep, 你好");
  mt_agenda_set_one_thing (scene.agenda, "");
  g_assert_null (mt_agenda_get_one_thing (scene.agenda));
  close_scene (&scene);
}

static void
test_not_this_time_leaves_the_flag (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (MtEntry) entry = NULL;

  open_scene (&scene, f);
  g_assert_cmpuint (mt_agenda_leave_out (scene.agenda, scene.second), ==, 1);
  SHOWS (scene.agenda, scene.first, scene.question);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.question);
  left_out = mt_agenda_list_left_out (scene.agenda);
  g_assert_cmpuint (left_out->len, ==, 1);
  entry = load (f->journal, scene.second, NULL);
  g_assert_true (mt_entry_get_flagged (entry));
  close_agenda (&scene);
  open_agenda (&scene);
  SHOWS (scene.agenda, scene.first, scene.question);
  mt_agenda_take_back (scene.agenda, scene.second, 1);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  close_scene (&scene);
}

static void
test_what_was_left_out_comes_back_next_time (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtAgendaEnd) end = NULL;

  open_scene (&scene, f);
  mt_agenda_leave_out (scene.agenda, scene.second);
  mt_agenda_set_discussed (scene.agenda, scene.first, TRUE);
  screen_settle (1500);
  g_assert_false (mt_agenda_is_carried_over (scene.agenda, scene.question));
  end = mt_agenda_finish (scene.agenda);
  screen_settle (2000);
  SHOWS (scene.agenda, scene.question, scene.second);
  g_assert_true (mt_agenda_is_carried_over (scene.agenda, scene.question));
  g_assert_false (mt_agenda_is_carried_over (scene.agenda, scene.second));
  close_scene (&scene);
}

static void
test_a_note_stands_beside (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtDraft) draft = NULL;
  g_autoptr (MtEntry) session = NULL;
  g_autoptr (GPtrArray) notes = NULL, found = NULL;
  MtFilter filter = MT_FILTER_ALL;

  open_scene (&scene, f);
  g_assert_null (mt_agenda_get_note (scene.agenda, scene.first));
  draft = mt_agenda_begin_note (scene.agenda, scene.first);
  mt_agenda_write_note (scene.agenda, draft, "Begin with the plates");
  mt_agenda_end_note (scene.agenda, draft);
  g_assert_cmpstr (mt_agenda_get_note (scene.agenda, scene.first), ==, "Begin with the plates");
  g_assert_null (mt_agenda_get_note (scene.agenda, scene.second));
  close_agenda (&scene);
  open_agenda (&scene);
  g_assert_cmpstr (mt_agenda_get_note (scene.agenda, scene.first), ==, "Begin with the plates");
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  notes = list_notes (f);
  g_assert_cmpuint (notes->len, ==, 1);
  session = find_session (f);
  g_assert_true (mt_gather_is_linked (notes->pdata[0], "about", scene.first));
  g_assert_true (mt_gather_is_linked (notes->pdata[0], "session", mt_entry_get_id (session)));
  filter.words = (char *)"plates";
  found = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpuint (found->len, ==, 1);
  close_scene (&scene);
}

static void
test_a_note_that_is_emptied_goes (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtDraft) draft = NULL, again = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  open_scene (&scene, f);
  draft = mt_agenda_begin_note (scene.agenda, scene.first);
  mt_agenda_write_note (scene.agenda, draft, "Plates");
  mt_agenda_end_note (scene.agenda, draft);
  screen_settle (1500);
  again = mt_agenda_begin_note (scene.agenda, scene.first);
  g_assert_cmpstr (mt_entry_get_text (mt_draft_get_entry (again)), ==, "Plates");
  mt_agenda_write_note (scene.agenda, again, "");
  mt_agenda_end_note (scene.agenda, again);
  screen_settle (1500);
  g_assert_null (mt_agenda_get_note (scene.agenda, scene.first));
  notes = list_notes (f);
  g_assert_cmpuint (notes->len, ==, 0);
  close_scene (&scene);
}

static void
test_a_question_can_be_in_any_state (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) gone = NULL, back = NULL;

  open_scene (&scene, f);
  g_assert_cmpstr (mt_agenda_get_state (scene.agenda, scene.question), ==, "open");
  g_assert_null (mt_agenda_get_state (scene.agenda, scene.first));
  mt_agenda_set_state (scene.agenda, scene.question, "asked", FALSE);
  g_assert_true (mt_agenda_is_discussed (scene.agenda, scene.question));
  mt_agenda_set_state (scene.agenda, scene.question, "open", FALSE);
  g_assert_false (mt_agenda_is_discussed (scene.agenda, scene.question));
  screen_settle (1500);
  mt_agenda_set_state (scene.agenda, scene.question, "no-longer", FALSE);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.second);
  gone = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (gone), ==, "no-longer");
  mt_agenda_restore_state (scene.agenda, scene.question, "open", FALSE);
  screen_settle (1500);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question);
  back = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (back), ==, "open");
  close_scene (&scene);
}

/* A task stays until it was looked back on; its answer finds a question. */
static void
test_tasks_and_what_is_to_be_brought_are_gathered (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) task =
      write_entry (f->journal, MT_KIND_TASK, "2026-11-15T10:00Z", "Walk after lunch");
  g_autoptr (MtEntry) felt_off =
      write_entry (f->journal, MT_KIND_FELT_OFF, "2026-11-16T10:00Z", "The clock");
  g_autoptr (MtEntry) looked_at = NULL;

  mt_entry_set_state (task, "open");
  g_assert_true (save (f->journal, task, NULL));
  mt_entry_set_state (felt_off, "bring");
  g_assert_true (save (f->journal, felt_off, NULL));
  open_scene (&scene, f);
  SHOWS (scene.agenda, scene.first, scene.second, scene.question, mt_entry_get_id (task),
         mt_entry_get_id (felt_off));
  mt_agenda_set_discussed (scene.agenda, mt_entry_get_id (task), TRUE);
  screen_settle (1500);
  looked_at = load (f->journal, mt_entry_get_id (task), NULL);
  g_assert_cmpstr (mt_entry_get_state (looked_at), ==, "looked-at");
  close_scene (&scene);
}

static void
test_a_question_is_found_by_its_answer (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtDraft) draft = NULL;
  g_autoptr (GPtrArray) found = NULL;
  MtFilter filter = MT_FILTER_ALL;

  open_scene (&scene, f);
  draft = mt_agenda_begin_answer (scene.agenda, scene.question);
  mt_agenda_write_answer (scene.agenda, draft, "Cortisol rises before dawn");
  mt_draft_save (draft);
  screen_settle (1500);
  filter.words = (char *)"cortisol";
  found = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_id (found->pdata[0]), ==, scene.question);
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/prepare/the-one-thing-is-kept-by-itself", test_the_one_thing_is_kept_by_itself);
  ADD_TEST ("/prepare/not-this-time-leaves-the-flag", test_not_this_time_leaves_the_flag);
  ADD_TEST ("/prepare/what-was-left-out-comes-back-next-time",
            test_what_was_left_out_comes_back_next_time);
  ADD_TEST ("/prepare/a-note-stands-beside", test_a_note_stands_beside);
  ADD_TEST ("/prepare/a-note-that-is-emptied-goes", test_a_note_that_is_emptied_goes);
  ADD_TEST ("/prepare/a-question-can-be-in-any-state", test_a_question_can_be_in_any_state);
  ADD_TEST ("/prepare/tasks-and-what-is-to-be-brought-are-gathered",
            test_tasks_and_what_is_to_be_brought_are_gathered);
  ADD_TEST ("/prepare/a-question-is-found-by-its-answer", test_a_question_is_found_by_its_answer);
  return fixture_run ();
}
