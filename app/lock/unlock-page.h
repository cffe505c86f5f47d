/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Opens the journal with its passphrase or recovery key.
 * Signal "opened": it is open, and nothing of what was typed is left.  The ways around it are
 * actions of MtLockPage. */
#define MT_TYPE_UNLOCK_PAGE (mt_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (MtUnlockPage, mt_unlock_page, MT, UNLOCK_PAGE, AdwNavigationPage)

/* @by_itself: if the login keyring may open it, that is asked without a button being pressed. */
MtUnlockPage *mt_unlock_page_new (MtJournal *journal, gboolean by_itself);

G_END_DECLS
