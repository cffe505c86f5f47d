/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The row that lets the login keyring open the journal, or no longer: says what that means for the
 * household first, and asks for the passphrase.  Does nothing before it has a journal, an open one.
 */
#define MT_TYPE_KEYRING_ROW (mt_keyring_row_get_type ())
G_DECLARE_FINAL_TYPE (MtKeyringRow, mt_keyring_row, MT, KEYRING_ROW, AdwActionRow)

void mt_keyring_row_set_journal (MtKeyringRow *self, MtJournal *journal);

G_END_DECLS
