/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The check-ins over time: a course for each of their lines, from how many check-ins it is, and no
 * verdict.  It follows the journal. */
#define MT_TYPE_CHECK_INS_PAGE (mt_check_ins_page_get_type ())
G_DECLARE_FINAL_TYPE (MtCheckInsPage, mt_check_ins_page, MT, CHECK_INS_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_check_ins_page_new (MtDrafts *drafts);

G_END_DECLS
