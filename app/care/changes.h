/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a restore would change, as a boxed list (an AdwPreferencesGroup): what is in the backup,
 * what it would take away, bring back and set back. */
GtkWidget *mt_changes_new (const MtRestorePreview *preview);

G_END_DECLS
