/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What is said in the place where one sees what came together over time.  It shows and counts; it
 * neither praises nor warns, and never says why something is so. */

/* Translators: names of what is shown. */
#define MT_PROMPT_PATTERN_MOOD N_ ("Mood")
#define MT_PROMPT_PATTERN_ENERGY N_ ("Energy")
#define MT_PROMPT_PATTERN_WEEK N_ ("Time of Day")
#define MT_PROMPT_PATTERN_WORDS N_ ("Feelings You Named")
#define MT_PROMPT_PATTERN_TAGS N_ ("Tags and Mood")
#define MT_PROMPT_PATTERN_TASKS N_ ("How Tasks Went")
#define MT_PROMPT_PATTERN_OBSTACLES N_ ("What Got in the Way")
#define MT_PROMPT_PATTERN_CHECK_INS N_ ("Check-ins")
#define MT_PROMPT_PATTERN_GOALS N_ ("Goals")

/* Translators: what a chart shows: the middle (median) of each day, week, month or year. */
#define MT_PROMPT_PATTERN_BY_DAY N_ ("The middle of each day, and where half of its moods were.")
#define MT_PROMPT_PATTERN_BY_WEEK N_ ("The middle of each week, and where half of its moods were.")
#define MT_PROMPT_PATTERN_BY_MONTH                                                                 \
  N_ ("The middle of each month, and where half of its moods were.")
#define MT_PROMPT_PATTERN_BY_YEAR N_ ("The middle of each year, and where half of its moods were.")
#define MT_PROMPT_PATTERN_WEEK_ABOUT                                                               \
  N_ ("The middle of your moods in each six hours of the week, from the hour above.")

/* Translators: “go together” and not “because”: nothing is claimed about why. */
#define MT_PROMPT_PATTERN_TAGS_ABOUT                                                               \
  N_ ("Days with a tag beside days without it, in steps of the scale. That they go together says " \
      "nothing about why.")
/* Translators: how many tags nothing is said about. */
#define MT_PROMPT_PATTERN_TAGS_FEW(n)                                                              \
  ngettext ("%u more tag was on fewer than ten days: too few to say anything.",                    \
            "%u more tags were on fewer than ten days: too few to say anything.", n)

/* Translators: where there is nothing to show yet: what this is for, as an offer. */
#define MT_PROMPT_PATTERN_NO_MOODS                                                                 \
  N_ ("Moods from these days make a line here, so that you can see how it was over time.")
#define MT_PROMPT_PATTERN_NO_ENERGY                                                                \
  N_ ("Where a mood says how much energy there was, it shows here.")
#define MT_PROMPT_PATTERN_NO_WORDS N_ ("Feelings you name with a mood are gathered here.")
#define MT_PROMPT_PATTERN_NO_TAGS                                                                  \
  N_ ("Once a tag was with your moods on ten days, you can see here what goes along with it.")
#define MT_PROMPT_PATTERN_NO_TASKS                                                                 \
  N_ ("What you agreed to try comes together here, with what got in the way.")
#define MT_PROMPT_PATTERN_NO_CHECK_INS                                                             \
  N_ ("Check-ins after sessions make a line here, to bring along if you like.")
#define MT_PROMPT_PATTERN_NO_GOALS N_ ("How close your goals feel can be seen here over time.")

/* Translators: headings of what is looked back at. */
#define MT_PROMPT_BACK_ON_THIS_DAY N_ ("On This Day")
#define MT_PROMPT_BACK_THEN_AND_NOW N_ ("Then and Now")
#define MT_PROMPT_BACK_THEN_AND_NOW_ABOUT                                                          \
  N_ ("Your first four weeks beside the last four, in your own words.")
#define MT_PROMPT_BACK_THEN N_ ("Then")
#define MT_PROMPT_BACK_NOW N_ ("Now")
/* Translators: the feelings named most often in those weeks: a list follows. */
#define MT_PROMPT_BACK_WORDS N_ ("Named most: %s")
#define MT_PROMPT_BACK_NOTHING N_ ("Nothing was written freely in these weeks.")

/* Translators: rows that lead further. */
#define MT_PROMPT_BACK_LETTERS N_ ("Letters to Myself")
#define MT_PROMPT_BACK_THREADS N_ ("One Goal, Person or Tag")
#define MT_PROMPT_BACK_THREADS_ABOUT N_ ("All that belongs to it, in one thread")
#define MT_PROMPT_THREADS_EMPTY                                                                    \
  N_ ("Once there are goals, people or tags, all that belongs to one of them can be read here as " \
      "one thread.")
