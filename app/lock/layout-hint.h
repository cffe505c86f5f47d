/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The name of the keyboard's layout, for where one types unseen; hidden where there is only one. */
#define MT_TYPE_LAYOUT_HINT (mt_layout_hint_get_type ())
G_DECLARE_FINAL_TYPE (MtLayoutHint, mt_layout_hint, MT, LAYOUT_HINT, AdwBin)

G_END_DECLS
