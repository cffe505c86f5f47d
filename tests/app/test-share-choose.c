/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/choice-row.h"
#include "app/share/choose-page.h"
#include "app/share/hide-view.h"
#include "app/share/share-dialog.h"
#include "app/share/shown-page.h"
#include "core/entry-list.h"
#include "core/kind.h"
#include "tests/app/pages.h"

#include <glib/gi18n.h>
#include <math.h>

/* Choosing: rules that tick, what waits until next time, and what is changed for the reader. */

#define TEXT "Clara came by. Clara's coat was wet, and we laughed."

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  GtkWindow *window;
  AdwDialog *dialog;
  char *ids[3];
} Scene;

static void
open_scene (Scene *scene, Fixture *f)
{
  const char *texts[] = { "Figs on the wall", "Blue bicycle", "Lantern in the fog" };

  *scene = (Scene){ .f = f, .drafts = mt_drafts_new (f->journal) };
  for (guint i = 0; i < 3; i++) {
    g_autoptr (MtEntry) entry = write_entry (
        f->journal, "thought", i ? "2026-11-20T10:00Z" : "2026-11-19T10:00Z", texts[i]);

    mt_entry_set_flagged (entry, i == 1);
    g_assert_true (save (f->journal, entry, NULL));
    scene->ids[i] = g_strdup (mt_entry_get_id (entry));
  }
  scene->window = screen_show (adw_bin_new ());
}

/* The dialog over all of the journal. */
static void
open_dialog (Scene *scene)
{
  scene->dialog = mt_share_dialog_new_filter (scene->drafts, &MT_FILTER_ALL, "All Entries", FALSE);
  adw_dialog_present (scene->dialog, GTK_WIDGET (scene->window));
  screen_settle (500);
}

static void
close_dialog (Scene *scene)
{
  g_object_add_weak_pointer (G_OBJECT (scene->dialog), (gpointer *)&scene->dialog);
  adw_dialog_force_close (scene->dialog);
  screen_wait (screen_is_gone, &scene->dialog);
}

static void
close_scene (Scene *scene)
{
  screen_close (scene->window, NULL);
  g_assert_finalize_object (scene->drafts);
  for (guint i = 0; i < 3; i++)
    g_free (scene->ids[i]);
}

static GtkWidget *
find (Scene *scene, GType type, const char *name)
{
  GtkWidget *widget = screen_find (GTK_WIDGET (scene->dialog), type, name);

  g_assert_nonnull (widget);
  return widget;
}

typedef struct {
  Scene *scene;
  const char *line;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;
  GtkWidget *line = find (said->scene, GTK_TYPE_LABEL, "share-line");

  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (line)), said->line);
}

static void
wait_for_line (Scene *scene, const char *line)
{
  Said said = { scene, line };

  screen_wait (is_said, &said);
}

static void
tick (Scene *scene, const char *rule)
{
  gtk_widget_activate_action (find (scene, MT_TYPE_CHOOSE_PAGE, NULL), "choose.tick", "s", rule);
}

static void
test_a_rule_only_ticks_and_says_what (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *banner;

  open_scene (&scene, f);
  open_dialog (&scene);
  screen_assert_fits (GTK_WIDGET (scene.dialog));
  wait_for_line (&scene, "Nothing is chosen yet.");
  tick (&scene, "flagged");
  wait_for_line (&scene, "1 entry, 1 page");
  banner = find (&scene, ADW_TYPE_BANNER, NULL);
  g_assert_nonnull (
      strstr (adw_banner_get_title (ADW_BANNER (banner)), "1 entry was ticked: For the Session."));
  tick (&scene, "days:2026-11-20:2026-11-20");
  wait_for_line (&scene, "2 entries, 1 page");
  tick (&scene, "kind:thought");
  wait_for_line (&scene, "3 entries, 1 page");
  g_signal_emit_by_name (banner, "button-clicked"); /* Undo: of this rule alone */
  wait_for_line (&scene, "2 entries, 1 page");
  gtk_widget_activate_action (find (&scene, MT_TYPE_CHOOSE_PAGE, NULL), "choose.untick", NULL);
  wait_for_line (&scene, "Nothing is chosen yet.");
  close_dialog (&scene);
  close_scene (&scene);
}

static void
test_since_the_last_session (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) session = NULL;

  open_scene (&scene, f);
  open_dialog (&scene);
  tick (&scene, "since");
  screen_settle (300);
  wait_for_line (&scene, "Nothing is chosen yet."); /* there was none */
  session = write_entry (f->journal, "session", "2026-11-19T15:00Z", "");
  mt_entry_set_state (session, "over");
  g_assert_true (save (f->journal, session, NULL));
  tick (&scene, "since");
  wait_for_line (&scene, "2 entries, 1 page");
  close_dialog (&scene);
  close_scene (&scene);
}

/* Whoever ticks many may not know that a closed letter is among them. */
static void
test_no_rule_opens_a_letter (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autoptr (MtEntry) letter = NULL;

  open_scene (&scene, f);
  letter = write_entry (f->journal, "letter", "2026-11-20T12:00Z", "Wisteria");
  mt_entry_add_value (letter, mt_kind_find ("letter")->closed_until, "2199-01-01T12:00:00+00:00",
                      0);
  g_assert_true (save (f->journal, letter, NULL));
  open_dialog (&scene);
  tick (&scene, "kind:letter");
  screen_settle (500);
  g_assert_nonnull (
      strstr (adw_banner_get_title (ADW_BANNER (find (&scene, ADW_TYPE_BANNER, NULL))),
              "1 letter that is still closed was left out."));
  wait_for_line (&scene, "Nothing is chosen yet.");
  close_dialog (&scene);
  close_scene (&scene);
}

static gboolean
is_offered (Scene *scene)
{
  return gtk_widget_get_mapped (find (scene, GTK_TYPE_BUTTON, "_Go On with That"));
}

static void
test_a_choice_waits_until_next_time (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  open_dialog (&scene);
  g_assert_false (is_offered (&scene));
  close_dialog (&scene); /* nothing was touched: nothing is kept */
  open_dialog (&scene);
  g_assert_false (is_offered (&scene));
  tick (&scene, "kind:thought");
  wait_for_line (&scene, "3 entries");
  close_dialog (&scene);
  screen_settle (200);
  open_dialog (&scene);
  g_assert_true (is_offered (&scene));
  screen_assert_fits (GTK_WIDGET (scene.dialog));
  g_signal_emit_by_name (find (&scene, GTK_TYPE_BUTTON, "_Go On with That"), "clicked");
  wait_for_line (&scene, "3 entries");
  close_dialog (&scene);
  open_dialog (&scene);
  g_assert_true (is_offered (&scene));
  g_signal_emit_by_name (find (&scene, GTK_TYPE_BUTTON, "_Begin Anew"), "clicked");
  wait_for_line (&scene, "Nothing is chosen yet.");
  close_dialog (&scene);
  open_dialog (&scene);
  g_assert_false (is_offered (&scene));
  close_dialog (&scene);
  close_scene (&scene);
}

/* ---- What is changed for the reader ---- */

static gboolean
has_text (gpointer page)
{
  return screen_find (page, MT_TYPE_HIDE_VIEW, NULL) != NULL;
}

/* What would be on the pages. */
static char *
read_pages (MtMaking *making)
{
  g_auto (MtHandoutOrder) order = { 0 };
  MtHandout *handout = NULL;
  char *text;

  mt_making_get_order (making, MT_FORMAT_PDF, &order);
  mt_handout_make (mt_making_get_drafts (making), &order, NULL, NULL, pages_made_cb, &handout);
  screen_wait (pages_are_made, &handout);
  text = read_with_tool (mt_handout_get_bytes (handout), -1);
  g_assert_finalize_object (handout);
  return text;
}

static void
select_words (GtkWidget *view, int start, int end)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (screen_find (view, GTK_TYPE_TEXT_VIEW, NULL)));
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &from, &to);
}

static void
press (GtkWidget *page, const char *name)
{
  GtkWidget *button = screen_find (page, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  screen_settle (100);
}

typedef struct {
  MtDrafts *drafts;
  MtChosen *chosen;
  MtMaking *making;
  GtkWidget *page, *view;
  GtkWindow *window;
} Shown;

static void
open_shown (Shown *shown, Fixture *f)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-11-19T10:00Z", TEXT);
  const char *const ids[] = { mt_entry_get_id (entry), NULL };

  mt_entry_add_value (entry, "tags", "rain", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  shown->drafts = mt_drafts_new (f->journal);
  shown->chosen = mt_chosen_new (ids);
  shown->making = mt_making_new (shown->drafts, shown->chosen);
  shown->page = GTK_WIDGET (mt_shown_page_new (shown->making, ids[0]));
  shown->window = screen_show (shown->page);
  screen_wait (has_text, shown->page);
  shown->view = screen_find (shown->page, MT_TYPE_HIDE_VIEW, NULL);
}

static void
close_shown (Shown *shown)
{
  gpointer making = shown->making;

  screen_close (shown->window, NULL);
  g_object_run_dispose (making);
  g_object_add_weak_pointer (making, &making);
  g_object_unref (making);
  screen_wait (screen_is_gone, &making);
  g_assert_finalize_object (shown->chosen);
  g_assert_finalize_object (shown->drafts);
}

static void
test_words_are_hidden_and_shown_again (Fixture *f, gconstpointer data)
{
  Shown shown;
  g_autofree char *one = NULL, *none = NULL, *all = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (MtEntry) entry = NULL;

  open_shown (&shown, f);
  screen_assert_fits (shown.page);
  g_assert_cmpint (gtk_widget_get_height (shown.view), >=, 48); /* it can be read */
  select_words (shown.view, 0, 5);
  press (shown.page, "_Hide");
  g_assert_cmpuint (mt_chosen_count_hidden (shown.chosen, NULL), ==, 1);
  one = read_pages (shown.making);
  g_assert_null (strstr (one, "Clara came"));
  g_assert_nonnull (strstr (one, "came by. Clara"));
  screen_assert_fits (shown.page); /* also what is hidden */
  press (shown.page, "Hide _Everywhere");
  none = read_pages (shown.making);
  g_assert_null (strstr (none, "Clara"));
  g_assert_nonnull (strstr (none, "coat was wet"));
  press (shown.page, "Show This Word Again");
  all = read_pages (shown.making);
  g_assert_nonnull (strstr (all, "Clara came by. Clara"));
  ids = mt_chosen_get_ids (shown.chosen);
  entry = load (f->journal, ids[0], NULL);
  g_assert_cmpstr (mt_entry_get_text (entry), ==, TEXT);
  close_shown (&shown);
}

/* Without marking: the word at the cursor, as by a tap or a key; once more, and it is back. */
static void
test_the_word_at_the_cursor_is_toggled (Fixture *f, gconstpointer data)
{
  Shown shown;
  g_autofree char *hidden = NULL, *back = NULL;

  open_shown (&shown, f);
  select_words (shown.view, 8, 8);
  mt_hide_view_toggle (MT_HIDE_VIEW (shown.view));
  hidden = read_pages (shown.making);
  g_assert_null (strstr (hidden, "came"));
  g_assert_nonnull (strstr (hidden, "by. Clara"));
  select_words (shown.view, 8, 8);
  mt_hide_view_toggle (MT_HIDE_VIEW (shown.view));
  back = read_pages (shown.making);
  g_assert_nonnull (strstr (back, "Clara came by"));
  close_shown (&shown);
}

static void
test_names_fields_and_a_sentence (Fixture *f, gconstpointer data)
{
  Shown shown;
  g_autofree char *before = NULL, *after = NULL;
  GtkWidget *tags;

  open_shown (&shown, f);
  before = read_pages (shown.making);
  g_assert_nonnull (strstr (before, "rain"));
  gtk_editable_set_text (GTK_EDITABLE (screen_find (shown.page, ADW_TYPE_ENTRY_ROW, "The Name")),
                         "Clara");
  gtk_editable_set_text (
      GTK_EDITABLE (screen_find (shown.page, ADW_TYPE_ENTRY_ROW, "What Is Read Instead")),
      "my sister");
  press (shown.page, "_Replace");
  tags = screen_find (shown.page, ADW_TYPE_SWITCH_ROW,
                      _ (mt_kind_find_field (mt_kind_find ("thought"), "tags")->name));
  g_assert_nonnull (tags);
  adw_switch_row_set_active (ADW_SWITCH_ROW (tags), FALSE);
  gtk_editable_set_text (
      GTK_EDITABLE (screen_find (shown.page, ADW_TYPE_ENTRY_ROW, "A Sentence for the Reader")),
      "This was a good day");
  screen_settle (100);
  after = read_pages (shown.making);
  g_assert_null (strstr (after, "Clara"));
  g_assert_null (strstr (after, "rain"));
  g_assert_nonnull (strcasestr (after, "my sister"));
  g_assert_nonnull (strstr (after, "This was a good day"));
  close_shown (&shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/share-choose/a-rule-only-ticks-and-says-what", test_a_rule_only_ticks_and_says_what);
  ADD_TEST ("/share-choose/since-the-last-session", test_since_the_last_session);
  ADD_TEST ("/share-choose/no-rule-opens-a-letter", test_no_rule_opens_a_letter);
  ADD_TEST ("/share-choose/a-choice-waits-until-next-time", test_a_choice_waits_until_next_time);
  ADD_TEST ("/share-choose/words-are-hidden-and-shown-again",
            test_words_are_hidden_and_shown_again);
  ADD_TEST ("/share-choose/the-word-at-the-cursor-is-toggled",
            test_the_word_at_the_cursor_is_toggled);
  ADD_TEST ("/share-choose/names-fields-and-a-sentence", test_names_fields_and_a_sentence);
  return fixture_run ();
}
