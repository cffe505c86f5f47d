/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/showing.h"

#include "app/share/show-page.h"

#include <glib/gi18n.h>

struct _MtShowing {
  AdwApplicationWindow *window; /* not owned */
  GtkWidget *content;           /* what was in it */
  gboolean was_fullscreen;
  guint awake; /* cookie; 0: the session could not be asked */
};

MtShowing *
mt_showing_begin (AdwApplicationWindow *window, MtHandout *handout)
{
  MtShowing *self = g_new0 (MtShowing, 1);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GtkWidget *page = mt_show_page_new (handout);

  self->window = window;
  self->content = g_object_ref (adw_application_window_get_content (window));
  self->was_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (window));
  adw_application_window_set_content (window, page);
  gtk_window_fullscreen (GTK_WINDOW (window));
  if (application)
    self->awake = gtk_application_inhibit (application, GTK_WINDOW (window),
                                           GTK_APPLICATION_INHIBIT_IDLE, _ ("Pages are shown"));
  gtk_widget_grab_focus (page);
  return self;
}

void
mt_showing_end (MtShowing *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));

  adw_application_window_set_content (self->window, self->content);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self->window));
  if (application && self->awake)
    gtk_application_uninhibit (application, self->awake);
  g_object_unref (self->content);
  g_free (self);
}
