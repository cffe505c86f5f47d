/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/days.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* A day of the calendar in words. */

/* The scale that days are drawn by, and which kind is tapped on it; an index of mt_kinds (). */
const MtField *mt_day_words_scale (guint *kind);

/* How high the day's middle stands on the scale, from 0 to 1; -1: nobody said. */
double mt_day_words_height (const MtDay *day);

/* How many kinds there are of which the day has something, but for moods and sessions. */
guint mt_day_words_count_other (const MtDay *day);

/* "Moods between Low and Well, 2 Thoughts, Session"; "" where there is nothing.  Owned by the
 * caller. */
char *mt_day_words_say (const MtDay *day);

G_END_DECLS
