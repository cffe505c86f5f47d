/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/counted.h"
#include "core/pattern/period.h"
#include "core/pattern/tally.h"

G_BEGIN_DECLS

/* What many moods say together: pure functions of what was chosen and when.  They count and order;
 * they neither judge nor explain. */

/* One part of a period.  Where nothing was written it is there all the same, and counts nothing:
 * gaps stay gaps. */
typedef struct {
  gint32 from, to; /* local days, inclusive: within the period */
  MtTally valence, energy;
} MtMoodPart;

/* All parts of @period, oldest first: an owned array of MtMoodPart.  @moods (MtMood) stand in the
 * order of time; those outside the period are passed over. */
GArray *mt_mood_course (const GArray *moods, const MtPeriod *period);

/* The quarters of a day: 0–6, 6–12, 12–18, 18–24 o'clock. */
#define MT_DAY_QUARTERS 4

/* How the valence of @moods was on each weekday (0: Sunday) in each quarter of the day. */
typedef struct {
  MtTally cells[7][MT_DAY_QUARTERS];
} MtMoodWeek;

void mt_mood_week (const GArray *moods, MtMoodWeek *week);

/* ---- Words ---- */

typedef struct {
  char *word;
  guint n; /* moods that have it */
} MtWordCount;

/* How many of @moods have each of @uses (MtWordUse): an owned array of MtWordCount, those used most
 * first, without those no mood has.  *@n_worded: how many moods have at least one. */
GPtrArray *mt_mood_words (const GArray *moods, const GPtrArray *uses, guint *n_worded);

/* ---- Tags ---- */

/* What moods with a tag have more, or less, of than those without.
 *
 * Moods of one day resemble each other, so that each day counts once: with the mean of its moods
 * that carry the tag, and with the mean of those that do not.  An occasion is a day with the tag.
 * Where there are fewer than ten on either side nothing is claimed at all.  Where there are more,
 * the difference of the means of the days is given in steps, with the bounds that Welch's formula
 * (core/pattern/spread.h) gives.  The more tags are looked at, the likelier it is that one of them
 * stands out by chance: so the bounds are widened for their number (Dunn, "Multiple comparisons
 * among means", Journal of the American Statistical Association 56, 1961), that the whole list is
 * right with a confidence of 95 %.  That days go along with a tag says nothing about why. */
#define MT_TAG_DAYS_LEAST 10

typedef enum {
  MT_TAG_TOO_FEW, /* nothing is claimed */
  MT_TAG_NO_SIDE, /* the bounds leave open on which side it is */
  MT_TAG_HIGHER,
  MT_TAG_LOWER,
} MtTagSide;

typedef struct {
  char *tag;
  guint n_moods; /* with it */
  guint n_days;  /* with it */
  guint n_days_without;
  MtTagSide side;
  double difference, low, high; /* steps of valence; 0 where too few */
} MtTagMood;

/* An owned array of MtTagMood for each of @uses (MtWordUse) that a mood of @moods with a valence
 * has: first those that are higher, the furthest first; then those without a side; then the lower
 * ones, the furthest last; and those with too few days at the end, the most used first.  Keys that
 * are of no mood are passed over. */
GPtrArray *mt_mood_tags (const GArray *moods, const GPtrArray *uses);

/* The place of @key in @moods, or -1. */
gssize mt_mood_find (const GArray *moods, gint64 key);

G_END_DECLS
