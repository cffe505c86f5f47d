/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was agreed to be tried: what is open first, then what was looked back on and let go. */
#define MT_TYPE_TASKS_PAGE (mt_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (MtTasksPage, mt_tasks_page, MT, TASKS_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_tasks_page_new (MtDrafts *drafts);

G_END_DECLS
