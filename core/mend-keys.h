/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What core/journal-keys.h says of mt_journal_mend_keys (), for the journal in @folder, which
 * nobody here has open.  Blocking. */
gboolean mt_mend_keys (
    const char *folder, const char *backup, const char *secret, guint wait_ms, GError **error);

G_END_DECLS
