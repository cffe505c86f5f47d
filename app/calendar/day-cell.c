/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/day-cell.h"

#include "app/calendar/day-words.h"
#include "app/widgets/sun.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>

#define SUN_SIZE 18 /* px */
#define MOST_DOTS 3

struct _MtDayCell {
  GtkWidget parent_instance;

  gint32 day;
  double height; /* of the sun that is shown; -1: none */
  guint n_dots;

  GtkWidget *number; /* a label */
  GtkWidget *face;   /* a box for the sun */
  GtkWidget *dots;   /* a box */
};

G_DEFINE_FINAL_TYPE (MtDayCell, mt_day_cell, GTK_TYPE_WIDGET)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
make_dot (void)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "dot");
  gtk_widget_set_size_request (dot, 4, 4);
  return dot;
}

static void
show_face (MtDayCell *self, double height, guint n_dots)
{
  if (height != self->height) {
    empty (self->face);
    if (height >= 0)
      gtk_box_append (GTK_BOX (self->face), mt_sun_new_sized (height, SUN_SIZE));
  }
  self->height = height;
  if (n_dots == self->n_dots)
    return;
  self->n_dots = n_dots;
  empty (self->dots);
  for (guint i = 0; i < n_dots; i++)
    gtk_box_append (GTK_BOX (self->dots), make_dot ());
}

static void
set_class (MtDayCell *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* "Tuesday, 3 November 2026: Moods between Low and Well, 2 Thoughts, Session". */
static char *
say (gint32 day, const MtDay *facts, gboolean today)
{
  g_autofree char *date = mt_phrase_date (day);
  g_autofree char *has = facts ? mt_day_words_say (facts) : g_strdup ("");
  g_autofree char *when =
      /* Translators: the day it is now, with its date. */
      today ? g_strdup_printf (C_ ("calendar", "Today, %s"), date) : g_strdup (date);

  if (!*has)
    return g_steal_pointer (&when);
  /* Translators: a day, and what was written then. */
  return g_strdup_printf (C_ ("day and entries", "%1$s: %2$s"), when, has);
}

void
mt_day_cell_show (MtDayCell *self, gint32 day, const MtDay *facts, gboolean beside, gboolean today)
{
  g_autofree char *number = NULL, *said = say (day, facts, today);
  int year, month, day_of_month;

  g_return_if_fail (MT_IS_DAY_CELL (self));
  self->day = day;
  mt_day_get_ymd (day, &year, &month, &day_of_month);
  /* Translators: the number of a day in a month; use %Id for the digits of your language. */
  number = g_strdup_printf (C_ ("day of a month", "%d"), day_of_month);
  gtk_label_set_text (GTK_LABEL (self->number), number);
  show_face (self, facts ? mt_day_words_height (facts) : -1,
             facts ? MIN (mt_day_words_count_other (facts), MOST_DOTS) : 0);
  set_class (self, "beside", beside);
  set_class (self, "today", today);
  set_class (self, "session", facts && facts->n_meetings > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

void
mt_day_cell_set_chosen (MtDayCell *self, gboolean chosen)
{
  g_return_if_fail (MT_IS_DAY_CELL (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), chosen);
  set_class (self, "chosen", chosen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

gint32
mt_day_cell_get_day (MtDayCell *self)
{
  g_return_val_if_fail (MT_IS_DAY_CELL (self), 0);
  return self->day;
}

static void
mt_day_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mt_day_cell_parent_class)->dispose (object);
}

static void
mt_day_cell_class_init (MtDayCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_day_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "day-cell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mt_day_cell_init (MtDayCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->height = -1;
  self->number = gtk_label_new (NULL);
  self->face = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->number, "number");
  gtk_widget_set_halign (self->number, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->face, -1, SUN_SIZE);
  gtk_widget_set_halign (self->dots, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->dots, -1, 4);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->face);
  gtk_box_append (GTK_BOX (box), self->dots);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
mt_day_cell_new (void)
{
  return g_object_new (MT_TYPE_DAY_CELL, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                       "hexpand", TRUE, NULL);
}
