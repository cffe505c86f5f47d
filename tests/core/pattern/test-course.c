/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/course.h"

#include <math.h>

#define LIST(...) { __VA_ARGS__ }, (sizeof (double[]){ __VA_ARGS__ } / sizeof (double))

static const struct {
  const char *what;
  double values[9]; /* oldest first */
  gsize n_values;
  MtCourseTurn turn;
} cases[] = {
  { "one value", LIST (1), MT_COURSE_AS_BEFORE },
  { "the same again", LIST (7, 7, 7, 7), MT_COURSE_AS_BEFORE },
  { "better than before", LIST (3, 3, 3, 9), MT_COURSE_AS_BEFORE },

  { "3 below what it mostly was", LIST (8, 8, 8, 5), MT_COURSE_DROPPED },
  { "not quite 3 below", LIST (8, 8, 8, 6), MT_COURSE_AS_BEFORE },
  { "two earlier values are too few", LIST (8, 9, 2), MT_COURSE_AS_BEFORE },
  { "one good day is not what it mostly was", LIST (5, 5, 5, 10, 5), MT_COURSE_AS_BEFORE },
  { "one bad day before does not hide it", LIST (8, 8, 1, 8, 4), MT_COURSE_DROPPED },
  { "between two in the middle", LIST (9, 8, 7, 6, 4.5), MT_COURSE_FELL_TWICE },
  { "an even number of earlier ones", LIST (9, 6, 9, 6, 5), MT_COURSE_FELL_TWICE },
  { "the middle of an even number", LIST (6, 9, 6, 9, 4), MT_COURSE_DROPPED },
  { "just above that", LIST (6, 9, 6, 9, 5), MT_COURSE_AS_BEFORE },
  { "of more than five earlier ones the newest count", LIST (9, 9, 9, 9, 5, 5, 5, 5, 4),
    MT_COURSE_AS_BEFORE },

  { "twice in a row", LIST (7, 6, 5), MT_COURSE_FELL_TWICE },
  { "twice, the first time by little", LIST (7, 6.5, 5), MT_COURSE_AS_BEFORE },
  { "twice, the last time by little", LIST (7, 5, 4.5), MT_COURSE_AS_BEFORE },
  { "once, and then the same", LIST (7, 6, 6), MT_COURSE_AS_BEFORE },
  { "down, up and down", LIST (7, 5, 7, 5), MT_COURSE_AS_BEFORE },
  { "long ago", LIST (7, 6, 5, 5), MT_COURSE_AS_BEFORE },

  { "what was left open is passed over", LIST (7, NAN, 6, NAN, NAN, 5), MT_COURSE_FELL_TWICE },
  { "left open all along but once", LIST (NAN, NAN, NAN, 1), MT_COURSE_AS_BEFORE },
  { "left open just now", LIST (7, 6, 5, NAN), MT_COURSE_AS_BEFORE },
};

static void
test_it_turns_where_it_does (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].what);
    g_assert_cmpint (mt_course_turn (cases[i].values, cases[i].n_values), ==, cases[i].turn);
  }
  g_assert_cmpint (mt_course_turn (NULL, 0), ==, MT_COURSE_AS_BEFORE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/it-turns-where-it-does", test_it_turns_where_it_does);
  return g_test_run ();
}
