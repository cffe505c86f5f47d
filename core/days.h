/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* What there is on each of some days that follow each other: numbers to draw a calendar from, read
 * at once.  Entries in the bin do not count. */
#define MT_DAYS_KINDS 48 /* kinds are counted one by one; there are fewer */

typedef struct {
  guint n_entries;
  guint n_of[MT_DAYS_KINDS]; /* by kind, in the order of mt_kinds () */
  guint n_meetings;          /* sessions that were, or are to come: not cancelled, not missed */
  guint n_steps;             /* values of the scale that was asked for */
  double low, high, sum;     /* of these; 0 where there are none */
} MtDay;

typedef struct {
  gint32 first, last; /* local days, inclusive */
  MtDay *days;        /* from the first on */
} MtDays;

MtDays *mt_days_new (gint32 first, gint32 last);
void mt_days_free (MtDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtDays, mt_days_free)

/* NULL where @day is outside of them. */
MtDay *mt_days_get (const MtDays *self, gint32 day);

G_END_DECLS
