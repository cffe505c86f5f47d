/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/spread.h"

#include <math.h>

#define TERMS_MOST 10000
#define CLOSE_ENOUGH 1e-15
#define ALMOST_NOTHING 1e-300 /* in place of a 0 that would be divided by */
#define HALVINGS 200          /* more than a double has bits */

void
mt_spread_add (MtSpread *self, double value)
{
  double before = value - self->mean;

  self->n++;
  self->mean += before / self->n;
  self->squares += before * (value - self->mean);
}

double
mt_spread_get_variance (const MtSpread *self)
{
  return self->n < 2 ? NAN : self->squares / (self->n - 1);
}

/* ---- Student's t ---- */

static double
not_nothing (double value)
{
  return fabs (value) < ALMOST_NOTHING ? ALMOST_NOTHING : value;
}

/* The coefficient of DLMF 8.17.23 with the number @i, from 1. */
static double
coefficient (int i, double x, double a, double b)
{
  double m = i / 2;

  if (i % 2 == 0)
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
  return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}

/* 1 / (1 + d1 / (1 + d2 / …)), from the front (Lentz, Applied Optics 15, 1976). */
static double
continued_fraction (double x, double a, double b)
{
  double over = 1, under = 0, value = 1;

  for (int i = 1; i <= TERMS_MOST; i++) {
    double d = coefficient (i, x, a, b), factor;

    over = not_nothing (1 + d / over);
    under = 1 / not_nothing (1 + d * under);
    factor = over * under;
    value *= factor;
    if (fabs (factor - 1) < CLOSE_ENOUGH)
      break;
  }
  return 1 / value;
}

double
mt_incomplete_beta (double x, double a, double b)
{
  double front;

  g_return_val_if_fail (x >= 0 && x <= 1 && a > 0 && b > 0, NAN);
  if (x <= 0 || x >= 1)
    return x;
  if (x > (a + 1) / (a + b + 2)) /* where the fraction of the other side is the one that is quick */
    return 1 - mt_incomplete_beta (1 - x, b, a);
  front = exp (a * log (x) + b * log1p (-x) + lgamma (a + b) - lgamma (a) - lgamma (b)) / a;
  return front * continued_fraction (x, a, b);
}

/* How likely a value above @t, which is not below 0, is. */
static double
above (double t, double freedom)
{
  return mt_incomplete_beta (freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
}

double
mt_student_quantile (double p, double freedom)
{
  double rest = MIN (p, 1 - p), low = 0, high = 1;

  g_return_val_if_fail (p > 0 && p < 1 && freedom > 0, NAN);
  while (above (high, freedom) > rest && high < G_MAXDOUBLE / 4)
    high *= 2;
  for (int i = 0; i < HALVINGS; i++) {
    double middle = (low + high) / 2;

    if (above (middle, freedom) > rest)
      low = middle;
    else
      high = middle;
  }
  return p < 0.5 ? -low : low;
}

/* ---- Two means ---- */

gboolean
mt_difference_of (const MtSpread *one,
                  const MtSpread *other,
                  double confidence,
                  MtDifference *difference)
{
  double here, there, both, reach;

  g_return_val_if_fail (confidence > 0 && confidence < 1, FALSE);
  if (one->n < 2 || other->n < 2)
    return FALSE;
  here = mt_spread_get_variance (one) / one->n;
  there = mt_spread_get_variance (other) / other->n;
  both = here + there;
  if (!(both > 0))
    return FALSE;
  difference->difference = one->mean - other->mean;
  difference->freedom = both * both / (here * here / (one->n - 1) + there * there / (other->n - 1));
  reach = mt_student_quantile (1 - (1 - confidence) / 2, difference->freedom) * sqrt (both);
  difference->low = difference->difference - reach;
  difference->high = difference->difference + reach;
  return TRUE;
}
