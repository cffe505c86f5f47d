/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Goals, people and tags to choose one from: all that belongs to it is then read as one thread.
 * What is hidden (core/used-words.h) is not among them.  It follows the journal. */
#define MT_TYPE_THREADS_PAGE (mt_threads_page_get_type ())
G_DECLARE_FINAL_TYPE (MtThreadsPage, mt_threads_page, MT, THREADS_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_threads_page_new (MtDrafts *drafts);

G_END_DECLS
