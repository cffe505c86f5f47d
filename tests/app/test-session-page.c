/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-row.h"
#include "app/session/answer-dialog.h"
#include "app/session/session-page.h"
#include "tests/app/screen.h"

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  GtkWidget *page;
  GtkWindow *window;
  char *flagged, *question;
} Scene;

static gboolean
has_two_rows (gpointer page)
{
  GtkWidget *list = screen_find (page, MT_TYPE_AGENDA_ROW, NULL);

  return list &&
         gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_parent (list)), 1) != NULL;
}

static gboolean
has_one_row (gpointer page)
{
  return screen_find (page, MT_TYPE_AGENDA_ROW, NULL) && !has_two_rows (page);
}

static void
fill (Scene *scene, Fixture *f)
{
  g_autoptr (MtEntry) thought =
      write_entry (f->journal, "thought", "2026-11-10T10:00Z", "The washing-up");
  g_autoptr (MtEntry) question =
      write_entry (f->journal, "question", "2026-11-14T10:00Z", "Why four in the morning?");

  scene->flagged = g_strdup (mt_entry_get_id (thought));
  scene->question = g_strdup (mt_entry_get_id (question));
  g_assert_true (change (f->journal, MT_CHANGE_FLAG, scene->flagged, NULL));
}

static void
open_scene (Scene *scene, Fixture *f, gboolean filled)
{
  *scene = (Scene){ .f = f };
  if (filled)
    fill (scene, f);
  scene->drafts = mt_drafts_new (f->journal);
  scene->page = GTK_WIDGET (mt_session_page_new (scene->drafts));
  scene->window = screen_show (scene->page);
  if (filled)
    screen_wait (has_two_rows, scene->page);
  screen_settle (200);
}

static void
close_scene (Scene *scene)
{
  GAsyncResult *slot = NULL;

  mt_drafts_flush (scene->drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
  screen_settle (300);
  screen_close (scene->window, scene->page);
  g_assert_finalize_object (scene->drafts);
  g_free (scene->flagged);
  g_free (scene->question);
}

static MtAgendaRow *
row_at (Scene *scene, int position)
{
  GtkWidget *list = gtk_widget_get_parent (screen_find (scene->page, MT_TYPE_AGENDA_ROW, NULL));

  return MT_AGENDA_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position));
}

static void
test_rows_are_there_when_one_looks (Fixture *f, gconstpointer data)
{
  GtkWidget *stack = gtk_stack_new ();
  Scene scene = { .f = f };

  fill (&scene, f);
  scene.drafts = mt_drafts_new (f->journal);
  scene.page = GTK_WIDGET (mt_session_page_new (scene.drafts));
  gtk_stack_add_named (GTK_STACK (stack), adw_bin_new (), "else");
  gtk_stack_add_named (GTK_STACK (stack), scene.page, "session");
  scene.window = screen_show (stack);
  screen_settle (1000);
  g_assert_null (screen_find (scene.page, MT_TYPE_AGENDA_ROW, NULL));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "session");
  screen_wait (has_two_rows, scene.page);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "else");
  g_assert_true (change (f->journal, MT_CHANGE_UNFLAG, scene.flagged, NULL));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "session");
  screen_wait (has_one_row, scene.page);
  g_assert_cmpstr (mt_agenda_row_get_id (row_at (&scene, 0)), ==, scene.question);
  close_scene (&scene);
}

static void
test_a_row_has_its_menu_when_it_is_asked_for (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkMenuButton *more;

  open_scene (&scene, f, TRUE);
  more =
      GTK_MENU_BUTTON (screen_find (GTK_WIDGET (row_at (&scene, 0)), GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (more)));
  g_assert_null (gtk_menu_button_get_popover (more));
  gtk_menu_button_popup (more);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (more)), ==, 3);
  gtk_menu_button_popdown (more);
  screen_settle (300);
  close_scene (&scene);
}

static void
test_it_fits_and_says_what_it_is_for (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *empty;

  open_scene (&scene, f, FALSE);
  empty = screen_find (scene.page, ADW_TYPE_STATUS_PAGE, "Nothing to Bring Yet");
  g_assert_nonnull (empty);
  screen_settle (200);
  g_assert_true (gtk_widget_get_mapped (empty));
  screen_assert_fits (scene.page);
  close_scene (&scene);
}

static void
test_rows_are_moved_by_their_menu (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f, TRUE);
  screen_assert_fits (scene.page);
  g_assert_cmpstr (mt_agenda_row_get_id (row_at (&scene, 0)), ==, scene.flagged);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 1)), "agenda.up", NULL));
  g_assert_cmpstr (mt_agenda_row_get_id (row_at (&scene, 0)), ==, scene.question);
  screen_settle (500);
  g_assert_cmpstr (mt_agenda_row_get_id (row_at (&scene, 0)), ==, scene.question);
  close_scene (&scene);
}

static void
test_a_ticked_row_stays (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *check, *over;

  open_scene (&scene, f, TRUE);
  over = screen_find (scene.page, GTK_TYPE_BUTTON, "The Session Is _Over");
  g_assert_false (gtk_widget_is_sensitive (over));
  check = screen_find (GTK_WIDGET (row_at (&scene, 0)), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  screen_settle (500);
  g_assert_true (has_two_rows (scene.page));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_is_sensitive (over));
  g_signal_emit_by_name (over, "clicked");
  screen_settle (500);
  g_assert_false (has_two_rows (scene.page));
  g_assert_cmpstr (mt_agenda_row_get_id (row_at (&scene, 0)), ==, scene.question);
  close_scene (&scene);
}

static void
test_an_answer_is_written_down (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *text;
  GAsyncResult *slot = NULL;
  AdwDialog *dialog;
  g_autoptr (MtEntry) answered = NULL;

  open_scene (&scene, f, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 1)), "agenda.answer", NULL);
  screen_settle (500);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (scene.window));
  g_assert_true (MT_IS_ANSWER_DIALOG (dialog));
  screen_assert_fits (GTK_WIDGET (dialog));
  text = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_cmpint (gtk_text_view_get_input_hints (GTK_TEXT_VIEW (text)) &
                       (GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI),
                   ==, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Turn its face", -1);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  screen_wait (screen_is_gone, &dialog);
  mt_drafts_flush (scene.drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
  answered = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_value (answered, "answer"), ==, "Turn its face");
  g_assert_cmpstr (mt_entry_get_state (answered), ==, "answered");
  close_scene (&scene);
}

/* The question leaves the agenda while one writes its answer, and the journal is locked. */
static void
test_an_answer_outlives_its_place (Fixture *f, gconstpointer data)
{
  Scene scene;
  GAsyncResult *slot = NULL;
  AdwDialog *dialog;
  GtkWidget *text;
  g_autoptr (MtEntry) elsewhere = NULL, answered = NULL;

  open_scene (&scene, f, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 1)), "agenda.answer", NULL);
  screen_settle (500);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (scene.window));
  text = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  elsewhere = load (f->journal, scene.question, NULL);
  mt_entry_set_state (elsewhere, "no-longer");
  g_assert_true (save (f->journal, elsewhere, NULL));
  screen_settle (500);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Turn its face", -1);
  mt_drafts_flush (scene.drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
  answered = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_value (answered, "answer"), ==, "Turn its face");
  adw_dialog_force_close (dialog);
  close_scene (&scene);
}

static void
test_a_row_says_what_became_of_a_question (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) asked = NULL, gone = NULL;

  open_scene (&scene, f, TRUE);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 1)), "standing.state", "s", "asked"));
  screen_settle (1500);
  asked = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (asked), ==, "asked");
  g_assert_true (has_two_rows (scene.page));
  gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 1)), "standing.state", "s", "open");
  screen_settle (1500);
  gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 1)), "standing.state", "s", "no-longer");
  screen_settle (1500);
  gone = load (f->journal, scene.question, NULL);
  g_assert_cmpstr (mt_entry_get_state (gone), ==, "no-longer");
  g_assert_false (has_two_rows (scene.page));
  close_scene (&scene);
}

static void
test_what_is_not_for_this_time_can_be_taken_back (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *back;

  open_scene (&scene, f, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (row_at (&scene, 0)), "agenda.leave-out", NULL);
  screen_settle (500);
  g_assert_false (has_two_rows (scene.page));
  g_assert_cmpstr (mt_agenda_row_get_id (row_at (&scene, 0)), ==, scene.question);
  back = screen_find (scene.page, GTK_TYPE_BUTTON, "_Take Back");
  g_assert_nonnull (back);
  screen_assert_fits (scene.page);
  g_signal_emit_by_name (back, "clicked");
  screen_settle (500);
  g_assert_true (has_two_rows (scene.page));
  g_assert_null (screen_find (scene.page, GTK_TYPE_BUTTON, "_Take Back"));
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/session-page/it-fits-and-says-what-it-is-for", test_it_fits_and_says_what_it_is_for);
  ADD_TEST ("/session-page/rows-are-there-when-one-looks", test_rows_are_there_when_one_looks);
  ADD_TEST ("/session-page/a-row-has-its-menu-when-it-is-asked-for",
            test_a_row_has_its_menu_when_it_is_asked_for);
  ADD_TEST ("/session-page/rows-are-moved-by-their-menu", test_rows_are_moved_by_their_menu);
  ADD_TEST ("/session-page/a-ticked-row-stays", test_a_ticked_row_stays);
  ADD_TEST ("/session-page/an-answer-is-written-down", test_an_answer_is_written_down);
  ADD_TEST ("/session-page/an-answer-outlives-its-place", test_an_answer_outlives_its_place);
  ADD_TEST ("/session-page/a-row-says-what-became-of-a-question",
            test_a_row_says_what_became_of_a_question);
  ADD_TEST ("/session-page/what-is-not-for-this-time-can-be-taken-back",
            test_what_is_not_for_this_time_can_be_taken_back);
  return fixture_run ();
}
