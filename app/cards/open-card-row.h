/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether the card for hard times can be read while the journal is locked.  To switch it on, one is
 * told what it means and gives the passphrase again. */
#define MT_TYPE_OPEN_CARD_ROW (mt_open_card_row_get_type ())
G_DECLARE_FINAL_TYPE (MtOpenCardRow, mt_open_card_row, MT, OPEN_CARD_ROW, AdwActionRow)

/* @journal is open. */
void mt_open_card_row_set_journal (MtOpenCardRow *self, MtJournal *journal);

G_END_DECLS
