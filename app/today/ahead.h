/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What lies ahead: when the next session is, and the first of what is to be brought there.  Where
 * nothing was written yet, a sentence about what this place is for. */
#define MT_TYPE_AHEAD (mt_ahead_get_type ())
G_DECLARE_FINAL_TYPE (MtAhead, mt_ahead, MT, AHEAD, AdwBin)

MtAhead *mt_ahead_new (MtJournal *journal);

/* Reads it again. */
void mt_ahead_refresh (MtAhead *self);

G_END_DECLS
