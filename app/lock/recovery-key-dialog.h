/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/preferences/ask-passphrase.h"

G_BEGIN_DECLS

/* Makes a new recovery key for the (open) journal and shows it: asks for the passphrase, and ends
 * the former key only once the person says that the new one is kept.  Closed in any other way, the
 * new one is taken back.
 * Signal "kept": a key is kept now (mt_journal_get_recovery_key_kept ()).
 * To show with adw_dialog_present (). */
#define MT_TYPE_RECOVERY_KEY_DIALOG (mt_recovery_key_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    MtRecoveryKeyDialog, mt_recovery_key_dialog, MT, RECOVERY_KEY_DIALOG, MtAskPassphrase)

MtRecoveryKeyDialog *mt_recovery_key_dialog_new (MtJournal *journal);

G_END_DECLS
