/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The place where one sees what came together over time: how it was, when, with which words and
 * tags; check-ins, goals and tasks; and what one can look back at.  It reads when it is looked at,
 * and again when something has changed meanwhile. */
#define MT_TYPE_PATTERNS_PAGE (mt_patterns_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPatternsPage, mt_patterns_page, MT, PATTERNS_PAGE, AdwBreakpointBin)

MtPatternsPage *mt_patterns_page_new (MtDrafts *drafts);

G_END_DECLS
