/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"
#include "core/moment.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One value at one time. */
typedef struct {
  const MtMoment *moment;
  double value;   /* NAN: it was asked and left open, and the line has a gap there */
  const char *id; /* of the entry its row opens (win.open-entry); NULL: it opens none */
} MtCoursePoint;

/* The values of one scale over time: its name, a calm line with a point for each, the words of both
 * ends, and a row that says how many values it rests on and unfolds to the same as numbers.  It
 * says nothing about them.  Where there is no value at all, it is hidden.
 *
 * To a screen reader the line is a picture, named for the scale and what it rests on and described
 * by its newest values; each value can be reached below it. */
#define MT_TYPE_COURSE (mt_course_get_type ())
G_DECLARE_FINAL_TYPE (MtCourse, mt_course, MT, COURSE, AdwBin)

/* @field is a scale (of the table of kinds): its name, bounds and words are what is shown. */
MtCourse *mt_course_new (const MtField *field);

/* What the lowest (FALSE) or highest value of @field means: “10: all the way”.  Owned by the
 * caller. */
char *mt_course_say_end (const MtField *field, gboolean highest);

/* Calls it @name (copied) instead of what the scale is called. */
void mt_course_set_name (MtCourse *self, const char *name);

/* Shows @points, which stand in the order of time, oldest first; all of them is copied.  @rests_on
 * says how many values there are: “From 6 check-ins”.  What was unfolded stays so. */
void mt_course_show (MtCourse *self,
                     const MtCoursePoint *points,
                     gsize n_points,
                     const char *rests_on);

G_END_DECLS
