/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/handout-make.h"
#include "app/share/page-view.h"
#include "app/share/pages-view.h"
#include "tests/app/screen.h"

#define MANY 60 /* long entries: more pages than are near at a time */

typedef struct {
  MtDrafts *drafts;
  MtHandout *handout;
  MtPagesView *view;
  GtkWindow *window;
} Scene;

static void
made_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  g_autoptr (GError) error = NULL;

  *(MtHandout **)slot = mt_handout_make_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer slot)
{
  return *(gpointer *)slot != NULL;
}

static MtPageView *
page_at (Scene *scene, guint index)
{
  GtkWidget *page = screen_find (GTK_WIDGET (scene->view), MT_TYPE_PAGE_VIEW, NULL);

  while (index-- > 0)
    page = gtk_widget_get_next_sibling (page);
  return MT_PAGE_VIEW (page);
}

static gboolean
is_first_drawn (gpointer scene)
{
  return mt_page_view_get_texture (page_at (scene, 0)) != NULL;
}

static void
open_scene (Scene *scene, Fixture *f)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 80; i++)
    g_string_append (text, "Eleven tomatoes in a row by size. ");
  for (guint i = 0; i < MANY; i++) {
    g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-11-19", text->str);

    g_strv_builder_add (builder, mt_entry_get_id (entry));
  }
  ids = g_strv_builder_end (builder);
  *scene = (Scene){ .drafts = mt_drafts_new (f->journal) };
  mt_handout_make (scene->drafts, &(MtHandoutOrder){ .ids = ids }, NULL, NULL, made_cb,
                   &scene->handout);
  screen_wait (is_there, &scene->handout);
  scene->view = g_object_new (MT_TYPE_PAGES_VIEW, NULL);
  mt_pages_view_set_handout (scene->view, scene->handout);
  scene->window = screen_show (GTK_WIDGET (scene->view));
  screen_wait (is_first_drawn, scene);
  screen_settle (300);
}

static void
close_scene (Scene *scene)
{
  screen_close (scene->window, scene->view);
  screen_settle (300);
  g_assert_finalize_object (scene->handout);
  g_assert_finalize_object (scene->drafts);
}

static void
test_only_what_is_near_is_drawn (Fixture *f, gconstpointer data)
{
  Scene scene;
  guint n_pages, n_drawn = 0;
  GdkTexture *texture;

  open_scene (&scene, f);
  n_pages = mt_handout_get_n_pages (scene.handout);
  g_assert_cmpuint (n_pages, >, 10);
  for (guint i = 0; i < n_pages; i++)
    n_drawn += mt_page_view_get_texture (page_at (&scene, i)) != NULL;
  g_assert_cmpuint (n_drawn, >, 0);
  g_assert_cmpuint (n_drawn, <, 6);
  /* drawn for the size it has */
  texture = mt_page_view_get_texture (page_at (&scene, 0));
  g_assert_cmpint (gdk_texture_get_width (texture), ==,
                   gtk_widget_get_width (GTK_WIDGET (page_at (&scene, 0))));
  close_scene (&scene);
}

static void
test_zoom_makes_the_paper_wider (Fixture *f, gconstpointer data)
{
  Scene scene;
  int width;

  open_scene (&scene, f);
  screen_assert_fits (GTK_WIDGET (scene.view));
  screen_settle (300);
  width = gtk_widget_get_width (GTK_WIDGET (page_at (&scene, 0)));
  g_assert_cmpint (width, <=, SCREEN_WIDTH);
  gtk_widget_activate_action (GTK_WIDGET (scene.view), "pages.zoom-in", NULL);
  g_assert_cmpint (mt_pages_view_get_zoom (scene.view), ==, 125);
  mt_pages_view_set_zoom (scene.view, 1000);
  g_assert_cmpint (mt_pages_view_get_zoom (scene.view), ==, 300);
  screen_settle (300);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page_at (&scene, 0))), ==, 3 * width);
  gtk_widget_activate_action (GTK_WIDGET (scene.view), "pages.zoom-fit", NULL);
  screen_settle (300);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page_at (&scene, 0))), ==, width);
  close_scene (&scene);
}

static void
test_a_page_can_be_heard (Fixture *f, gconstpointer data)
{
  Scene scene;
  g_autofree char *label = NULL;

  open_scene (&scene, f);
  label = g_strdup_printf ("Page 1 of %u", mt_handout_get_n_pages (scene.handout));
  gtk_test_accessible_assert_property (page_at (&scene, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (page_at (&scene, 0)),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  close_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/page-view/only-what-is-near-is-drawn", test_only_what_is_near_is_drawn);
  ADD_TEST ("/page-view/zoom-makes-the-paper-wider", test_zoom_makes_the_paper_wider);
  ADD_TEST ("/page-view/a-page-can-be-heard", test_a_page_can_be_heard);
  return fixture_run ();
}
