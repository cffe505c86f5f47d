/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where there is something in the journal's folder that cannot be opened as it is: what it is, and
 * what can be done (actions of MtLockPage). */
#define MT_TYPE_TROUBLE_PAGE (mt_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (MtTroublePage, mt_trouble_page, MT, TROUBLE_PAGE, AdwNavigationPage)

/* @error is what mt_folder_check () said. */
MtTroublePage *mt_trouble_page_new (const GError *error);

G_END_DECLS
