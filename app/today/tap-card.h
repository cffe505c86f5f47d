/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "How are you?": one tap on a step is an entry, kept at once.  What else there is to say about it
 * unfolds below if that is wanted; another tap soon after changes the same entry. */
#define MT_TYPE_TAP_CARD (mt_tap_card_get_type ())
G_DECLARE_FINAL_TYPE (MtTapCard, mt_tap_card, MT, TAP_CARD, AdwBin)

/* @kind has a scale to tap. */
MtTapCard *mt_tap_card_new (MtDrafts *drafts, const MtKind *kind);

/* Fresh for another one: what was said is kept and folded away. */
void mt_tap_card_finish (MtTapCard *self);

G_END_DECLS
