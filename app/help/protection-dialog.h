/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Who is kept out of a journal and who is not, in the words of docs/threat-model.md, which has
 * more.  Says nothing of what is in the journal: it may be shown while that is locked. */
#define MT_TYPE_PROTECTION_DIALOG (mt_protection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtProtectionDialog, mt_protection_dialog, MT, PROTECTION_DIALOG, AdwDialog)

AdwDialog *mt_protection_dialog_new (void);

G_END_DECLS
