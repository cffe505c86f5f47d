/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/month-view.h"

#include "app/calendar/day-cell.h"
#include "app/calendar/weeks.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

#define WEEKS 6
#define DAYS (WEEKS * 7)

struct _MtMonthView {
  GtkWidget parent_instance;

  int first_weekday;
  gint32 chosen, first; /* the first day that is shown */
  GtkWidget *names[7];  /* labels */
  MtDayCell *cells[DAYS];
};

G_DEFINE_FINAL_TYPE (MtMonthView, mt_month_view, GTK_TYPE_WIDGET)

static guint chosen_signal;

static gboolean
is_there (gint32 day)
{
  return day >= MT_DAY_MIN && day <= MT_DAY_MAX;
}

/* Before the first and after the last of all days there is nothing to show. */
static void
show_day (MtMonthView *self, int i, const MtDay *facts, int month, gint32 today)
{
  gint32 day = self->first + i;
  int year, of, day_of_month;

  gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), is_there (day));
  if (!is_there (day))
    return;
  mt_day_get_ymd (day, &year, &of, &day_of_month);
  mt_day_cell_show (self->cells[i], day, facts, of != month, day == today);
}

void
mt_month_view_set_days (MtMonthView *self, const MtDays *days)
{
  int year, month, day_of_month;
  gint32 today = mt_say_today ();

  g_return_if_fail (MT_IS_MONTH_VIEW (self));
  mt_day_get_ymd (self->chosen, &year, &month, &day_of_month);
  for (int i = 0; i < DAYS; i++)
    show_day (self, i, days ? mt_days_get (days, self->first + i) : NULL, month, today);
}

void
mt_month_view_choose (MtMonthView *self, gint32 day)
{
  int year, month, day_of_month;
  gint32 first, last, before;

  g_return_if_fail (MT_IS_MONTH_VIEW (self) && is_there (day));
  self->chosen = day;
  mt_day_get_ymd (day, &year, &month, &day_of_month);
  mt_weeks_month (year, month, &first, &last);
  before = self->first;
  self->first = first - mt_weeks_column (first, self->first_weekday);
  if (self->first != before)
    mt_month_view_set_days (self, NULL);
  for (int i = 0; i < DAYS; i++)
    mt_day_cell_set_chosen (self->cells[i], self->first + i == day);
}

void
mt_month_view_get_range (MtMonthView *self, gint32 *first, gint32 *last)
{
  *first = MAX (self->first, MT_DAY_MIN);
  *last = MIN (self->first + DAYS - 1, MT_DAY_MAX);
}

/* ---- What the person does ---- */

static void
go_to (MtMonthView *self, gint32 day)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (!is_there (day))
    return;
  mt_month_view_choose (self, day);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[day - self->first]));
  g_signal_emit (self, chosen_signal, 0, day);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  MtMonthView *self = data;
  int forward = gtk_widget_get_direction (data) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int months = state & GDK_CONTROL_MASK ? 12 : 1;
  int column = mt_weeks_column (self->chosen, self->first_weekday);

  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    go_to (self, self->chosen - forward);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    go_to (self, self->chosen + forward);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    go_to (self, self->chosen - 7);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    go_to (self, self->chosen + 7);
    return TRUE;
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    go_to (self, mt_weeks_add_months (self->chosen, -months));
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    go_to (self, mt_weeks_add_months (self->chosen, months));
    return TRUE;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    go_to (self, self->chosen - column);
    return TRUE;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    go_to (self, self->chosen + 6 - column);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, MtMonthView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked ? gtk_widget_get_ancestor (picked, MT_TYPE_DAY_CELL) : NULL;

  if (!cell)
    return;
  go_to (self, mt_day_cell_get_day (MT_DAY_CELL (cell)));
  gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->chosen - self->first]));
}

/* ---- The widget ---- */

static GtkWidget *
make_row (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "homogeneous",
                       TRUE, NULL);
}

static GtkWidget *
make_names (MtMonthView *self)
{
  GtkWidget *row = make_row ();

  for (int i = 0; i < 7; i++) {
    gint32 day = 3 + self->first_weekday + i; /* 1970-01-04 was a Sunday */
    g_autofree char *name = mt_weeks_say_weekday (day, FALSE);
    g_autofree char *whole = mt_weeks_say_weekday (day, TRUE);

    self->names[i] =
        g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "label",
                      name, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
    gtk_widget_add_css_class (self->names[i], "dimmed");
    gtk_widget_add_css_class (self->names[i], "caption");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->names[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    whole, -1);
    gtk_box_append (GTK_BOX (row), self->names[i]);
  }
  return row;
}

static void
mt_month_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mt_month_view_parent_class)->dispose (object);
}

static void
mt_month_view_class_init (MtMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_month_view_dispose;
  chosen_signal = g_signal_new ("chosen", MT_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "month-view");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mt_month_view_init (MtMonthView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->first_weekday = mt_weeks_first_weekday ();
  self->first = G_MININT32;
  gtk_widget_set_parent (make_names (self), GTK_WIDGET (self));
  for (int week = 0; week < WEEKS; week++) {
    GtkWidget *row = make_row ();

    for (int i = 0; i < 7; i++) {
      self->cells[week * 7 + i] = MT_DAY_CELL (mt_day_cell_new ());
      gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->cells[week * 7 + i]));
    }
    gtk_widget_set_parent (row, GTK_WIDGET (self));
  }
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
mt_month_view_new (void)
{
  GtkWidget *self =
      g_object_new (MT_TYPE_MONTH_VIEW, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days of the Month"), -1);
  return self;
}
