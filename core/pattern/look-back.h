/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* Which days one looks back at.  Pure. */

/* The same day of the year in earlier years, the newest first, back to @first: an owned array of
 * gint32.  What was written on a 29 February is looked back at on the 28th in a year without one.
 */
GArray *mt_look_back_days (gint32 today, gint32 first);

/* The first weeks of a journal beside the last ones. */
#define MT_LOOK_BACK_DAYS 28 /* of each */
#define MT_LOOK_BACK_APART                                                                         \
  84 /* days from the first day to today, before there is a then and a now */

typedef struct {
  gint32 then_from, then_to; /* local days, inclusive */
  gint32 now_from, now_to;
} MtThenAndNow;

/* @first: the first day with an entry.  FALSE: too little time has gone by. */
gboolean mt_look_back_then_and_now (gint32 today, gint32 first, MtThenAndNow *days);

G_END_DECLS
