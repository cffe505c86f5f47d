/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Handing over what one chose, and nothing else: first choosing among entries, one by one, then the
 * very pages that will be saved, printed or shown.  What was begun here and neither used nor
 * discarded is offered again.
 *
 * Actions, for the pages inside: share.pages the pages; share.shown (s: id of an entry) what is
 * shown of it; share.save the ways to save; share.used it was handed over. */
#define MT_TYPE_SHARE_DIALOG (mt_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtShareDialog, mt_share_dialog, MT, SHARE_DIALOG, AdwDialog)

/* @candidates (MtEntryItem, which may not be read yet) are what is listed first, in their order;
 * @title says in words what they are.  Those whose id is in @chosen (NULL-terminated, or NULL:
 * none) are ticked from the start.  Returned as AdwDialog, to be given to adw_dialog_present (). */
AdwDialog *mt_share_dialog_new (MtDrafts *drafts,
                                GListModel *candidates,
                                const char *title,
                                const char *const *chosen);

/* The same for all that @filter lets through; @tick: it is ticked as a rule does. */
AdwDialog *mt_share_dialog_new_filter (MtDrafts *drafts,
                                       const MtFilter *filter,
                                       const char *title,
                                       gboolean tick);

/* A booklet: of what is ticked in all of the journal, and of those chapters that are. */
AdwDialog *mt_share_dialog_new_booklet (MtDrafts *drafts);

/* The sheet for a session: of @agenda (MtEntryItem, whole entries), all of it chosen and in its
 * order, whatever is unticked.  What is counted since the last session can be ticked below. */
AdwDialog *mt_share_dialog_new_sheet (MtDrafts *drafts, GListModel *agenda);

G_END_DECLS
