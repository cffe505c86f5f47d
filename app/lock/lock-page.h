/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What one sees while the journal is locked or not there yet: the ways to make, bring and open it.
 * Signal "opened": the journal is open. */
#define MT_TYPE_LOCK_PAGE (mt_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (MtLockPage, mt_lock_page, MT, LOCK_PAGE, AdwBin)

MtLockPage *mt_lock_page_new (MtJournal *journal);

G_END_DECLS
