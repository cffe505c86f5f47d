/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading.h"

struct _MtReading {
  MtReadFunc read;
  gpointer owner;
  guint timer;               /* source id */
  GCancellable *cancellable; /* of what was asked last; or NULL */
};

MtReading *
mt_reading_new (MtReadFunc read, gpointer owner)
{
  MtReading *self = g_new0 (MtReading, 1);

  self->read = read;
  self->owner = owner;
  return self;
}

static void
stop (MtReading *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
mt_reading_free (MtReading *self)
{
  stop (self);
  g_free (self);
}

static gboolean
timer_cb (gpointer data)
{
  MtReading *self = data;

  self->timer = 0;
  self->cancellable = g_cancellable_new ();
  self->read (self->owner, self->cancellable);
  return G_SOURCE_REMOVE;
}

void
mt_reading_ask (MtReading *self, guint after_ms)
{
  g_return_if_fail (self != NULL);
  stop (self);
  self->timer = g_timeout_add (after_ms, timer_cb, self);
}
