/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done to an entry from outside its page.  Where it is open, its draft follows the journal.
 * @from is where errors and toasts are read; it may go away meanwhile. */

/* Whether it is brought to the session. */
void mt_entry_deeds_flag (GtkWidget *from, MtDrafts *drafts, const char *id, gboolean flagged);

/* Into the bin, with words and Undo when it is there. */
void mt_entry_deeds_delete (GtkWidget *from, MtDrafts *drafts, const char *id);

/* Out of the bin. */
void mt_entry_deeds_restore (GtkWidget *from, MtDrafts *drafts, const char *id);

/* Out of the bin for good. */
void mt_entry_deeds_purge (GtkWidget *from, MtDrafts *drafts, const char *id);

/* Begins handing over some of @candidates (MtEntryItem), @id (or NULL) among them from the start.
 */
void mt_entry_deeds_share (GtkWidget *from,
                           MtDrafts *drafts,
                           GListModel *candidates,
                           const char *id);

/* The same with what a filter lets through, of which nothing is chosen from the start (@about_name
 * as in app/journal/filter-words.h); and with a day, of which all is. */
void mt_entry_deeds_share_filter (GtkWidget *from,
                                  MtDrafts *drafts,
                                  const MtFilter *filter,
                                  const char *about_name);
void mt_entry_deeds_share_day (GtkWidget *from, MtDrafts *drafts, gint32 day);

G_END_DECLS
