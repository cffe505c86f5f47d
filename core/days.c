/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/days.h"

MtDays *
mt_days_new (gint32 first, gint32 last)
{
  MtDays *self = g_new (MtDays, 1);

  *self = (MtDays){ first, last, g_new0 (MtDay, MAX (0, last - first + 1)) };
  return self;
}

void
mt_days_free (MtDays *self)
{
  g_free (self->days);
  g_free (self);
}

MtDay *
mt_days_get (const MtDays *self, gint32 day)
{
  return day < self->first || day > self->last ? NULL : &self->days[day - self->first];
}
