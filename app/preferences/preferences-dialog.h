/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person can choose: when it locks, the keys of the journal, a backup now. */
#define MT_TYPE_PREFERENCES_DIALOG (mt_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    MtPreferencesDialog, mt_preferences_dialog, MT, PREFERENCES_DIALOG, AdwPreferencesDialog)

/* @journal is open. */
MtPreferencesDialog *mt_preferences_dialog_new (MtJournal *journal, GSettings *settings);

G_END_DECLS
