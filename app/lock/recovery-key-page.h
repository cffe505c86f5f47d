/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a recovery key, this once, to be written down, printed or saved.
 * Signals "kept" and "later": what the person says of it.  Whoever shows the page does what follows
 * and sets it busy meanwhile. */
#define MT_TYPE_RECOVERY_KEY_PAGE (mt_recovery_key_page_get_type ())
G_DECLARE_FINAL_TYPE (
    MtRecoveryKeyPage, mt_recovery_key_page, MT, RECOVERY_KEY_PAGE, AdwNavigationPage)

/* Takes @recovery_key over, and frees it with mt_journal_free_secret (). */
MtRecoveryKeyPage *mt_recovery_key_page_new (char *recovery_key);

void mt_recovery_key_page_set_busy (MtRecoveryKeyPage *self, gboolean busy);
/* Says beneath the key what went wrong. */
void mt_recovery_key_page_say (MtRecoveryKeyPage *self, const char *sentence);

G_END_DECLS
