/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-care.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What bringing something back would change, before anything is.  Going on from here (action
 * "win.restore") locks the journal, asks for the secret, and does it. */
#define MT_TYPE_LOOK_PAGE (mt_look_page_get_type ())
G_DECLARE_FINAL_TYPE (MtLookPage, mt_look_page, MT, LOOK_PAGE, AdwNavigationPage)

/* @path: a backup, or the folder of a journal. */
MtLookPage *mt_look_page_new (MtJournal *journal, const char *path);

G_END_DECLS
