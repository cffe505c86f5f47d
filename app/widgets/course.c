/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/course.h"

#include "app/widgets/course-plot.h"
#include "app/widgets/say-time.h"
#include "core/day.h"

#include <glib/gi18n.h>
#include <math.h>

#define DESCRIBED 12 /* values a screen reader says of the picture; all of them stand below it */

typedef struct {
  MtMoment moment;
  double value;
  char *id;
} Point;

struct _MtCourse {
  AdwBin parent_instance;

  const MtField *field;
  GArray *points;  /* Point, oldest first */
  GPtrArray *rows; /* AdwActionRow, newest first: the same as numbers, once they were unfolded */

  GtkWidget *plot;
  GtkWidget *first, *last; /* days below the line */
  AdwExpanderRow *numbers;
};

G_DEFINE_FINAL_TYPE (MtCourse, mt_course, ADW_TYPE_BIN)

/* ---- In words ---- */

static char *
say_value (const MtField *field, double value)
{
  g_autofree char *number = g_strdup_printf ("%.15g", value);
  const char *word = isnan (value) ? NULL : mt_field_word (field, number);

  if (isnan (value))
    /* Translators: in a list of values: it was asked, and not answered.  That is fine. */
    return g_strdup (_ ("Left open"));
  return word ? g_strdup (_ (word)) : g_steal_pointer (&number);
}

/* What the lowest (FALSE) or highest value of the scale means. */
static char *
say_end (const MtField *field, gboolean highest)
{
  const char *word = _ (field->choices[highest ? field->n_choices - 1 : 0].name);

  if (!mt_field_has_ends (field))
    return g_strdup (word);
  /* Translators: what one end of a scale means: “10: all the way”. */
  return g_strdup_printf (C_ ("one end", "%1$d: %2$s"), (int)(highest ? field->max : field->min),
                          word);
}

static char *
say_point (MtCourse *self, const Point *point)
{
  g_autofree char *day =
      mt_say_day (mt_day_of_local (mt_moment_get_local (&point->moment)), mt_say_today ());
  g_autofree char *value = say_value (self->field, point->value);

  /* Translators: a day and what was chosen then: “Yesterday: 7”. */
  return g_strdup_printf (C_ ("day and value", "%1$s: %2$s"), day, value);
}

/* ---- The numbers ---- */

static const Point *
point_of_row (MtCourse *self, guint i)
{
  return &g_array_index (self->points, Point, self->points->len - 1 - i);
}

static void
row_activated_cb (MtCourse *self, AdwActionRow *row)
{
  guint i;
  const Point *point;

  g_assert (g_ptr_array_find (self->rows, row, &i));
  point = point_of_row (self, i);
  if (point->id)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", point->id);
}

static GtkWidget *
add_row (MtCourse *self)
{
  GtkWidget *row = adw_action_row_new (), *value = gtk_label_new (NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  g_object_set_data (G_OBJECT (row), "value", value);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->numbers, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
show_row (MtCourse *self, guint i)
{
  GtkWidget *row = i < self->rows->len ? self->rows->pdata[i] : add_row (self);
  const Point *point = point_of_row (self, i);
  g_autofree char *when = mt_say_moment (&point->moment, mt_say_today ());
  g_autofree char *value = say_value (self->field, point->value);
  g_autofree char *said = say_point (self, point);
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "value");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), point->id != NULL);
  gtk_label_set_label (GTK_LABEL (label), value);
  if (isnan (point->value))
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
show_numbers (MtCourse *self)
{
  if (!adw_expander_row_get_expanded (self->numbers) && self->rows->len == 0)
    return;
  for (guint i = 0; i < self->points->len; i++)
    show_row (self, i);
  while (self->rows->len > self->points->len) {
    GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

    adw_expander_row_remove (self->numbers, row);
  }
}

/* ---- The picture ---- */

static void
show_plot (MtCourse *self)
{
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (MtCourseDot));
  const MtField *field = self->field;

  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = &g_array_index (self->points, Point, i);
    double height = (point->value - field->min) / (field->max - field->min);
    MtCourseDot dot = { point->moment.instant, isnan (height) ? height : CLAMP (height, 0, 1) };

    g_array_append_val (dots, dot);
  }
  mt_course_plot_set (MT_COURSE_PLOT (self->plot), (const MtCourseDot *)dots->data, dots->len);
}

static void
describe_plot (MtCourse *self, const char *rests_on)
{
  g_autoptr (GString) values = g_string_new (NULL);
  /* Translators: for a screen reader: the name of a scale, and what is known of it:
   * “The hour as a whole. From 6 check-ins”. */
  g_autofree char *label =
      g_strdup_printf (C_ ("picture", "%1$s. %2$s"), _ (self->field->name), rests_on);

  for (guint i = self->points->len - MIN (self->points->len, DESCRIBED); i < self->points->len;
       i++) {
    g_autofree char *said = say_point (self, &g_array_index (self->points, Point, i));

    if (values->len > 0)
      g_string_append (values, C_ ("list", ", "));
    g_string_append (values, said);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, values->str, -1);
}

static void
show_days (MtCourse *self)
{
  const Point *points = (const Point *)self->points->data;
  gint32 first = mt_day_of_local (mt_moment_get_local (&points[0].moment));
  gint32 last = mt_day_of_local (mt_moment_get_local (&points[self->points->len - 1].moment));
  g_autofree char *from = mt_say_day (first, mt_say_today ());
  g_autofree char *to = mt_say_day (last, mt_say_today ());

  gtk_label_set_label (GTK_LABEL (self->first), from);
  gtk_label_set_label (GTK_LABEL (self->last), to);
  gtk_label_set_xalign (GTK_LABEL (self->last), first == last ? 0.5f : 1);
  gtk_widget_set_visible (self->first, first != last);
}

/* ---- The widget ---- */

static GtkWidget *
make_caption (char *words, float xalign)
{
  g_autofree char *owned = words;
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
make_picture (MtCourse *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_caption (g_strdup (_ (self->field->name)), 0);

  gtk_widget_set_css_classes (name, (const char *[]){ "heading", NULL });
  self->plot = mt_course_plot_new ();
  self->first = make_caption (NULL, 0);
  self->last = make_caption (NULL, 1);
  gtk_box_append (GTK_BOX (days), self->first);
  gtk_box_append (GTK_BOX (days), self->last);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), make_caption (say_end (self->field, TRUE), 0));
  gtk_box_append (GTK_BOX (box), self->plot);
  gtk_box_append (GTK_BOX (box), make_caption (say_end (self->field, FALSE), 0));
  gtk_box_append (GTK_BOX (box), days);
  gtk_widget_add_css_class (box, "course");
  return box;
}

static void
build (MtCourse *self)
{
  GtkWidget *list = gtk_list_box_new (), *row = gtk_list_box_row_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_picture (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  self->numbers = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->numbers), FALSE);
  g_signal_connect_object (self->numbers, "notify::expanded", G_CALLBACK (show_numbers), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->numbers));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->name), -1);
  adw_bin_set_child (ADW_BIN (self), list);
}

static void
clear_point (gpointer data)
{
  Point *point = data;

  mt_moment_clear (&point->moment);
  g_free (point->id);
}

static void
mt_course_finalize (GObject *object)
{
  MtCourse *self = MT_COURSE (object);

  g_array_unref (self->points);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (mt_course_parent_class)->finalize (object);
}

static void
mt_course_class_init (MtCourseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_course_finalize;
}

static void
mt_course_init (MtCourse *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (self->points, clear_point);
  self->rows = g_ptr_array_new ();
}

MtCourse *
mt_course_new (const MtField *field)
{
  MtCourse *self;

  g_return_val_if_fail (field && field->type == MT_FIELD_SCALE && field->n_choices > 1, NULL);
  self = g_object_new (MT_TYPE_COURSE, "visible", FALSE, NULL);
  self->field = field;
  build (self);
  return self;
}

void
mt_course_show (MtCourse *self, const MtCoursePoint *points, gsize n_points, const char *rests_on)
{
  gboolean any = FALSE;

  g_return_if_fail (MT_IS_COURSE (self) && rests_on);
  g_array_set_size (self->points, 0);
  for (gsize i = 0; i < n_points; i++) {
    const MtMoment *moment = points[i].moment;
    Point point = { { moment->instant, moment->offset, g_strdup (moment->zone) },
                    points[i].value,
                    g_strdup (points[i].id) };

    any = any || !isnan (point.value);
    g_array_append_val (self->points, point);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->numbers), rests_on);
  show_numbers (self);
  show_plot (self);
  if (any) {
    describe_plot (self, rests_on);
    show_days (self);
  }
}
