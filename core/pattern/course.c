/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/course.h"

#include <math.h>

#define EARLIER_LEAST 3 /* values that say what it mostly was */
#define EARLIER_MOST 5
#define CLEAR_DROP 3.0
#define FALL 1.0 /* of each of two */

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return one < other ? -1 : one > other;
}

/* Sorts @values. */
static double
take_median (double *values, gsize n_values)
{
  qsort (values, n_values, sizeof *values, compare);
  return (values[(n_values - 1) / 2] + values[n_values / 2]) / 2;
}

MtCourseTurn
mt_course_turn (const double *values, gsize n_values)
{
  double earlier[EARLIER_MOST], last;
  gsize n_earlier = 0;

  if (n_values == 0 || isnan (values[n_values - 1]))
    return MT_COURSE_AS_BEFORE;
  last = values[n_values - 1];
  for (gsize i = n_values - 1; i > 0 && n_earlier < EARLIER_MOST; i--)
    if (!isnan (values[i - 1]))
      earlier[n_earlier++] = values[i - 1]; /* newest first */
  if (n_earlier >= 2 && last <= earlier[0] - FALL && earlier[0] <= earlier[1] - FALL)
    return MT_COURSE_FELL_TWICE;
  if (n_earlier >= EARLIER_LEAST && last <= take_median (earlier, n_earlier) - CLEAR_DROP)
    return MT_COURSE_DROPPED;
  return MT_COURSE_AS_BEFORE;
}
