/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agreed.h"
#include "app/session/mode-row.h"
#include "app/session/session-mode.h"
#include "core/kinds/ids.h"
#include "tests/app/agenda-scene.h"
#include "tests/app/window-scene.h"

#include <math.h>

#define MINUTE G_GINT64_CONSTANT (60000000)

/* ---- Waiting ---- */

static MtEntry *
make_session (const char *at, const char *length, const char *state)
{
  MtEntry *session = mt_entry_new (MT_KIND_SESSION);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (session, &moment);
  mt_entry_set_state (session, state);
  if (length)
    mt_entry_add_value (session, "length", length, g_ascii_strtod (length, NULL));
  return session;
}

static void
test_it_waits_for_the_planned_end (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *length, *state;
    int begun, until; /* minutes after the moment of the session */
  } cases[] = {
    { NULL, "planned", 0, 80 },    { NULL, "planned", 40, 80 },     { NULL, "planned", -30, 80 },
    { "90", "planned", 5, 120 },   { "90", "planned", 119, 120 },   { NULL, "planned", -120, -40 },
    { NULL, "planned", 200, 280 }, { NULL, "to-come", 1000, 1080 }, { "90", "over", 5, 85 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtEntry) session =
        make_session ("2026-11-20T14:30Z", cases[i].length, cases[i].state);
    gint64 moment = mt_entry_get_moment (session)->instant;

    g_assert_cmpint (mt_session_mode_find_wait (session, moment + cases[i].begun * MINUTE), ==,
                     moment + cases[i].until * MINUTE);
  }
  g_assert_cmpint (mt_session_mode_find_wait (NULL, 0), ==, 80 * MINUTE);
}

/* ---- The screen ---- */

typedef struct {
  Scene scene;
  GtkWidget *page;
  GtkWindow *window;
} Mode;

static void
open_mode (Mode *mode, Fixture *f)
{
  open_scene (&mode->scene, f);
  mt_agenda_set_one_thing (mode->scene.agenda, "Being in a room without a job to do");
  mode->page = GTK_WIDGET (mt_session_mode_new (mode->scene.drafts, mode->scene.agenda));
  mode->window = screen_show (mode->page);
  screen_settle (100);
}

static void
close_mode (Mode *mode)
{
  screen_close (mode->window, mode->page);
  close_scene (&mode->scene);
}

static MtModeRow *
find_row (Mode *mode, int place)
{
  GtkWidget *list = gtk_widget_get_parent (screen_find (mode->page, MT_TYPE_MODE_ROW, NULL));

  return MT_MODE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place));
}

static void
flush (MtDrafts *drafts)
{
  GAsyncResult *slot = NULL;

  mt_drafts_flush (drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
}

/* The entries of @kind, newest first. */
static GPtrArray *
list_kind (Fixture *f, const char *kind)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind;
  return list (f->journal, &filter, MT_KEY_NONE, 20);
}

static void
test_it_fits_and_shows_the_one_thing (Fixture *f, gconstpointer data)
{
  Mode mode;

  open_mode (&mode, f);
  g_assert_nonnull (screen_find (mode.page, GTK_TYPE_LABEL, "Being in a room without a job to do"));
  g_assert_nonnull (find_row (&mode, 2));
  screen_assert_fits (mode.page);
  close_mode (&mode);
}

static void
test_a_tap_ticks_off_and_takes_back (Fixture *f, gconstpointer data)
{
  Mode mode;
  MtModeRow *row;

  open_mode (&mode, f);
  row = find_row (&mode, 1);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
  g_assert_true (mt_agenda_is_discussed (mode.scene.agenda, mode.scene.second));
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (screen_find (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, NULL))));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (screen_find (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  g_assert_false (mt_agenda_is_discussed (mode.scene.agenda, mode.scene.second));
  close_mode (&mode);
}

static void
test_two_words_are_kept_beside_it (Fixture *f, gconstpointer data)
{
  Mode mode;
  MtModeRow *row;
  GtkWidget *pen, *text;
  g_autoptr (GPtrArray) notes = NULL;

  open_mode (&mode, f);
  row = find_row (&mode, 0);
  pen = screen_find (GTK_WIDGET (row), GTK_TYPE_TOGGLE_BUTTON, "Two Words Beside It");
  text = screen_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_false (gtk_widget_get_mapped (text));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pen), TRUE);
  screen_settle (50);
  g_assert_true (gtk_widget_has_focus (text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "pencil, not pen", -1);
  g_assert_cmpstr (mt_agenda_get_note (mode.scene.agenda, mode.scene.first), ==, "pencil, not pen");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pen), FALSE);
  g_assert_nonnull (screen_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "pencil, not pen"));
  flush (mode.scene.drafts);
  notes = list_kind (f, MT_KIND_SIDE_NOTE);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_text (notes->pdata[0]), ==, "pencil, not pen");
  close_mode (&mode);
}

/* Something else comes up while one writes: the row one writes in is not made anew. */
static void
test_what_comes_up_leaves_the_writing_be (Fixture *f, gconstpointer data)
{
  Mode mode;
  MtModeRow *row;

  open_mode (&mode, f);
  row = find_row (&mode, 0);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (screen_find (GTK_WIDGET (row), GTK_TYPE_TOGGLE_BUTTON, NULL)), TRUE);
  g_free (write_flagged (f->journal, "thought", "2026-11-15T10:00Z", "Late", TRUE));
  screen_settle (400);
  g_assert_nonnull (find_row (&mode, 3));
  g_assert_true (find_row (&mode, 0) == row);
  g_assert_true (gtk_widget_get_mapped (screen_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL)));
  close_mode (&mode);
}

static void
test_blanks_are_no_words (Fixture *f, gconstpointer data)
{
  Mode mode;
  MtModeRow *row;
  GtkWidget *pen, *text;
  g_autoptr (GPtrArray) notes = NULL;

  open_mode (&mode, f);
  row = find_row (&mode, 0);
  pen = screen_find (GTK_WIDGET (row), GTK_TYPE_TOGGLE_BUTTON, "Two Words Beside It");
  text = screen_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pen), TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), " \n", -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pen), FALSE);
  flush (mode.scene.drafts);
  notes = list_kind (f, MT_KIND_SIDE_NOTE);
  g_assert_cmpuint (notes->len, ==, 0);
  close_mode (&mode);
}

/* Left while one writes: what was written is kept all the same. */
static void
test_leaving_loses_no_words (Fixture *f, gconstpointer data)
{
  Mode mode;
  MtModeRow *row;
  GtkWidget *pen;
  g_autoptr (GPtrArray) notes = NULL;

  open_mode (&mode, f);
  row = find_row (&mode, 0);
  pen = screen_find (GTK_WIDGET (row), GTK_TYPE_TOGGLE_BUTTON, "Two Words Beside It");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pen), TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                screen_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL))),
                            "half a", -1);
  screen_close (mode.window, mode.page);
  flush (mode.scene.drafts);
  notes = list_kind (f, MT_KIND_SIDE_NOTE);
  g_assert_cmpuint (notes->len, ==, 1);
  close_scene (&mode.scene);
}

static void
test_what_is_agreed_is_a_task_for_next_time (Fixture *f, gconstpointer data)
{
  Mode mode;
  GtkWidget *line;
  g_autoptr (GPtrArray) tasks = NULL, sessions = NULL;
  guint n_items;

  open_mode (&mode, f);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (mode.scene.agenda));
  line = screen_find (mode.page, ADW_TYPE_ENTRY_ROW, "Something we agreed");
  gtk_editable_set_text (GTK_EDITABLE (line), "Ring on Sunday, without a reason");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line)), ==, "Agreed");
  g_assert_nonnull (screen_find (mode.page, ADW_TYPE_ENTRY_ROW, "Something we agreed"));
  flush (mode.scene.drafts);
  screen_settle (400);
  tasks = list_kind (f, MT_KIND_TASK);
  sessions = list_kind (f, MT_KIND_SESSION);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_state (tasks->pdata[0]), ==, "open");
  g_assert_true (
      mt_gather_is_linked (tasks->pdata[0], MT_ROLE_SESSION, mt_entry_get_id (sessions->pdata[0])));
  /* it came of this session, and is for the next one */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mode.scene.agenda)), ==, n_items);
  mt_agenda_set_discussed (mode.scene.agenda, mode.scene.first, TRUE);
  mt_agenda_end_free (mt_agenda_finish (mode.scene.agenda));
  flush (mode.scene.drafts);
  screen_settle (400);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mode.scene.agenda)), ==, n_items);
  close_mode (&mode);
}

/* ---- The window ---- */

static gboolean
is_in_front (gpointer window)
{
  return gtk_window_is_active (window);
}

/* With no time to be away in, another window in front would lock it at once. */
static void
test_the_window_waits (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  MtPlaces *places = open_window (f, window);
  g_autoptr (MtAgenda) agenda = mt_agenda_new (mt_places_get_drafts (places));
  AdwNavigationPage *page = mt_session_mode_new (mt_places_get_drafts (places), agenda);
  GtkWidget *other = gtk_window_new ();

  g_settings_set_int (settings, "lock-when-away", 0);
  mt_places_push (screen_find (GTK_WIDGET (places), MT_TYPE_PLACES, NULL), page);
  screen_settle (600);
  gtk_window_present (GTK_WINDOW (other));
  screen_wait (is_in_front, other);
  screen_settle (1000);
  g_assert_true (mt_journal_is_open (f->journal));
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  screen_wait (is_locked, window);
  gtk_window_destroy (GTK_WINDOW (other));
  g_settings_reset (settings, "lock-when-away");
  close_window (window);
}

static void
test_a_lock_comes_at_once_all_the_same (Fixture *f, gconstpointer data)
{
  MtWindow *window = show_window (f);
  MtPlaces *places = open_window (f, window);
  g_autoptr (MtAgenda) agenda = mt_agenda_new (mt_places_get_drafts (places));

  mt_places_push (GTK_WIDGET (places), mt_session_mode_new (mt_places_get_drafts (places), agenda));
  screen_settle (300);
  lock_window (window);
  close_window (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_set_up ();
  ADD_TEST ("/session-mode/it-waits-for-the-planned-end", test_it_waits_for_the_planned_end);
  ADD_TEST ("/session-mode/it-fits-and-shows-the-one-thing", test_it_fits_and_shows_the_one_thing);
  ADD_TEST ("/session-mode/a-tap-ticks-off-and-takes-back", test_a_tap_ticks_off_and_takes_back);
  ADD_TEST ("/session-mode/two-words-are-kept-beside-it", test_two_words_are_kept_beside_it);
  ADD_TEST ("/session-mode/what-comes-up-leaves-the-writing-be",
            test_what_comes_up_leaves_the_writing_be);
  ADD_TEST ("/session-mode/blanks-are-no-words", test_blanks_are_no_words);
  ADD_TEST ("/session-mode/leaving-loses-no-words", test_leaving_loses_no_words);
  ADD_TEST ("/session-mode/what-is-agreed-is-a-task-for-next-time",
            test_what_is_agreed_is_a_task_for_next_time);
  ADD_TEST ("/session-mode/the-window-waits", test_the_window_waits);
  ADD_TEST ("/session-mode/a-lock-comes-at-once-all-the-same",
            test_a_lock_comes_at_once_all_the_same);
  return fixture_run ();
}
