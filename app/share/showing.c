/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/showing.h"

#include "app/share/show-page.h"

#include <glib/gi18n.h>

struct _MtShowing {
  GtkWindow *window;  /* not owned */
  GtkStack *layers;   /* not owned */
  GtkWidget *beneath; /* what showed in them; not owned */
  GtkWidget *page;    /* not owned */
  gboolean was_fullscreen;
  guint awake; /* cookie; 0: the session could not be asked */
};

MtShowing *
mt_showing_begin (GtkStack *layers, MtHandout *handout)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (layers)));
  MtShowing *self = g_new0 (MtShowing, 1);
  GtkApplication *application = gtk_window_get_application (window);

  self->window = window;
  self->layers = layers;
  self->beneath = gtk_stack_get_visible_child (layers);
  self->page = mt_show_page_new (handout);
  self->was_fullscreen = gtk_window_is_fullscreen (window);
  gtk_stack_add_child (layers, self->page);
  gtk_stack_set_visible_child (layers, self->page);
  /* Not shown, it is out of the accessible tree, and its shortcuts do nothing.  It stays in the
   * window: a screen reader that asks for a part of it meanwhile would leave GTK with a part that
   * cannot be put back without a warning (seen in GTK 4.18). */
  gtk_widget_set_visible (self->beneath, FALSE);
  gtk_widget_set_sensitive (self->beneath, FALSE);
  gtk_window_fullscreen (window);
  if (application)
    self->awake = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_IDLE,
                                           _ ("Pages are shown"));
  gtk_widget_grab_focus (self->page);
  return self;
}

void
mt_showing_end (MtShowing *self)
{
  GtkApplication *application = gtk_window_get_application (self->window);

  gtk_widget_set_sensitive (self->beneath, TRUE);
  gtk_widget_set_visible (self->beneath, TRUE);
  gtk_stack_set_visible_child (self->layers, self->beneath);
  gtk_stack_remove (self->layers, self->page);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (self->window);
  if (application && self->awake)
    gtk_application_uninhibit (application, self->awake);
  g_free (self);
}
