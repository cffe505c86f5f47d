/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar/month-thumb.h"

#include "app/calendar/day-words.h"
#include "app/calendar/weeks.h"
#include "app/widgets/sun.h"

#include <glib/gi18n.h>
#include <math.h>

#define SHADES 7
#define CELL 13 /* px, of which SUN are the sun's */
#define SUN 11
#define WEEKS 6
#define MOST_DAYS 31

struct _MtMonthThumb {
  GtkWidget parent_instance;

  int first_weekday, column; /* of the first day */
  int n_days;
  MtDay days[MOST_DAYS];
  GtkWidget *shades[SHADES]; /* never seen: they have the colours of the style */
};

G_DEFINE_FINAL_TYPE (MtMonthThumb, mt_month_thumb, GTK_TYPE_WIDGET)

void
mt_month_thumb_show (MtMonthThumb *self, int year, int month, const MtDays *days)
{
  gint32 first, last;

  g_return_if_fail (MT_IS_MONTH_THUMB (self));
  mt_weeks_month (year, month, &first, &last);
  self->column = mt_weeks_column (first, self->first_weekday);
  self->n_days = last - first + 1;
  for (int i = 0; i < self->n_days; i++) {
    const MtDay *day = days ? mt_days_get (days, first + i) : NULL;

    self->days[i] = day ? *day : (MtDay){ 0 };
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add (GString *words, char *part)
{
  if (words->len > 0)
    /* Translators: between the names of fields in a list. */
    g_string_append (words, C_ ("list", ", "));
  g_string_append (words, part);
  g_free (part);
}

char *
mt_month_thumb_say (MtMonthThumb *self)
{
  GString *words = g_string_new (NULL);
  guint n_moods = 0, n_other = 0, n_meetings = 0;

  g_return_val_if_fail (MT_IS_MONTH_THUMB (self), NULL);
  for (int i = 0; i < self->n_days; i++) {
    n_moods += self->days[i].n_steps > 0;
    n_other += self->days[i].n_steps == 0 && mt_day_words_count_other (&self->days[i]) > 0;
    n_meetings += self->days[i].n_meetings;
  }
  if (n_moods > 0)
    add (words,
         g_strdup_printf (ngettext ("%u day with moods", "%u days with moods", n_moods), n_moods));
  if (n_other > 0)
    add (words, g_strdup_printf (ngettext ("%u day with something else written",
                                           "%u days with something else written", n_other),
                                 n_other));
  if (n_meetings > 0)
    add (words, g_strdup_printf (ngettext ("%u session", "%u sessions", n_meetings), n_meetings));
  return g_string_free (words, FALSE);
}

/* ---- Drawing ---- */

static void
draw_dot (GtkSnapshot *snapshot, const GdkRGBA *color, float size)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((SUN - size) / 2, (SUN - size) / 2, size, size);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &area, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_day (MtMonthThumb *self, GtkSnapshot *snapshot, const MtDay *day)
{
  double height = mt_day_words_height (day);
  GdkRGBA color, faint;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  faint = color;
  faint.alpha *= 0.3f;
  if (height >= 0) {
    GdkRGBA shade;

    gtk_widget_get_color (self->shades[(int)round (height * (SHADES - 1))], &shade);
    mt_sun_append (snapshot, 0, 0, SUN, height, &shade);
  } else if (mt_day_words_count_other (day) > 0)
    draw_dot (snapshot, &color, 5);
  else
    draw_dot (snapshot, &faint, 3);
  if (day->n_meetings > 0)
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, SUN, SUN, 1.5f));
}

static void
mt_month_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MtMonthThumb *self = MT_MONTH_THUMB (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < self->n_days; i++) {
    int column = (self->column + i) % 7, row = (self->column + i) / 7;
    float x = (float)(CELL * (mirrored ? 6 - column : column)), y = (float)(row * (CELL + 2));

    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
    draw_day (self, snapshot, &self->days[i]);
    gtk_snapshot_restore (snapshot);
  }
}

static void
mt_month_thumb_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 7 * CELL : WEEKS * (CELL + 2);
}

static void
mt_month_thumb_dispose (GObject *object)
{
  for (int i = 0; i < SHADES; i++)
    g_clear_pointer (&MT_MONTH_THUMB (object)->shades[i], gtk_widget_unparent);
  G_OBJECT_CLASS (mt_month_thumb_parent_class)->dispose (object);
}

static void
mt_month_thumb_class_init (MtMonthThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_month_thumb_dispose;
  widget_class->measure = mt_month_thumb_measure;
  widget_class->snapshot = mt_month_thumb_snapshot;
  gtk_widget_class_set_css_name (widget_class, "month-thumb");
}

static void
mt_month_thumb_init (MtMonthThumb *self)
{
  self->first_weekday = mt_weeks_first_weekday ();
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  for (int i = 0; i < SHADES; i++) {
    self->shades[i] = mt_sun_new ((double)i / (SHADES - 1));
    gtk_widget_set_visible (self->shades[i], FALSE);
    gtk_widget_set_parent (self->shades[i], GTK_WIDGET (self));
  }
}

GtkWidget *
mt_month_thumb_new (void)
{
  return g_object_new (MT_TYPE_MONTH_THUMB, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}
