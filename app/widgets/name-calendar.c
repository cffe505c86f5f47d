/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/name-calendar.h"

#include <glib/gi18n.h>

/* Translators: the four arrows of a calendar, in the order they stand in. */
static const char *const names[] = { N_ ("Previous Month"), N_ ("Next Month"), N_ ("Previous Year"),
                                     N_ ("Next Year") };

static void
find_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (widget))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    find_buttons (child, buttons);
}

void
mt_name_calendar (GtkCalendar *calendar)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  find_buttons (GTK_WIDGET (calendar), buttons);
  for (guint i = 0; buttons->len == G_N_ELEMENTS (names) && i < buttons->len; i++) {
    gtk_widget_set_tooltip_text (buttons->pdata[i], _ (names[i]));
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons->pdata[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, _ (names[i]), -1);
  }
}
