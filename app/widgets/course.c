/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/course.h"

#include "app/widgets/chart-card.h"
#include "app/widgets/chart-line.h"
#include "app/widgets/say-time.h"
#include "core/day.h"

#include <glib/gi18n.h>
#include <math.h>

#define PAUSE_USEC (G_GINT64_CONSTANT (60) * 24 * 3600 * G_USEC_PER_SEC)

struct _MtCourse {
  AdwBin parent_instance;

  const MtField *field;
  char *name; /* NULL: that of the scale */
  MtChartCard *card;
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

char *
mt_course_say_end (const MtField *field, gboolean highest)
{
  const char *word = _ (field->choices[highest ? field->n_choices - 1 : 0].name);

  if (!mt_field_has_ends (field))
    return g_strdup (word);
  /* Translators: what one end of a scale means: “10: all the way”. */
  return g_strdup_printf (C_ ("one end", "%1$d: %2$s"), (int)(highest ? field->max : field->min),
                          word);
}

/* ---- Showing ---- */

static gint32
day_of (const MtCoursePoint *point)
{
  return mt_day_of_local (mt_moment_get_local (point->moment));
}

/* What was long ago and what came long after it are not one line. */
static void
make_mark (MtCourse *self,
           const MtCoursePoint *points,
           gsize n_points,
           gsize i,
           MtChartMark *mark,
           GPtrArray *words)
{
  gint64 first = points[0].moment->instant, last = points[n_points - 1].moment->instant;
  gint64 now = points[i].moment->instant;
  double height = (points[i].value - self->field->min) / (self->field->max - self->field->min);

  *mark = (MtChartMark){ .label = mt_say_day (day_of (&points[i]), mt_say_today ()),
                         .title = mt_say_moment (points[i].moment, mt_say_today ()),
                         .value = say_value (self->field, points[i].value),
                         .id = points[i].id,
                         .low = NAN,
                         .high = NAN };
  mark->along = last > first ? (double)(now - first) / (double)(last - first) : 0.5;
  mark->middle = isnan (height) ? NAN : CLAMP (height, 0, 1);
  mark->apart = i > 0 && now - points[i - 1].moment->instant > PAUSE_USEC;
  g_ptr_array_add (words, (char *)mark->label);
  g_ptr_array_add (words, (char *)mark->title);
  g_ptr_array_add (words, (char *)mark->value);
}

void
mt_course_show (MtCourse *self, const MtCoursePoint *points, gsize n_points, const char *rests_on)
{
  g_autofree MtChartMark *marks = g_new0 (MtChartMark, MAX (1, n_points));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *above = mt_course_say_end (self->field, TRUE);
  g_autofree char *below = mt_course_say_end (self->field, FALSE);
  MtChartWords around = { .title = self->name ? self->name : _ (self->field->name),
                          .above = above,
                          .below = below,
                          .newest_first = TRUE };
  gboolean any = FALSE;

  g_return_if_fail (MT_IS_COURSE (self) && rests_on);
  for (gsize i = 0; i < n_points; i++) {
    make_mark (self, points, n_points, i, &marks[i], words);
    any = any || !isnan (points[i].value);
  }
  if (n_points > 0)
    around.last = marks[n_points - 1].label;
  if (n_points > 0 && day_of (&points[0]) != day_of (&points[n_points - 1]))
    around.first = marks[0].label;
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  mt_chart_card_show (self->card, &around, marks, (guint)n_points, rests_on);
}

/* ---- The widget ---- */

static void
mt_course_finalize (GObject *object)
{
  g_free (MT_COURSE (object)->name);
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
  self->card = mt_chart_card_new (mt_chart_line_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

MtCourse *
mt_course_new (const MtField *field)
{
  MtCourse *self;

  g_return_val_if_fail (field && field->type == MT_FIELD_SCALE && field->n_choices > 1, NULL);
  self = g_object_new (MT_TYPE_COURSE, "visible", FALSE, NULL);
  self->field = field;
  return self;
}

void
mt_course_set_name (MtCourse *self, const char *name)
{
  g_return_if_fail (MT_IS_COURSE (self));
  g_set_str (&self->name, name);
}
