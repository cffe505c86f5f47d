/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/share.h"

G_BEGIN_DECLS

/* Between steps of a long work: says how far it is, and asks whether to go on. */
typedef struct {
  MtShareProgress progress; /* or NULL */
  gpointer data;
  GCancellable *cancellable; /* borrowed; or NULL */
  guint total;
  gint64 told; /* monotonic µs; 0: never */
} MtPace;

MtPace mt_pace_new (const MtShareOptions *options, guint total, GCancellable *cancellable);

/* @done of the total are done.  FALSE: it is to end, since it was cancelled. */
gboolean mt_pace_step (MtPace *self, guint done);

/* All is done. */
void mt_pace_end (MtPace *self);

G_END_DECLS
