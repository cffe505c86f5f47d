/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Looking back: what stands on this day of earlier years, the first weeks beside the last in the
 * person's own words, and the ways to letters and to threads.  It has no verdict: what changed is
 * for whoever reads it to say. */
#define MT_TYPE_HINDSIGHT_CARDS (mt_hindsight_cards_get_type ())
G_DECLARE_FINAL_TYPE (MtHindsightCards, mt_hindsight_cards, MT, HINDSIGHT_CARDS, AdwBin)

MtHindsightCards *mt_hindsight_cards_new (MtDrafts *drafts);

/* Reads it again. */
void mt_hindsight_cards_refresh (MtHindsightCards *self);

G_END_DECLS
