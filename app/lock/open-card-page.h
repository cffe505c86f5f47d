/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The card that the person chose to have readable while the journal is locked, to read and to dial
 * from. @card is of mt_journal_load_open_card (). */
AdwNavigationPage *mt_open_card_page_new (MtEntry *card);

G_END_DECLS
