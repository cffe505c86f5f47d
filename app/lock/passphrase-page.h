/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a passphrase for a new journal is chosen, and the journal made.
 * Signal "made": the journal is there and open; its recovery key waits to be taken. */
#define MT_TYPE_PASSPHRASE_PAGE (mt_passphrase_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPassphrasePage, mt_passphrase_page, MT, PASSPHRASE_PAGE, AdwNavigationPage)

MtPassphrasePage *mt_passphrase_page_new (MtJournal *journal);

/* The recovery key of the journal just made, to free with mt_journal_free_secret (); once. */
char *mt_passphrase_page_take_recovery_key (MtPassphrasePage *self);

G_END_DECLS
