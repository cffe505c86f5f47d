/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was written since the last session, counted, each part with what it is counted from.  It
 * follows the journal, and is hidden where there is nothing to say. */
#define MT_TYPE_SINCE_CARD (mt_since_card_get_type ())
G_DECLARE_FINAL_TYPE (MtSinceCard, mt_since_card, MT, SINCE_CARD, AdwBin)

GtkWidget *mt_since_card_new (MtJournal *journal);

G_END_DECLS
