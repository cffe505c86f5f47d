/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/making.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Saving what is chosen: in which form, on what paper, with a password or none, and for whom. */
#define MT_TYPE_SAVE_PAGE (mt_save_page_get_type ())
G_DECLARE_FINAL_TYPE (MtSavePage, mt_save_page, MT, SAVE_PAGE, AdwNavigationPage)

MtSavePage *mt_save_page_new (MtMaking *making);

G_END_DECLS
