/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* With whom one meets, now and before; and where a change or an ending is written down. */
#define MT_TYPE_PEOPLE_PAGE (mt_people_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPeoplePage, mt_people_page, MT, PEOPLE_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_people_page_new (MtDrafts *drafts);

G_END_DECLS
