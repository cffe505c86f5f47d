/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/page-words.h"
#include "app/share/pages-view.h"
#include "app/share/show-page.h"
#include "app/toast.h"
#include "tests/app/pages.h"
#include "tests/app/window-scene.h"

/* The chosen pages alone in the window, for somebody to look at. */

#define TEXT "Eleven tomatoes in a row by size. "

typedef struct {
  MtWindow *window;
  MtHandout *handout;
  GtkWidget *page;
} Scene;

static gboolean
is_fullscreen (gpointer window)
{
  return gtk_window_is_fullscreen (window);
}

static gboolean
is_not_fullscreen (gpointer window)
{
  return !gtk_window_is_fullscreen (window);
}

/* A window that is open and shows three pages. */
static void
open_scene (Scene *scene, Fixture *f)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MtPlaces *places;

  for (guint i = 0; i < 220; i++)
    g_string_append (text, TEXT);
  scene->window = show_window (f);
  places = open_window (f, scene->window);
  scene->handout = make_pages (f, mt_places_get_drafts (places), 2, text->str);
  g_assert_cmpuint (mt_handout_get_n_pages (scene->handout), >, 2);
  mt_window_show_pages (GTK_WIDGET (places), scene->handout);
  scene->page = screen_find (GTK_WIDGET (scene->window), MT_TYPE_SHOW_PAGE, NULL);
  g_assert_nonnull (scene->page);
  screen_wait (is_fullscreen, scene->window);
}

/* Nothing holds the pages once what is being drawn of them has come. */
static void
end_handout (Scene *scene)
{
  gpointer handout = scene->handout;

  g_object_add_weak_pointer (handout, &handout);
  g_object_unref (handout);
  screen_wait (screen_is_gone, &handout);
}

static void
close_scene (Scene *scene)
{
  screen_wait (is_locked, scene->window);
  close_window (scene->window);
  end_handout (scene);
}

static const char *
place_of (Scene *scene)
{
  return gtk_label_get_label (GTK_LABEL (screen_find (scene->page, GTK_TYPE_LABEL, "show-place")));
}

static gboolean
can (Scene *scene, const char *tooltip)
{
  return gtk_widget_is_sensitive (screen_find (scene->page, GTK_TYPE_BUTTON, tooltip));
}

static void
press (Scene *scene, const char *tooltip)
{
  GtkWidget *button = screen_find (scene->page, GTK_TYPE_BUTTON, tooltip);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* There, to be put back without having been taken out of the window, and neither seen nor used. */
static void
assert_out_of_reach (Scene *scene, GType type, const char *label)
{
  GtkWidget *widget = screen_find (GTK_WIDGET (scene->window), type, label);

  g_assert_nonnull (widget);
  g_assert_false (gtk_widget_is_visible (widget));
  g_assert_false (gtk_widget_get_mapped (widget));
  g_assert_false (gtk_widget_is_sensitive (widget));
}

static void
test_nothing_else_is_reachable (Fixture *f, gconstpointer data)
{
  static const char *const actions[] = { "win.bin",        "win.preferences", "win.about",
                                         "win.protection", "win.shortcuts",   "win.backups" };
  Scene scene;
  GtkWidget *widget;

  open_scene (&scene, f);
  widget = GTK_WIDGET (scene.window);
  assert_out_of_reach (&scene, MT_TYPE_PLACES, NULL);
  assert_out_of_reach (&scene, ADW_TYPE_TOAST_OVERLAY, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_activate_action (widget, actions[i], NULL);
  gtk_widget_activate_action (widget, "win.show-place", "s", "journal");
  mt_window_write (scene.window, "thought"); /* as another program may ask */
  mt_toast (widget, "Lantern");
  screen_settle (300);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)));
  assert_out_of_reach (&scene, MT_TYPE_PLACES, NULL);
  assert_out_of_reach (&scene, GTK_TYPE_LABEL, "Lantern");
  g_assert_true (mt_journal_is_open (f->journal));
  press (&scene, "Leave These Pages and Lock");
  close_scene (&scene);
}

static void
test_leaving_locks (Fixture *f, gconstpointer data)
{
  Scene scene;

  open_scene (&scene, f);
  press (&scene, "Leave These Pages and Lock");
  screen_wait (is_locked, scene.window);
  screen_wait (is_not_fullscreen, scene.window);
  g_assert_null (screen_find (GTK_WIDGET (scene.window), MT_TYPE_SHOW_PAGE, NULL));
  close_scene (&scene);
}

static void
test_closing_the_window_locks_first (Fixture *f, gconstpointer data)
{
  Scene scene;
  gpointer window;

  open_scene (&scene, f);
  window = scene.window;
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  screen_wait (is_null, &window);
  g_assert_false (mt_journal_is_open (f->journal));
  end_handout (&scene);
}

static void
test_pages_come_one_by_one (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autofree char *last = NULL;
  guint n_pages;

  open_scene (&scene, f);
  n_pages = mt_handout_get_n_pages (scene.handout);
  last = g_strdup_printf ("%u of %u", n_pages, n_pages);
  g_assert_true (g_str_has_prefix (place_of (&scene), "1 of "));
  g_assert_false (can (&scene, "Previous Page"));
  for (guint i = 1; i < n_pages; i++)
    press (&scene, "Next Page");
  g_assert_cmpstr (place_of (&scene), ==, last);
  g_assert_false (can (&scene, "Next Page"));
  press (&scene, "Previous Page");
  g_assert_cmpstr (place_of (&scene), !=, last);
  press (&scene, "Leave These Pages and Lock");
  close_scene (&scene);
}

static gboolean
says_text (gpointer page)
{
  GtkWidget *words = screen_find (page, MT_TYPE_PAGE_WORDS, NULL);
  const char *text = words ? mt_page_words_get_text (MT_PAGE_WORDS (words)) : NULL;

  return text && strstr (text, TEXT) && gtk_widget_get_mapped (words);
}

static void
test_a_page_can_be_text (Fixture *f, gconstpointer data)
{
  Scene scene;
  GtkWidget *toggle;

  open_scene (&scene, f);
  screen_assert_fits (scene.page);
  toggle = screen_find (scene.page, GTK_TYPE_TOGGLE_BUTTON, "As Text");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  screen_wait (says_text, scene.page);
  screen_assert_fits (scene.page);
  press (&scene, "Next Page");
  screen_wait (says_text, scene.page);
  press (&scene, "Leave These Pages and Lock");
  close_scene (&scene);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
put_another_window_in_front (Fixture *f)
{
  Scene scene;
  GtkWidget *other;

  open_scene (&scene, f);
  screen_wait (is_active, scene.window);
  screen_settle (300);
  g_assert_true (mt_journal_is_open (f->journal));
  other = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (other));
  screen_wait (is_locked, scene.window);
  g_assert_null (screen_find (GTK_WIDGET (scene.window), MT_TYPE_SHOW_PAGE, NULL));
  gtk_window_destroy (GTK_WINDOW (other));
  close_scene (&scene);
}

static void
test_another_window_in_front_locks (Fixture *f, gconstpointer data)
{
  put_another_window_in_front (f);
}

/* Whoever was handed the screen sees these pages or nothing. */
static void
test_it_locks_without_a_cover_too (Fixture *f, gconstpointer data)
{
  g_settings_set_boolean (settings, "cover", FALSE);
  put_another_window_in_front (f);
  g_settings_reset (settings, "cover");
}

/* As a finger does it: no device of a headless phone is one. */
static void
swipe (Scene *scene, double across, double down)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scene->page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_SWIPE (controller)) {
      g_signal_emit_by_name (controller, "swipe", across, down);
      return;
    }
  }
  g_assert_not_reached ();
}

static void
assert_on_page (Scene *scene, const char *place)
{
  g_assert_true (g_str_has_prefix (place_of (scene), place));
}

static void
test_a_swipe_turns_the_page (Fixture *f, gconstpointer data)
{
  Scene scene;
  MtPagesView *pages;

  open_scene (&scene, f);
  pages = MT_PAGES_VIEW (screen_find (scene.page, MT_TYPE_PAGES_VIEW, NULL));
  swipe (&scene, 900, 20); /* there is none before the first */
  assert_on_page (&scene, "1 of ");
  swipe (&scene, -900, 20);
  assert_on_page (&scene, "2 of ");
  swipe (&scene, -100, 0);   /* a finger that rests */
  swipe (&scene, -900, 800); /* one that scrolls */
  assert_on_page (&scene, "2 of ");
  swipe (&scene, 900, -20);
  assert_on_page (&scene, "1 of ");
  gtk_widget_set_direction (scene.page, GTK_TEXT_DIR_RTL);
  swipe (&scene, 900, 0);
  assert_on_page (&scene, "2 of ");
  mt_pages_view_zoom (pages, 2); /* larger than the screen, it is moved about */
  swipe (&scene, -900, 0);
  assert_on_page (&scene, "2 of ");
  press (&scene, "Leave These Pages and Lock");
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_set_up ();
  ADD_TEST ("/show/nothing-else-is-reachable", test_nothing_else_is_reachable);
  ADD_TEST ("/show/leaving-locks", test_leaving_locks);
  ADD_TEST ("/show/closing-the-window-locks-first", test_closing_the_window_locks_first);
  ADD_TEST ("/show/pages-come-one-by-one", test_pages_come_one_by_one);
  ADD_TEST ("/show/a-page-can-be-text", test_a_page_can_be_text);
  ADD_TEST ("/show/a-swipe-turns-the-page", test_a_swipe_turns_the_page);
  ADD_TEST ("/show/another-window-in-front-locks", test_another_window_in_front_locks);
  ADD_TEST ("/show/it-locks-without-a-cover-too", test_it_locks_without_a_cover_too);
  return fixture_run ();
}
