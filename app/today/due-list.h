/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has waited for a day that has come: a letter to open, a decision to look at again.  A quiet
 * line for each, which opens it, and which can be put away until the journal is opened again.
 * Most days it is empty. */
#define MT_TYPE_DUE_LIST (mt_due_list_get_type ())
G_DECLARE_FINAL_TYPE (MtDueList, mt_due_list, MT, DUE_LIST, AdwBin)

MtDueList *mt_due_list_new (MtJournal *journal);

/* Reads it again. */
void mt_due_list_refresh (MtDueList *self);

G_END_DECLS
