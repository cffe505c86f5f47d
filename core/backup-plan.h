/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which backups of one place stay: pure, so that it can be tried with every clock there is. */

#define MT_BACKUP_DAYS 7  /* newest local days that have one */
#define MT_BACKUP_WEEKS 4 /* newest further ISO weeks that have one */

typedef struct {
  gint64 order; /* grows with each one that is made, whatever the clock said */
  gint64 made;  /* µs UTC, by the clock of then */
  goffset size;
  gboolean kept; /* the answer */
} MtBackupPlanItem;

/* Decides about @items, all of them whole, in any order.  From the last one made backwards: the
 * first of each day in @zone is kept until there are MT_BACKUP_DAYS, then the first of each ISO
 * week that none of these is of, until there are MT_BACKUP_WEEKS.  So it is days and weeks that
 * have a backup: months without an opening cost none.
 *
 * Dates only tell days apart; what is newer than what, the order tells.  So a clock that was far in
 * the future, or the past, for a while takes the place of older backups no faster than the right
 * one would, and those made since are not older for it.
 *
 * Where what is left takes more than @limit bytes, the oldest go first; never the newest.
 *
 * The default limit (MT_BACKUP_LIMIT_DEFAULT) is a plain number, since a journal moves between
 * disks: 1 GiB holds all eleven of a journal of 90 MiB, more than a lifetime of daily pages, and is
 * a sixteenth of the smallest disk phones with Linux have.  That a disk which is nearly full is not
 * filled up is seen to elsewhere, before one is made. */
void mt_backup_plan (MtBackupPlanItem *items, gsize n_items, GTimeZone *zone, goffset limit);

/* The local day of @time (µs UTC) in @zone: a number that grows by one from day to day. */
gint64 mt_backup_plan_day (gint64 time, GTimeZone *zone);

G_END_DECLS
