/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Brings what was chosen into the journal's place and opens it.
 * Signal "opened": it is there and open; mt_restore_page_get_aside () is what was there before. */
#define MT_TYPE_RESTORE_PAGE (mt_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (MtRestorePage, mt_restore_page, MT, RESTORE_PAGE, AdwNavigationPage)

/* @path is a backup or the folder of another journal. */
MtRestorePage *mt_restore_page_new (MtJournal *journal, const char *path);

/* The folder the former journal is kept in; NULL: there was none. */
const char *mt_restore_page_get_aside (MtRestorePage *self);

G_END_DECLS
