/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What is said about goals besides the names and questions of core/kinds/.  To pause one, to reach
 * it and to let it go are told alike, and nobody is asked to look again. */

/* Translators: where no goal was written yet; says what this place is for. */
#define MT_PROMPT_GOALS_EMPTY                                                                      \
  N_ ("What you would like to be different has a place here, in your own words, with how you "     \
      "would notice.")

/* Translators: a button on the page of a goal: an offer to say how close it feels today.  Nobody
 * has to. */
#define MT_PROMPT_GOAL_TODAY N_ ("How close does it feel today?")

/* Translators: how many looks at a goal a line rests on. */
#define MT_PROMPT_GOAL_LOOKS(n) ngettext ("From %u look", "From %u looks", n)

/* Translators: names the row where one chooses what a goal is: worked on, paused, reached or let
 * go. */
#define MT_PROMPT_GOAL_NOW N_ ("Now")
