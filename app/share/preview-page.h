/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/making.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The very pages that will be saved or printed, and the ways to do so. */
#define MT_TYPE_PREVIEW_PAGE (mt_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPreviewPage, mt_preview_page, MT, PREVIEW_PAGE, AdwNavigationPage)

/* Follows @making: while the pages are being made it says how far they are, and shows the first
 * one, which cannot be handed over. */
MtPreviewPage *mt_preview_page_new (MtMaking *making);

G_END_DECLS
