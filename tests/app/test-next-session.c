/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/session-form.h"
#include "app/session/next-session.h"
#include "app/session/past-page.h"
#include "app/session/people-page.h"
#include "core/appointment.h"
#include "core/kinds/ids.h"
#include "tests/app/screen.h"

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  MtAgenda *agenda;
  GtkWidget *card;
  GtkWindow *window;
  char *session, *person;
} Scene;

static void
settle (Scene *scene)
{
  GAsyncResult *slot = NULL;

  mt_drafts_flush (scene->drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
  screen_settle (400);
}

/* A weekly session by video with Ana, at ten in Lisbon, on the Thursday in @days days. */
static void
plan (Scene *scene)
{
  g_autoptr (MtEntry) person =
      write_entry (scene->f->journal, MT_KIND_THERAPIST, "2026-01-01T10:00Z", "Ana");
  g_autoptr (MtEntry) session = mt_entry_new (MT_KIND_SESSION);
  g_auto (MtMoment) moment = { 0 };

  mt_entry_add_value (person, "shade", "moss", 0);
  mt_entry_add_value (person, "phone", "+351 21 555 01 23", 0);
  g_assert_true (save (scene->f->journal, person, NULL));
  g_assert_true (mt_moment_parse (&moment, "2041-03-28T10:00", "Europe/Lisbon", NULL));
  mt_entry_set_moment (session, &moment);
  mt_entry_set_state (session, "planned");
  mt_entry_add_value (session, "every", "1", 1);
  mt_entry_add_value (session, "place", "video", 0);
  mt_entry_add_value (session, "link", "https://example.org/room", 0);
  mt_entry_add_value (session, "dropped-call", "She rings", 0);
  mt_entry_add_link (session, "with", mt_entry_get_id (person));
  g_assert_true (save (scene->f->journal, session, NULL));
  scene->session = g_strdup (mt_entry_get_id (session));
  scene->person = g_strdup (mt_entry_get_id (person));
}

static void
open_scene (Scene *scene, Fixture *f, gboolean planned)
{
  *scene = (Scene){ .f = f };
  if (planned)
    plan (scene);
  scene->drafts = mt_drafts_new (f->journal);
  scene->agenda = mt_agenda_new (scene->drafts);
  scene->card = mt_next_session_new (scene->drafts, scene->agenda);
  scene->window = screen_show (scene->card);
  screen_settle (500);
}

static void
close_scene (Scene *scene)
{
  settle (scene);
  screen_close (scene->window, scene->card);
  g_assert_finalize_object (scene->agenda);
  g_assert_finalize_object (scene->drafts);
  g_free (scene->session);
  g_free (scene->person);
}

static void
test_without_a_date_it_asks_for_one (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *when;

  open_scene (&scene, f, FALSE);
  when = screen_find (scene.card, ADW_TYPE_ACTION_ROW, "No date yet");
  g_assert_nonnull (when);
  screen_assert_fits (scene.card);
  adw_action_row_activate (ADW_ACTION_ROW (when));
  screen_settle (300);
  g_assert_nonnull (adw_window_get_visible_dialog (ADW_WINDOW (scene.window)));
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (scene.window)));
  close_scene (&scene);
}

static void
test_it_says_when_with_whom_and_where (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *who, *dropped;

  open_scene (&scene, f, TRUE);
  g_assert_nonnull (screen_find (scene.card, ADW_TYPE_ACTION_ROW, "28 March 2041, 10:00"));
  who = screen_find (scene.card, ADW_TYPE_ACTION_ROW, "Ana");
  g_assert_nonnull (who);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (who)), ==, "Moss");
  g_assert_nonnull (screen_find (scene.card, GTK_TYPE_LABEL, "Open the Video Link"));
  /* her number, since the session has none */
  g_assert_nonnull (screen_find (scene.card, GTK_TYPE_LABEL, "\u2066+351 21 555 01 23\u2069"));
  dropped = screen_find (scene.card, ADW_TYPE_EXPANDER_ROW, "If the Call Drops");
  g_assert_true (gtk_widget_get_visible (dropped));
  g_assert_nonnull (screen_find (dropped, GTK_TYPE_LABEL, "She rings"));
  screen_assert_fits (scene.card);
  close_scene (&scene);
}

/* Somebody may have a finger on it while the agenda is read again. */
static void
test_the_way_there_stays_in_place (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *link;

  open_scene (&scene, f, TRUE);
  link = screen_find (scene.card, GTK_TYPE_LABEL, "Open the Video Link");
  g_assert_nonnull (link);
  g_object_add_weak_pointer (G_OBJECT (link), (gpointer *)&link);
  mt_agenda_set_one_thing (scene.agenda, "The letter");
  settle (&scene);
  screen_settle (500);
  g_assert_nonnull (link);
  g_object_remove_weak_pointer (G_OBJECT (link), (gpointer *)&link);
  close_scene (&scene);
}

static MtEntry *
next_of (Fixture *f, const char *but)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autoptr (GPtrArray) sessions = NULL;
  MtEntry *found = NULL;

  filter.kind = (char *)MT_KIND_SESSION;
  filter.state = (char *)"planned";
  sessions = list (f->journal, &filter, MT_KEY_NONE, 20);
  for (guint i = 0; i < sessions->len; i++)
    if (g_strcmp0 (mt_entry_get_id (sessions->pdata[i]), but) != 0) {
      g_assert_null (found);
      found = g_object_ref (sessions->pdata[i]);
    }
  return found;
}

static void
test_cancelled_it_makes_the_next_and_undo_takes_it_back (Fixture *f, gconstpointer data)
{
  Scene scene;
  MtAgendaEnd *end;
  g_autoptr (MtEntry) next = NULL, cancelled = NULL, back = NULL;
  g_autofree char *at = NULL;

  open_scene (&scene, f, TRUE);
  end = mt_agenda_end (scene.agenda, "cancelled");
  settle (&scene);
  cancelled = load (f->journal, scene.session, NULL);
  g_assert_cmpstr (mt_entry_get_state (cancelled), ==, "cancelled");
  next = next_of (f, scene.session);
  g_assert_nonnull (next);
  /* the clocks go forward in between */
  at = mt_moment_format (mt_entry_get_moment (next));
  g_assert_cmpstr (at, ==, "2041-04-04T10:00:00+01:00");
  g_assert_cmpstr (mt_entry_get_value (next, "dropped-call"), ==, "She rings");
  g_assert_nonnull (screen_find (scene.card, ADW_TYPE_ACTION_ROW, "Ana"));
  mt_agenda_reopen (scene.agenda, end);
  settle (&scene);
  screen_settle (800);
  back = load (f->journal, scene.session, NULL);
  g_assert_cmpstr (mt_entry_get_state (back), ==, "planned");
  g_assert_null (next_of (f, scene.session));
  mt_agenda_end_free (end);
  close_scene (&scene);
}

static void
test_moved_it_says_instead_of_what (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (MtEntry) moved = NULL, next = NULL;
  g_autofree char *at = NULL;
  MtAgendaEnd *end;

  open_scene (&scene, f, TRUE);
  g_assert_true (mt_moment_parse (&moment, "2041-03-29T16:00", "Asia/Tokyo", NULL));
  mt_agenda_set_moment (scene.agenda, &moment);
  settle (&scene);
  moved = load (f->journal, scene.session, NULL);
  g_assert_cmpstr (mt_entry_get_moment (moved)->zone, ==, "Europe/Lisbon");
  g_assert_true (mt_appointment_was_moved (moved));
  end = mt_agenda_finish (scene.agenda);
  settle (&scene);
  next = next_of (f, scene.session);
  at = mt_moment_format (mt_entry_get_moment (next));
  g_assert_cmpstr (at, ==, "2041-04-04T10:00:00+01:00");
  mt_agenda_end_free (end);
  close_scene (&scene);
}

static void
test_what_needs_a_date_waits_for_one (Fixture *f, gconstpointer data)
{
  static const char *const actions[] = { "cancel", "miss", "over", "details", "move", "save" };
  MtFilter filter = MT_FILTER_ALL;
  Scene scene;
  g_autoptr (GPtrArray) entries = NULL;

  open_scene (&scene, f, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autofree char *action = g_strconcat ("next-session.", actions[i], NULL);

    gtk_widget_activate_action (scene.card, action, NULL);
    screen_settle (100);
    g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (scene.window)));
  }
  settle (&scene);
  entries = list (f->journal, &filter, MT_KEY_NONE, 20);
  g_assert_cmpuint (entries->len, ==, 0);
  close_scene (&scene);
}

/* ---- The form ---- */

static void
test_the_form_shows_what_belongs_to_the_place (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) entry = NULL;
  g_autoptr (MtDraft) draft = NULL;
  GtkWidget *form, *scroller, *often, *address;
  GtkWindow *window;

  open_scene (&scene, f, TRUE);
  entry = load (f->journal, scene.session, NULL);
  draft = mt_drafts_begin (scene.drafts, entry);
  form = GTK_WIDGET (mt_session_form_new (scene.drafts, draft));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  window = screen_show (scroller);
  screen_settle (300);
  screen_assert_fits (form);
  address = screen_find (form, ADW_TYPE_ENTRY_ROW, "Address");
  g_assert_false (gtk_widget_get_visible (address));
  g_assert_true (gtk_widget_get_visible (screen_find (form, ADW_TYPE_ENTRY_ROW, "Video link")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (screen_find (form, ADW_TYPE_COMBO_ROW, "Place")), 1);
  screen_settle (100);
  g_assert_true (gtk_widget_get_visible (address));
  g_assert_false (gtk_widget_get_visible (screen_find (form, ADW_TYPE_ENTRY_ROW, "Video link")));
  often = screen_find (form, ADW_TYPE_COMBO_ROW, "Comes again");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (often)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (often), 2);
  g_assert_cmpint (mt_appointment_get_every (mt_draft_get_entry (draft)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (often), 0);
  g_assert_cmpint (mt_appointment_get_every (mt_draft_get_entry (draft)), ==, 0);
  screen_close (window, NULL);
  g_clear_object (&draft);
  close_scene (&scene);
}

/* ---- The pages ---- */

static void
test_the_pages_fit_and_list (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *people, *past;
  GtkWindow *window;
  MtAgendaEnd *end;

  open_scene (&scene, f, TRUE);
  end = mt_agenda_end (scene.agenda, "missed");
  settle (&scene);
  people = GTK_WIDGET (mt_people_page_new (scene.drafts));
  window = screen_show (people);
  screen_settle (400);
  g_assert_nonnull (screen_find (people, ADW_TYPE_ACTION_ROW, "Ana"));
  screen_assert_fits (people);
  screen_close (window, people);
  past = GTK_WIDGET (mt_past_page_new (scene.drafts));
  window = screen_show (past);
  screen_settle (400);
  g_assert_nonnull (screen_find (past, ADW_TYPE_ACTION_ROW, "28 March 2041, 10:00"));
  screen_assert_fits (past);
  screen_close (window, past);
  mt_agenda_end_free (end);
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "Europe/Lisbon", TRUE);
  adw_init ();
  ADD_TEST ("/next-session/without-a-date", test_without_a_date_it_asks_for_one);
  ADD_TEST ("/next-session/when-with-whom-where", test_it_says_when_with_whom_and_where);
  ADD_TEST ("/next-session/stays", test_the_way_there_stays_in_place);
  ADD_TEST ("/next-session/cancelled", test_cancelled_it_makes_the_next_and_undo_takes_it_back);
  ADD_TEST ("/next-session/moved", test_moved_it_says_instead_of_what);
  ADD_TEST ("/next-session/waits", test_what_needs_a_date_waits_for_one);
  ADD_TEST ("/next-session/form", test_the_form_shows_what_belongs_to_the_place);
  ADD_TEST ("/next-session/pages", test_the_pages_fit_and_list);
  return fixture_run ();
}
