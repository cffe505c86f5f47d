/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All questions, by what has become of them, each with its answer.  It follows the journal. */
#define MT_TYPE_QUESTIONS_PAGE (mt_questions_page_get_type ())
G_DECLARE_FINAL_TYPE (MtQuestionsPage, mt_questions_page, MT, QUESTIONS_PAGE, AdwNavigationPage)

AdwNavigationPage *mt_questions_page_new (MtDrafts *drafts);

G_END_DECLS
