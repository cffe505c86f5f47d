/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The very pages that will be saved or printed, and both ways to do so. */
#define MT_TYPE_PREVIEW_PAGE (mt_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPreviewPage, mt_preview_page, MT, PREVIEW_PAGE, AdwNavigationPage)

/* Waits for its pages. */
MtPreviewPage *mt_preview_page_new (MtDrafts *drafts);

/* Shows the pages of @handout; NULL: they are still being made. */
void mt_preview_page_set_handout (MtPreviewPage *self, MtHandout *handout);

/* The pages could not be made. */
void mt_preview_page_fail (MtPreviewPage *self, const GError *error);

G_END_DECLS
