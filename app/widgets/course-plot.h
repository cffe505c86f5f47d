/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The picture of a course (app/widgets/course.h): points from left to right in the order of time,
 * from right to left where one writes so, each in the shade of its height (--mt-step-1 to 7), and a
 * line between those that follow each other. */
#define MT_TYPE_COURSE_PLOT (mt_course_plot_get_type ())
G_DECLARE_FINAL_TYPE (MtCoursePlot, mt_course_plot, MT, COURSE_PLOT, GtkWidget)

typedef struct {
  gint64 instant; /* µs UTC */
  double height;  /* from 0 to 1; NAN: the line ends here, and begins again with the next */
} MtCourseDot;

GtkWidget *mt_course_plot_new (void);

/* @dots stand in the order of time and are copied. */
void mt_course_plot_set (MtCoursePlot *self, const MtCourseDot *dots, gsize n_dots);

G_END_DECLS
