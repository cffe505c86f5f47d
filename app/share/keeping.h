/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/chosen.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* Keeps what is chosen inside the journal while the person chooses, so that neither closing,
 * locking nor a crash takes it away: until it was used or discarded.  What nobody touched is not
 * kept.  Main thread. */
typedef struct _MtKeeping MtKeeping;

/* @which: what it is a choice of, as mt_journal_keep_choice () has it. */
MtKeeping *mt_keeping_new (MtJournal *journal, MtChosen *chosen, const char *which);
/* Keeps what was not kept yet, and lets go of it. */
void mt_keeping_free (MtKeeping *self);

/* It was handed over, or is not wanted any more: nothing is kept until it is touched again. */
void mt_keeping_end (MtKeeping *self);

G_END_DECLS
