/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/making.h"
#include "app/share/share-dialog.h"
#include "core/kind.h"
#include "core/kinds/ids.h"
#include "tests/app/pages.h"

#include <string.h>

/* A booklet: chosen entry by entry and chapter by chapter, and what is remembered of it. */

typedef struct {
  MtDrafts *drafts;
  GtkWindow *window;
  AdwDialog *dialog;
} Scene;

enum { GOAL, SKILL, THOUGHT, COMING, N_ENTRIES };

static void
write_time (Fixture *f, char *ids[N_ENTRIES])
{
  static const char *const written[N_ENTRIES][2] = {
    { MT_KIND_GOAL, "Vetch" },
    { MT_KIND_SKILL, "Thistle" },
    { "thought", "Zither" },
    { MT_KIND_SESSION, "Quince" },
  };

  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (MtEntry) entry =
        write_entry (f->journal, written[i][0], "2026-11-19T10:00Z", written[i][1]);

    if (i == COMING) {
      mt_entry_set_state (entry, "planned");
      g_assert_true (save (f->journal, entry, NULL));
    }
    ids[i] = g_strdup (mt_entry_get_id (entry));
  }
}

static void
open_dialog (Scene *scene, Fixture *f)
{
  char *ids[N_ENTRIES];

  write_time (f, ids);
  for (guint i = 0; i < N_ENTRIES; i++)
    g_free (ids[i]);
  scene->drafts = mt_drafts_new (f->journal);
  scene->window = screen_show (adw_bin_new ());
  scene->dialog = mt_share_dialog_new_booklet (scene->drafts);
  adw_dialog_present (scene->dialog, GTK_WIDGET (scene->window));
  screen_settle (500);
}

static void
close_dialog (Scene *scene)
{
  g_object_add_weak_pointer (G_OBJECT (scene->dialog), (gpointer *)&scene->dialog);
  adw_dialog_force_close (scene->dialog);
  screen_wait (screen_is_gone, &scene->dialog);
  screen_close (scene->window, NULL);
  g_assert_finalize_object (scene->drafts);
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
  const char *label, *line;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;
  GtkWidget *label = screen_find (GTK_WIDGET (said->scene->dialog), GTK_TYPE_LABEL, said->label);

  return label && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), said->line);
}

static void
wait_for_line (Scene *scene, const char *label, const char *line)
{
  Said said = { scene, label, line };

  screen_wait (is_said, &said);
}

static void
press (Scene *scene, const char *name)
{
  GtkWidget *button = find (scene, GTK_TYPE_BUTTON, name);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkCheckButton *
check_of (Scene *scene, const char *chapter)
{
  GtkWidget *row = find (scene, ADW_TYPE_ACTION_ROW, chapter);

  return GTK_CHECK_BUTTON (screen_find (row, GTK_TYPE_CHECK_BUTTON, NULL));
}

static void
choose_all (Scene *scene)
{
  GtkWidget *page = find (scene, ADW_TYPE_NAVIGATION_PAGE, "What to Share");

  gtk_widget_activate_action (page, "choose.tick", "s", "days:2026-11-01:2026-11-30");
  wait_for_line (scene, "share-line", "4 entries");
  press (scene, "Choose _Chapters");
  wait_for_line (scene, "chapters-line", "Tick the chapters you would like in it.");
}

static gboolean
can_save (gpointer data)
{
  GtkWidget *save = screen_find (GTK_WIDGET (((Scene *)data)->dialog), GTK_TYPE_BUTTON, "_Save…");

  return save && gtk_widget_is_sensitive (save);
}

static void
test_each_chapter_has_its_tick (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_dialog (&scene, f);
  wait_for_line (&scene, "share-line", "Nothing is chosen yet.");
  choose_all (&scene);
  screen_settle (400);
  screen_assert_fits (GTK_WIDGET (scene.dialog));
  g_assert_false (gtk_widget_is_sensitive (screen_find (
      find (&scene, ADW_TYPE_NAVIGATION_PAGE, "Booklet"), GTK_TYPE_BUTTON, "_See the Pages")));
  g_assert_false (gtk_widget_get_visible (find (&scene, ADW_TYPE_ACTION_ROW, "Sessions")));
  for (guint i = 0; i < 2; i++)
    g_assert_false (gtk_check_button_get_active (check_of (&scene, i ? "Goals" : "Other pages")));
  gtk_test_accessible_assert_property (check_of (&scene, "Other pages"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Other pages: from 3 entries");
  gtk_check_button_set_active (check_of (&scene, "Goals"), TRUE);
  wait_for_line (&scene, "chapters-line", "4 entries, 3 pages, 3 left out");
  gtk_check_button_set_active (check_of (&scene, "What I tried"), TRUE);
  wait_for_line (&scene, "chapters-line", "4 entries, 4 pages, 2 left out");
  gtk_test_accessible_assert_property (check_of (&scene, "Other pages"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Other pages: from 1 entry");
  press (&scene, "_See the Pages");
  screen_wait (can_save, &scene);
  press (&scene, "_Save…");
  screen_settle (400);
  /* another form would have what is in no chapter */
  g_assert_false (gtk_widget_get_visible (find (&scene, ADW_TYPE_PREFERENCES_GROUP, "As What")));
  close_dialog (&scene);
}

/* The words of a person are not lost where the dialog is closed. */
static void
test_the_title_is_kept (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_dialog (&scene, f);
  choose_all (&scene);
  gtk_editable_set_text (GTK_EDITABLE (find (&scene, ADW_TYPE_ENTRY_ROW, "Title, If You Like")),
                         "Wisteria");
  g_object_add_weak_pointer (G_OBJECT (scene.dialog), (gpointer *)&scene.dialog);
  adw_dialog_force_close (scene.dialog);
  screen_wait (screen_is_gone, &scene.dialog);
  screen_settle (200);
  scene.dialog = mt_share_dialog_new_booklet (scene.drafts);
  adw_dialog_present (scene.dialog, GTK_WIDGET (scene.window));
  screen_settle (500);
  press (&scene, "_Go On with That");
  wait_for_line (&scene, "share-line", "4 entries");
  press (&scene, "Choose _Chapters");
  wait_for_line (&scene, "chapters-line", "Tick the chapters you would like in it.");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (find (&scene, ADW_TYPE_ENTRY_ROW, "Title, If You Like"))),
                   ==, "Wisteria");
  close_dialog (&scene);
}

static gboolean
is_made (gpointer making)
{
  return mt_making_get_handout (making) != NULL;
}

/* Neither on a page nor in the record: what has no place in a chapter that was ticked. */
static void
test_only_what_is_in_it_is_remembered (Fixture *f, gconstpointer data)
{
  char *ids[N_ENTRIES + 1] = { NULL };
  MtDrafts *drafts = mt_drafts_new (f->journal);
  MtChosen *chosen;
  gpointer making;
  g_autofree char *text = NULL;
  const char *const *sources;

  write_time (f, ids);
  chosen = mt_chosen_new ((const char *const *)ids);
  making = mt_making_new (drafts, chosen);
  mt_share_choice_say (mt_chosen_edit (chosen), MT_MAKING_TITLE, "Wisteria and I");
  mt_making_set_booklet (making, 0);
  mt_making_begin (making);
  screen_settle (600);
  g_assert_null (mt_making_get_handout (making)); /* of no chapter there are no pages */
  mt_making_set_booklet (making, MT_BOOKLET_GOALS | MT_BOOKLET_SKILLS);
  screen_wait (is_made, making);
  text = read_with_tool (mt_handout_get_bytes (mt_making_get_handout (making)), -1);
  g_assert_true (g_str_has_prefix (text, "Wisteria and I"));
  g_assert_nonnull (strstr (text, "Vetch"));
  g_assert_nonnull (strstr (text, "Thistle"));
  g_assert_null (strstr (text, "Zither"));
  g_assert_null (strstr (text, "Quince"));
  sources = mt_handout_get_sources (mt_making_get_handout (making));
  g_assert_cmpuint (g_strv_length ((char **)sources), ==, 2);
  g_assert_true (g_strv_contains (sources, ids[GOAL]));
  g_assert_true (g_strv_contains (sources, ids[SKILL]));
  g_assert_cmpuint (mt_handout_get_n_entries (mt_making_get_handout (making)), ==, 2);
  g_object_run_dispose (making);
  g_object_add_weak_pointer (making, &making);
  g_object_unref (making);
  screen_wait (screen_is_gone, &making);
  g_assert_finalize_object (chosen);
  g_assert_finalize_object (drafts);
  for (guint i = 0; i < N_ENTRIES; i++)
    g_free (ids[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/share-booklet/each-chapter-has-its-tick", test_each_chapter_has_its_tick);
  ADD_TEST ("/share-booklet/the-title-is-kept", test_the_title_is_kept);
  ADD_TEST ("/share-booklet/only-what-is-in-it-is-remembered",
            test_only_what_is_in_it_is_remembered);
  return fixture_run ();
}
