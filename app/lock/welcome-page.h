/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first start: what this is, and the ways to begin (actions of MtLockPage). */
#define MT_TYPE_WELCOME_PAGE (mt_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (MtWelcomePage, mt_welcome_page, MT, WELCOME_PAGE, AdwNavigationPage)

G_END_DECLS
