/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-pages.h"

G_BEGIN_DECLS

/* What has changed in the journal, on its way to an MtEntryList: each change is looked at as it
 * comes; where thousands come at once, the rest of them together. */
typedef struct _MtEntryChanges MtEntryChanges;

/* Called on the main thread while @owner, the list, is alive: @matches (MtMatch) in the order of
 * the changes; they could not be read, and stay wanted. */
typedef struct {
  void (*follow) (gpointer owner, const GArray *matches);
  void (*failed) (gpointer owner, GError *error);
} MtEntryChangesFuncs;

/* Nothing of this is owned; @owner, a GObject, frees it when it is finalized, and @filter after
 * that. */
MtEntryChanges *mt_entry_changes_new (MtJournal *journal,
                                      const MtFilter *filter,
                                      GCancellable *cancellable,
                                      gpointer owner,
                                      const MtEntryChangesFuncs *funcs);
void mt_entry_changes_free (MtEntryChanges *self);

/* What stood at @from stands at @to now, as MtJournal::changed has them. */
void mt_entry_changes_add (MtEntryChanges *self, gint64 from, gint64 to);

/* Asks again for what could not be read. */
void mt_entry_changes_retry (MtEntryChanges *self);

G_END_DECLS
