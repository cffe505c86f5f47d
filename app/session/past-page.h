/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The sessions that were, were cancelled or did not take place, newest first.  Activated, one opens
 * its entry. */
#define MT_TYPE_PAST_PAGE (mt_past_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPastPage, mt_past_page, MT, PAST_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_past_page_new (MtDrafts *drafts);

G_END_DECLS
