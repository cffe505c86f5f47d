/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which backups of one place stay: pure, so that it can be tried with every clock there is. */

#define MT_BACKUP_DAYS 7  /* newest local days that have one */
#define MT_BACKUP_WEEKS 4 /* newest further ISO weeks that have one */

typedef struct {
  gint64 made; /* µs UTC, by the clock of then */
  goffset size;
  gboolean kept; /* the answer */
} MtBackupPlanItem;

/* Decides about @items, all of them whole, in any order.  Kept are the newest backup of each of the
 * MT_BACKUP_DAYS newest days in @zone and, of MT_BACKUP_WEEKS weeks beside those, the newest again:
 * days that have a backup, however long ago, so that months without an opening cost none.
 *
 * What was made after @now was made, or is looked at, by a clock that was wrong; nothing tells
 * which.  Those are counted by themselves, in the same way: they neither take the place of others
 * nor lose their own.
 *
 * Where what is left takes more than @limit bytes, the oldest go first, of those made after @now
 * before others; but never the newest on either side of @now.
 *
 * The default limit (MT_BACKUP_LIMIT_DEFAULT) is a plain number, since a journal moves between
 * disks: 1 GiB holds all eleven of a journal of 90 MiB, more than a lifetime of daily pages, and is
 * a fortieth of the smallest phone sold with Linux.  That a nearly full disk is not filled up is
 * seen to elsewhere, before one is made. */
void mt_backup_plan (
    MtBackupPlanItem *items, gsize n_items, gint64 now, GTimeZone *zone, goffset limit);

/* The local day of @time (µs UTC) in @zone: a number that grows by one from day to day. */
gint64 mt_backup_plan_day (gint64 time, GTimeZone *zone);

G_END_DECLS
