/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether there is nothing of a person's own in @entry: no text, no value, and no more or fewer
 * links than the @n_links it was begun with. */
gboolean mt_delete_entry_is_blank (MtEntry *entry, guint n_links);

/* Saves what is in @draft and puts its entry into the bin.  The draft says so ("gone"), and a toast
 * from the window of @from offers Undo, which brings it back and shows it. */
void mt_delete_entry (GtkWidget *from, MtJournal *journal, MtDraft *draft);

/* Takes an entry that nothing was written in away again, also from the bin. */
void mt_delete_entry_without_trace (MtJournal *journal, MtDraft *draft);

G_END_DECLS
