/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/making.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The chapters of a booklet, each ticked on its own and none from the start, with how many of the
 * chosen entries it has; and its title, in the person's words.  Activates share.pages. */
#define MT_TYPE_CHAPTERS_PAGE (mt_chapters_page_get_type ())
G_DECLARE_FINAL_TYPE (MtChaptersPage, mt_chapters_page, MT, CHAPTERS_PAGE, AdwNavigationPage)

/* @making: of a booklet. */
MtChaptersPage *mt_chapters_page_new (MtMaking *making);

G_END_DECLS
