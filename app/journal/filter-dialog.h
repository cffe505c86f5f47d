/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing which entries are shown by what is no word of a menu: steps of mood, days, a person or
 * session, and words that must not be there.  People who are hidden (core/used-words.h) are not
 * among them, unless one of them is chosen.
 *
 * Signal "chosen" (): the person is done; the dialog then closes. */
#define MT_TYPE_FILTER_DIALOG (mt_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtFilterDialog, mt_filter_dialog, MT, FILTER_DIALOG, AdwDialog)

/* Shows what @filter has; @about_name is what the entry it is about is called, or NULL. */
MtFilterDialog *mt_filter_dialog_new (MtJournal *journal,
                                      const MtFilter *filter,
                                      const char *about_name);

/* What is chosen; owned by @self.  Kind, tag and flag, and words to find, are those it was given.
 */
const MtFilter *mt_filter_dialog_get_filter (MtFilterDialog *self);
const char *mt_filter_dialog_get_about_name (MtFilterDialog *self);

G_END_DECLS
