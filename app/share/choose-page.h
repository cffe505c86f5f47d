/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/making.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing among entries, one by one.  Rules only tick in advance, and say what they ticked; what
 * is ticked is what is chosen, wherever it is listed.
 *
 * Actions: choose.list (s: "start", "chosen", "all"), choose.tick (s: app/share/rule.h),
 * choose.days, choose.untick. Signal "see": the person wants to see the pages. Signal "answered"
 * (gboolean go_on): to mt_choose_page_offer (). */
#define MT_TYPE_CHOOSE_PAGE (mt_choose_page_get_type ())
G_DECLARE_FINAL_TYPE (MtChoosePage, mt_choose_page, MT, CHOOSE_PAGE, AdwNavigationPage)

MtChoosePage *mt_choose_page_new (MtMaking *making);

/* Lists @candidates (MtEntryItem, which may not be read yet, or MtSheetPart) from the start, which
 * are @title in words; NULL: they are all there is to choose from, and there are no rules. */
void mt_choose_page_begin (MtChoosePage *self, GListModel *candidates, const char *title);

/* Ticks all that @filter lets through, as a rule of these words does. */
void mt_choose_page_tick (MtChoosePage *self, const MtFilter *filter, const char *words);

/* Asks whether to go on with what was chosen earlier (@says: what that is). */
void mt_choose_page_offer (MtChoosePage *self, const char *says);

/* Lists what is chosen. */
void mt_choose_page_list_chosen (MtChoosePage *self);

G_END_DECLS
