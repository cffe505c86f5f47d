/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One thing that was shared: where it went, what it said then; its file can be deleted, and the
 * record of it forgotten.  Signal "changed": one of these was done. */
#define MT_TYPE_SHARED_PAGE (mt_shared_page_get_type ())
G_DECLARE_FINAL_TYPE (MtSharedPage, mt_shared_page, MT, SHARED_PAGE, AdwNavigationPage)

/* @id: of the record. */
MtSharedPage *mt_shared_page_new (MtJournal *journal, const char *id);

G_END_DECLS
