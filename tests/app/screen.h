/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "tests/core/fixture.h"

#include <adwaita.h>

/* For tests of widgets: a window of a phone's size with one of them in it. */

#define SCREEN_WIDTH 360
#define SCREEN_HEIGHT 720

/* Lets what is due happen until @done says so; fails after half a minute. */
static inline void
screen_wait (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!done (data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
}

static inline gboolean
screen_is_past (gpointer end)
{
  return g_get_monotonic_time () >= *(gint64 *)end;
}

/* Whether what a weak pointer, @slot, pointed to is gone. */
static inline gboolean
screen_is_gone (gpointer slot)
{
  return *(gpointer *)slot == NULL;
}

/* Plugs a keyboard into the phone: without one, no window is ever the active one. */
static inline void
screen_plug_keyboard (void)
{
  static GSubprocess *keyboard;
  g_autoptr (GError) error = NULL;
  char ok[3];

  if (keyboard)
    return;
  keyboard = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error, g_getenv ("PHONE_FINGERS"), "360", "720", NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (keyboard), ok, sizeof ok, NULL, NULL,
                           &error);
  g_assert_no_error (error);
}

/* Lets what is due in the next @ms milliseconds happen. */
static inline void
screen_settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);

  screen_wait (screen_is_past, &end);
  /* What was due meanwhile is done, also where the machine let this thread wait all the while. */
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Text at @percent of its usual size, for every widget from now on. */
static inline void
screen_set_text_size (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * percent / 100), NULL);
}

/* A window that shows @child (an AdwNavigationPage, AdwDialog's child or any other widget). */
static inline GtkWindow *
screen_show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  if (ADW_IS_NAVIGATION_PAGE (child)) {
    GtkWidget *navigation = adw_navigation_view_new ();

    adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation), ADW_NAVIGATION_PAGE (child));
    child = navigation;
  }
  gtk_window_set_default_size (GTK_WINDOW (window), SCREEN_WIDTH, SCREEN_HEIGHT);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return GTK_WINDOW (window);
}

/* That @widget asks for no more than a phone has, at 100 % and at 200 % text. */
static inline void
screen_assert_fits (GtkWidget *widget)
{
  const guint sizes[] = { 100, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    int minimum;

    screen_set_text_size (sizes[i]);
    screen_settle (50);
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, SCREEN_WIDTH);
  }
  screen_set_text_size (100);
}

/* That all of @part is within the width of @widget, at 200 % text: what is in an AdwBreakpointBin
 * may ask for more than there is, and is then cut off. */
static inline void
screen_assert_uncut (GtkWidget *widget, GtkWidget *part)
{
  graphene_rect_t bounds;

  screen_set_text_size (200);
  screen_settle (300);
  g_assert_true (gtk_widget_get_mapped (part));
  g_assert_true (gtk_widget_compute_bounds (part, widget, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (widget));
  screen_set_text_size (100);
}

/* Closes @window; what it showed and was given as @object (or NULL) must be gone with it. */
static inline void
screen_close (GtkWindow *window, gpointer object)
{
  if (object)
    g_object_add_weak_pointer (object, &object);
  gtk_window_destroy (window);
  screen_wait (screen_is_gone, &object);
}

/* The first widget of @type under @widget that is named @name to a screen reader (or has that
 * label, title or tooltip), or any of that type where @name is NULL; NULL where there is none. */
static inline GtkWidget *
screen_find (GtkWidget *widget, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)) {
    g_autofree char *label = NULL;

    if (!name)
      return widget;
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "label"))
      g_object_get (widget, "label", &label, NULL);
    if (!label && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "title"))
      g_object_get (widget, "title", &label, NULL);
    if (g_strcmp0 (label, name) == 0 ||
        g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0 ||
        g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
      return widget;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = screen_find (child, type, name);

    if (found)
      return found;
  }
  return NULL;
}
