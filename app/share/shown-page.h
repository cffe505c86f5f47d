/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/making.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown of one entry: its parts, each of which can be left out; its words, which can be
 * hidden; names that are replaced; and a sentence for who reads it.  The entry stays as it is. */
#define MT_TYPE_SHOWN_PAGE (mt_shown_page_get_type ())
G_DECLARE_FINAL_TYPE (MtShownPage, mt_shown_page, MT, SHOWN_PAGE, AdwNavigationPage)

/* Reads the entry with @id. */
MtShownPage *mt_shown_page_new (MtMaking *making, const char *id);

G_END_DECLS
