/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All entries of one kind, newest first, and a button to begin another: a page over the places. */
#define MT_TYPE_KIND_PAGE (mt_kind_page_get_type ())
G_DECLARE_FINAL_TYPE (MtKindPage, mt_kind_page, MT, KIND_PAGE, AdwNavigationPage)

MtKindPage *mt_kind_page_new (MtDrafts *drafts, const MtKind *kind);

G_END_DECLS
