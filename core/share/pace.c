/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/pace.h"

#define INTERVAL_US (50 * G_TIME_SPAN_MILLISECOND)

MtPace
mt_pace_new (const MtShareOptions *options, guint total, GCancellable *cancellable)
{
  return (MtPace){ options->progress, options->progress_data, cancellable, total, 0 };
}

gboolean
mt_pace_step (MtPace *self, guint done)
{
  gint64 now;

  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  if (!self->progress)
    return TRUE;
  now = g_get_monotonic_time ();
  if (self->told != 0 && now - self->told < INTERVAL_US)
    return TRUE;
  self->told = now;
  self->progress (MIN (done, self->total), self->total, self->data);
  return TRUE;
}

void
mt_pace_end (MtPace *self)
{
  if (self->progress)
    self->progress (self->total, self->total, self->data);
}
