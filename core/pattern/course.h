/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the last of several values of one scale from 0 to 10 stands out downwards.
 *
 * The bounds are a choice of our own, made so that one middling day says nothing.  They come from
 * no instrument and are no cut-off of anything: what rests on them may ask a question once, and
 * never names a reason. */
typedef enum {
  MT_COURSE_AS_BEFORE,
  MT_COURSE_DROPPED,    /* at least 3 below what it mostly was: the median of up to five earlier
                         * values, where there are at least three */
  MT_COURSE_FELL_TWICE, /* 1 or more below the one before, which was 1 or more below the one before
                         * it */
} MtCourseTurn;

/* @values stand in the order of time, oldest first; NAN is none, and is passed over.  The last one
 * is what it is about: where that is NAN, nothing is said. */
MtCourseTurn mt_course_turn (const double *values, gsize n_values);

G_END_DECLS
