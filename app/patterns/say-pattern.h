/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"
#include "core/pattern/mood.h"

G_BEGIN_DECLS

/* What is found in many moods, in words.  They say what was chosen and how often, and neither
 * praise nor warn.  All is owned by the caller. */

/* “From 4 moods”, and where there are enough of them between which steps the middle half is. */
char *mt_say_tally (const MtField *field, const MtTally *tally);

/* A part of @period: a day, “3 – 9 August”, “March 2026”, “2026”. */
char *mt_say_period_part (const MtPeriod *period, gint32 from, gint32 to, gint32 today);

/* “Monday”, “Mon”; @weekday: 0 is Sunday. */
char *mt_say_weekday (int weekday, gboolean brief);

/* A word of @field (a feeling), as one reads it. */
const char *mt_say_word (const MtField *field, const char *word);

/* By how much moods are higher or lower on days with a tag: “higher by 0.8 steps”. */
char *mt_say_tag (const MtTagMood *tag);
/* How surely: “Between 0.3 and 1.3 steps. 31 moods on 23 days”. */
char *mt_say_tag_bounds (const MtTagMood *tag);

/* What weeks begin with here: 0 is Sunday. */
int mt_say_first_weekday (void);

G_END_DECLS
