/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* All keys of the app (app/shortcuts.h), in words.  GTK's own window for it is deprecated, and
 * libadwaita's is newer than what we build on. */
#define MT_TYPE_SHORTCUTS_DIALOG (mt_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtShortcutsDialog, mt_shortcuts_dialog, MT, SHORTCUTS_DIALOG, AdwDialog)

MtShortcutsDialog *mt_shortcuts_dialog_new (void);

G_END_DECLS
