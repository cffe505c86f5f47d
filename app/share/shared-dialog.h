/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was shared, newest first: each leads to what it said then. */
#define MT_TYPE_SHARED_DIALOG (mt_shared_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtSharedDialog, mt_shared_dialog, MT, SHARED_DIALOG, AdwDialog)

/* @entry: the id of an entry, for what it was in alone; or NULL: all of it. */
AdwDialog *mt_shared_dialog_new (MtJournal *journal, const char *entry);

G_END_DECLS
