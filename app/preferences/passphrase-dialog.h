/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where one chooses another passphrase for an open journal.  Whoever shows it has asked for the
 * present one.  Signal "changed": from now on the new one opens it. */
#define MT_TYPE_PASSPHRASE_DIALOG (mt_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtPassphraseDialog, mt_passphrase_dialog, MT, PASSPHRASE_DIALOG, AdwDialog)

MtPassphraseDialog *mt_passphrase_dialog_new (MtJournal *journal);

G_END_DECLS
