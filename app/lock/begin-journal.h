/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page of a MtLockPage on which a new journal begins: a passphrase is chosen, the journal made,
 * its recovery key shown on a page after it; then lock.opened is activated. */
AdwNavigationPage *mt_begin_journal_page_new (MtJournal *journal);

G_END_DECLS
