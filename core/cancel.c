/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cancel.h"

/* What a cancellable is cancelled by. */
typedef struct {
  GCancellable *cause; /* NULL: none */
  gulong handler;
} Link;

static void
link_free (Link *self)
{
  g_cancellable_disconnect (self->cause, self->handler);
  g_clear_object (&self->cause);
  g_free (self);
}

static void
cancel_cb (GCancellable *cause, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
follow (GCancellable *self, const char *name, GCancellable *cause)
{
  Link *link;

  if (!cause)
    return;
  link = g_new (Link, 1);
  link->cause = g_object_ref (cause);
  link->handler = g_cancellable_connect (cause, G_CALLBACK (cancel_cb), self, NULL);
  g_object_set_data_full (G_OBJECT (self), name, link, (GDestroyNotify)link_free);
}

GCancellable *
mt_cancel_with_either (GCancellable *one, GCancellable *other)
{
  GCancellable *self = g_cancellable_new ();

  follow (self, "one", one);
  follow (self, "other", other);
  return self;
}
