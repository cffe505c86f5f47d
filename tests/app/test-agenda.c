/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda.h"
#include "app/session/gather.h"
#include "tests/app/screen.h"

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  MtAgenda *agenda;
  char *first, *second, *question; /* ids, oldest first; a plain thought lies between */
} Scene;

static char *
write_flagged (
    MtJournal *journal, const char *kind, const char *at, const char *text, gboolean flag)
{
  g_autoptr (MtEntry) entry = write_entry (journal, kind, at, text);

  mt_entry_set_flagged (entry, flag);
  g_assert_true (save (journal, entry, NULL));
  return g_strdup (mt_entry_get_id (entry));
}

static gboolean
is_loaded (gpointer agenda)
{
  return mt_agenda_is_loaded (agenda);
}

static void
open_agenda (Scene *scene)
{
  scene->drafts = mt_drafts_new (scene->f->journal);
  scene->agenda = mt_agenda_new (scene->drafts);
  screen_wait (is_loaded, scene->agenda);
}

static void
close_agenda (Scene *scene)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_drafts_flush (scene->drafts, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_drafts_flush_finish (scene->drafts, result, NULL));
  g_clear_object (&result);
  screen_settle (200);
  g_assert_finalize_object (scene->agenda);
  g_assert_finalize_object (scene->drafts);
}

static void
open_scene (Scene *scene, Fixture *f)
{
  *scene = (Scene){ .f = f };
  scene->first = write_flagged (f->journal, "thought", "2026-11-10T10:00Z", "The washing-up", TRUE);
  scene->second = write_flagged (f->journal, "mood", "2026-11-12T10:00Z", "Slow", TRUE);
  g_free (write_flagged (f->journal, "thought", "2026-11-13T10:00Z", "Stays at home", FALSE));
  scene->question = write_flagged (f->journal, "question", "2026-11-14T10:00Z", "Why four?", FALSE);
  open_agenda (scene);
}

static void
close_scene (Scene *scene)
{
  close_agenda (scene);
  g_free (scene->first);
  g_free (scene->second);
  g_free (scene->question);
}

/* What the agenda shows, as “ids joined by spaces”, against @ids. */
static void
assert_shows (MtAgenda *agenda, const char *const *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  g_autofree char *is = NULL, *wanted = g_strjoinv (" ", (char **)ids);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (agenda)); i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (G_LIST_MODEL (agenda), i);

    g_strv_builder_add (builder, mt_entry_get_id (mt_entry_item_get_entry (item)));
  }
  shown = g_strv_builder_end (builder);
  is = g_strjoinv (" ", shown);
  g_assert_cmpstr (is, ==, wanted);
}
#define SHOWS(agenda, ...) assert_shows (agenda, (const char *const[]){ __VA_ARGS__, NULL })

static GPtrArray *
list_sessions (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)mt_gather_session_kind ()->id;
  return list (f->journal, &filter, MT_KEY_NONE, 10);
}

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
