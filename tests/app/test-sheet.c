/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/note-dialog.h"
#include "app/session/one-thing.h"
#include "app/session/session-page.h"
#include "app/session/since-card.h"
#include "app/share/choice-row.h"
#include "app/share/share-dialog.h"
#include "core/kinds/ids.h"
#include "tests/app/agenda-scene.h"
#include "tests/app/pages.h"

#include <math.h>

/* What one sees and hands over where one prepares. */

static void
write_week (Fixture *f)
{
  g_autoptr (MtEntry) over = write_entry (f->journal, MT_KIND_SESSION, "2026-11-09T10:00Z", "");
  g_autoptr (MtEntry) mood = write_entry (f->journal, "mood", "2026-11-10T11:00Z", "");
  g_autoptr (MtEntry) task =
      write_entry (f->journal, MT_KIND_TASK, "2026-11-09T15:00Z", "Tamarack");

  mt_entry_set_state (over, "over");
  g_assert_true (save (f->journal, over, NULL));
  mt_entry_add_value (mood, "valence", "6", 6);
  mt_entry_add_value (mood, "words", "calm", NAN);
  g_assert_true (save (f->journal, mood, NULL));
  mt_entry_set_state (task, "looked-at");
  mt_entry_add_value (task, "outcome", "partly", NAN);
  mt_entry_add_value (task, "obstacle", "Sorrel", NAN);
  g_assert_true (save (f->journal, task, NULL));
}

static char *
read_pages (Scene *scene, const char *const *ids, MtSinceParts parts)
{
  const MtHandoutOrder order = { .ids = (char **)ids, .is_sheet = TRUE, .parts = parts };
  MtHandout *handout = wait_for_pages (scene->drafts, &order);
  char *text = read_with_tool (mt_handout_get_bytes (handout), -1);

  g_assert_cmpuint (mt_handout_get_n_pages (handout), ==, 1);
  g_assert_finalize_object (handout);
  return text;
}

static void
test_a_sheet_keeps_the_order (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtDraft) note = NULL;
  g_autofree char *plain = NULL, *counted = NULL;

  write_week (f);
  open_scene (&scene, f);
  mt_agenda_set_one_thing (scene.agenda, "Wisteria");
  note = mt_agenda_begin_note (scene.agenda, scene.first);
  mt_agenda_write_note (scene.agenda, note, "Vetch");
  mt_agenda_end_note (scene.agenda, note);
  plain = read_pages (&scene, (const char *const[]){ scene.question, scene.first, NULL }, 0);
  g_assert_nonnull (strstr (plain, "Wisteria"));
  g_assert_nonnull (strstr (strstr (strstr (plain, "Why four?"), "washing-up"), "Vetch"));
  g_assert_null (strstr (plain, "Slow"));
  g_assert_null (strstr (plain, "Tamarack"));
  g_assert_null (strstr (plain, "from 1"));
  counted = read_pages (&scene, (const char *const[]){ scene.first, NULL },
                        MT_SINCE_MOODS | MT_SINCE_TASKS);
  g_assert_nonnull (strstr (counted, "from 1 mood"));
  g_assert_nonnull (strstr (counted, "Tamarack"));
  g_assert_nonnull (strstr (counted, "Sorrel"));
  g_assert_null (strstr (counted, "calm"));
  close_scene (&scene);
}

/* The check marks of the dialog, in their order. */
static void
collect_checks (GtkWidget *widget, GPtrArray *checks)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (checks, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_checks (child, checks);
}

static void
test_what_is_counted_is_not_ticked (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWindow *window;
  AdwDialog *dialog;
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  write_week (f);
  open_scene (&scene, f);
  window = screen_show (adw_bin_new ());
  dialog = mt_share_dialog_new_sheet (scene.drafts, G_LIST_MODEL (scene.agenda));
  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_settle (1000);
  screen_assert_fits (GTK_WIDGET (dialog));
  collect_checks (GTK_WIDGET (dialog), checks);
  g_assert_cmpuint (checks->len, ==, 6);
  for (guint i = 0; i < checks->len; i++)
    g_assert_true (gtk_check_button_get_active (checks->pdata[i]) == (i < 3));
  g_assert_nonnull (screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "3 entries, 1 page"));
  gtk_check_button_set_active (checks->pdata[5], TRUE);
  screen_settle (1000);
  g_assert_nonnull (screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "3 entries, 1 page"));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  screen_wait (screen_is_gone, &dialog);
  screen_close (window, NULL);
  close_scene (&scene);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_since_says_what_it_is_counted_from (Fixture *f, gconstpointer data)
{
  GtkWidget *card;
  GtkWindow *window;

  write_week (f);
  card = mt_since_card_new (f->journal);
  window = screen_show (card);
  screen_wait (is_shown, card);
  screen_assert_fits (card);
  g_assert_nonnull (screen_find (card, GTK_TYPE_LABEL, "Since Monday, 9 November 2026"));
  g_assert_nonnull (screen_find (card, GTK_TYPE_LABEL, "“Well”\nfrom 1 mood"));
  g_assert_nonnull (screen_find (card, GTK_TYPE_LABEL, "calm (1)\nfrom 1 mood"));
  g_assert_nonnull (screen_find (card, GTK_TYPE_LABEL, "In part (1)\nfrom 1 task"));
  screen_close (window, card);
}

static void
test_since_says_nothing_before_the_first_session (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) mood = write_entry (f->journal, "mood", "2026-11-10T11:00Z", "");
  GtkWidget *card = mt_since_card_new (f->journal);
  GtkWindow *window = screen_show (card);

  mt_entry_add_value (mood, "valence", "6", 6);
  g_assert_true (save (f->journal, mood, NULL));
  screen_settle (1200);
  g_assert_false (gtk_widget_get_visible (card));
  screen_close (window, card);
}

static void
test_the_one_thing_is_written_in_place (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *row, *one;
  GtkWindow *window;

  open_scene (&scene, f);
  one = mt_one_thing_new (scene.agenda);
  window = screen_show (one);
  screen_assert_fits (one);
  row = screen_find (one, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "Wisteria");
  g_assert_cmpstr (mt_agenda_get_one_thing (scene.agenda), ==, "Wisteria");
  screen_settle (2500);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Wisteria");
  screen_close (window, one);
  close_agenda (&scene);
  open_agenda (&scene);
  g_assert_cmpstr (mt_agenda_get_one_thing (scene.agenda), ==, "Wisteria");
  close_scene (&scene);
}

static void
test_a_note_is_written_in_its_dialog (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWindow *window;
  AdwDialog *dialog;
  GtkWidget *text;
  g_autoptr (MtDraft) draft = NULL;

  open_scene (&scene, f);
  window = screen_show (adw_bin_new ());
  draft = mt_agenda_begin_note (scene.agenda, scene.first);
  dialog = mt_note_dialog_new (scene.agenda, draft, "The washing-up");
  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_settle (300);
  screen_assert_fits (GTK_WIDGET (dialog));
  text = screen_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Vetch ", -1);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  screen_wait (screen_is_gone, &dialog);
  g_assert_cmpstr (mt_agenda_get_note (scene.agenda, scene.first), ==, "Vetch");
  screen_settle (1500);
  g_assert_cmpstr (mt_agenda_get_note (scene.agenda, scene.first), ==, "Vetch");
  screen_close (window, NULL);
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/sheet/a-sheet-keeps-the-order", test_a_sheet_keeps_the_order);
  ADD_TEST ("/sheet/what-is-counted-is-not-ticked", test_what_is_counted_is_not_ticked);
  ADD_TEST ("/sheet/since-says-what-it-is-counted-from", test_since_says_what_it_is_counted_from);
  ADD_TEST ("/sheet/since-says-nothing-before-the-first-session",
            test_since_says_nothing_before_the_first_session);
  ADD_TEST ("/sheet/the-one-thing-is-written-in-place", test_the_one_thing_is_written_in_place);
  ADD_TEST ("/sheet/a-note-is-written-in-its-dialog", test_a_note_is_written_in_its_dialog);
  return fixture_run ();
}
