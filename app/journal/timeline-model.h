/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The entries of an MtEntryList by local day, as a GListModel and GtkSectionModel: a section is a
 * day, found by halving among the keys, so that no entry is looked at.  What has no key yet is one
 * section at the end.
 *
 * It is a GtkSelectionModel, too: what is selected is the entry that is open, and only whoever
 * opens it says so. Main thread. */
#define MT_TYPE_TIMELINE_MODEL (mt_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (MtTimelineModel, mt_timeline_model, MT, TIMELINE_MODEL, GObject)

MtTimelineModel *mt_timeline_model_new (MtEntryList *list);
MtEntryList *mt_timeline_model_get_list (MtTimelineModel *self);

/* The key of the open entry, which need not be in the list; MT_KEY_NONE: there is none. */
void mt_timeline_model_select (MtTimelineModel *self, gint64 key);

/* The local day of what stands at @position; FALSE where it is not known yet. */
gboolean mt_timeline_model_get_day (MtTimelineModel *self, guint position, gint32 *day);

/* Has every heading written anew: another day has begun. */
void mt_timeline_model_renew_headings (MtTimelineModel *self);

G_END_DECLS
