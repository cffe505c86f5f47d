/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All that belongs to one goal, person or tag, newest first. */
#define MT_TYPE_THREAD_PAGE (mt_thread_page_get_type ())
G_DECLARE_FINAL_TYPE (MtThreadPage, mt_thread_page, MT, THREAD_PAGE, AdwNavigationPage)

/* What is tagged @tag or (@tag NULL) points at the entry @about, which @name stands for. */
AdwNavigationPage *mt_thread_page_new (MtDrafts *drafts,
                                       const char *name,
                                       const char *tag,
                                       const char *about);

G_END_DECLS
