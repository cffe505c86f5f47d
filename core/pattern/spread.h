/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Mean and variance of values that are told one by one (Welford, "Note on a method for calculating
 * corrected sums of squares and products", Technometrics 4, 1962).  Begins zeroed. */
typedef struct {
  guint n;
  double mean;
  double squares; /* sum of the squared distances from the mean */
} MtSpread;

void mt_spread_add (MtSpread *self, double value);

/* The variance of what the values are a sample of: over n - 1; NAN where there are fewer than two.
 */
double mt_spread_get_variance (const MtSpread *self);

/* How far the mean of @one lies above that of @other, and between what bounds it is to be sought
 * with the confidence asked for, where neither need vary as the other does: Welch, "The
 * generalization of 'Student's' problem when several different population variances are involved",
 * Biometrika 34 (1947), degrees of freedom by Satterthwaite (1946). */
typedef struct {
  double difference;
  double low, high;
  double freedom; /* degrees of */
} MtDifference;

/* @confidence: from 0 to 1, both left out.  FALSE where nothing can be said: fewer than two values
 * on a side, or all of them alike on both, when the formula would claim that nothing is uncertain.
 */
gboolean mt_difference_of (const MtSpread *one,
                           const MtSpread *other,
                           double confidence,
                           MtDifference *difference);

/* What a value of Student's t with @freedom degrees of freedom (above 0, need not be whole) stays
 * below with the probability @p (between 0 and 1). */
double mt_student_quantile (double p, double freedom);

/* The regularized incomplete beta function I_x (a, b), for x from 0 to 1 and a, b above 0: the
 * continued fraction of DLMF 8.17.22 (https://dlmf.nist.gov/8.17). */
double mt_incomplete_beta (double x, double a, double b);

G_END_DECLS
