/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-care.h"

G_BEGIN_DECLS

/* Keeps backups of an open journal by itself: once some calm seconds have passed since it was
 * opened, and every hour from then on.  Nobody waits for it, and it is never in the way of a save.
 * Signal "kept": a round is over, well or not.
 * Main thread; made when the journal is open, ended before it locks. */
#define MT_TYPE_KEEPER (mt_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MtKeeper, mt_keeper, MT, KEEPER, GObject)

MtKeeper *mt_keeper_new (MtJournal *journal);
MtJournal *mt_keeper_get_journal (MtKeeper *self);

/* Begins a round now, or as soon as the one that is on its way is over. */
void mt_keeper_keep (MtKeeper *self);

/* Lets go of what is on its way and of @self: nothing is kept by it from now on. */
void mt_keeper_end (MtKeeper *self);

/* What the last round came to; NULL: there was none yet, or it failed. */
const MtBackupRound *mt_keeper_get_round (MtKeeper *self);

/* Why the last round made no backup where one was due, as a sentence with what to do; NULL: all is
 * well.  Owned by the caller. */
char *mt_keeper_say_trouble (MtKeeper *self);

G_END_DECLS
