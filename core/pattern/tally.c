/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/tally.h"

#include <math.h>

void
mt_tally_add (MtTally *self, int step)
{
  if (step < 0 || step >= MT_TALLY_STEPS)
    return;
  self->counts[step]++;
  self->n++;
}

void
mt_tally_add_all (MtTally *self, const MtTally *other)
{
  for (int step = 0; step < MT_TALLY_STEPS; step++)
    self->counts[step] += other->counts[step];
  self->n += other->n;
}

/* The value that stands at @place, from 0, where all stand in order. */
static int
value_at (const MtTally *self, guint place)
{
  guint passed = 0;

  for (int step = 0; step < MT_TALLY_STEPS; step++) {
    passed += self->counts[step];
    if (place < passed)
      return step;
  }
  return MT_TALLY_STEPS - 1;
}

double
mt_tally_quantile (const MtTally *self, double p)
{
  double place, below;
  int value;

  g_return_val_if_fail (p >= 0 && p <= 1, NAN);
  if (self->n == 0)
    return NAN;
  place = p * (self->n - 1);
  below = floor (place);
  value = value_at (self, (guint)below);
  if (place <= below)
    return value;
  return value + (place - below) * (value_at (self, (guint)below + 1) - value);
}

double
mt_tally_mean (const MtTally *self)
{
  double sum = 0;

  for (int step = 0; step < MT_TALLY_STEPS; step++)
    sum += (double)step * self->counts[step];
  return self->n > 0 ? sum / self->n : NAN;
}
