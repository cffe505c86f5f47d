/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often each step of a scale was chosen.  All that is said of many values is computed from
 * this: it is small however many there are, and two of them can be put together. */
#define MT_TALLY_STEPS 11 /* whole steps from 0 to 10 */

typedef struct {
  guint n;                      /* values in all */
  guint counts[MT_TALLY_STEPS]; /* of each step */
} MtTally;

/* Counts @step once more; what is no step from 0 to 10 is none. */
void mt_tally_add (MtTally *self, int step);

/* Adds all that @other counts. */
void mt_tally_add_all (MtTally *self, const MtTally *other);

/* The @p-quantile (@p from 0 to 1; 0: the lowest, 0.5: the median, 1: the highest) of the values:
 * definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50 (1996), the one R and numpy use where none is named.  It goes straight from one
 * value to the next, so that the middle of 3 and 4 is 3.5.  NAN where there is none. */
double mt_tally_quantile (const MtTally *self, double p);

/* NAN where there is none. */
double mt_tally_mean (const MtTally *self);

G_END_DECLS
