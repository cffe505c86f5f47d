/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-item.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* The entries a filter lets through, newest first, as a GListModel of MtEntryItem.
 *
 * It holds the keys (8 bytes an entry) and the summaries of at most MT_ENTRY_LIST_CACHE entries;
 * the rest is read when asked for.  The first page is there after one read, whatever the size of
 * the journal; the other keys follow in the background.  It follows the journal's changes, also
 * while keys are coming, and never lets go of what it has shown.  Main thread; the journal is open
 * when it is made, and locked only after it is gone.
 *
 * Signal "failed" (GError *error): something was not read; see mt_entry_list_retry ().
 * Signal "placed" (guint position, guint n): so many more keys are known, from there on. */
#define MT_TYPE_ENTRY_LIST (mt_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (MtEntryList, mt_entry_list, MT, ENTRY_LIST, GObject)

#define MT_ENTRY_LIST_PAGE 50   /* summaries read first */
#define MT_ENTRY_LIST_CACHE 512 /* summaries held; more than any list view asks for at a time */

MtEntryList *mt_entry_list_new (MtJournal *journal, const MtFilter *filter);

/* Ends all reading for it, also what has begun: nobody looks at it any more.  It stays as it is. */
void mt_entry_list_stop (MtEntryList *self);

/* Whether every key is there. */
gboolean mt_entry_list_is_complete (MtEntryList *self);

/* What it holds now. */
void mt_entry_list_get_held (MtEntryList *self, guint *n_keys, guint *n_items);

/* Where the entry at @key stands, or -1. */
int mt_entry_list_find (MtEntryList *self, gint64 key);

/* The key of what stands at @position, or MT_KEY_NONE where it is not known yet; makes no item. */
gint64 mt_entry_list_get_key (MtEntryList *self, guint position);

/* How many of the keys known so far are @key or newer: the position of the first older one.  With
 * mt_day_start () as @key, where the day before begins. */
guint mt_entry_list_count_from (MtEntryList *self, gint64 key);

/* Reads again what could not be read (MtEntryList::failed); nothing where all was.  The next change
 * of the journal does the same. */
void mt_entry_list_retry (MtEntryList *self);

G_END_DECLS
