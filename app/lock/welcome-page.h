/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first start: what this is, and the ways to begin (actions of MtLockPage).  Where the other
 * Meantime on this device has a journal, one of them is to bring that one. */
#define MT_TYPE_WELCOME_PAGE (mt_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (MtWelcomePage, mt_welcome_page, MT, WELCOME_PAGE, AdwNavigationPage)

/* @folder: where the journal will be. */
MtWelcomePage *mt_welcome_page_new (const char *folder);

G_END_DECLS
