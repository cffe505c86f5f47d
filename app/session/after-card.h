/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* For a day after a session, the offer to write down what stayed of it, until that was done or is
 * let be.  It follows the journal and the time, and is hidden else: nothing is said about a session
 * that nobody wrote about. */
#define MT_TYPE_AFTER_CARD (mt_after_card_get_type ())
G_DECLARE_FINAL_TYPE (MtAfterCard, mt_after_card, MT, AFTER_CARD, AdwBin)

GtkWidget *mt_after_card_new (MtDrafts *drafts);

G_END_DECLS
