/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/session.h"

G_BEGIN_DECLS

/* What core/journal-keys.h says of mt_journal_rekey (), for a session that is closed and will be
 * again.  The new recovery key is in guarded memory.  Blocking. */
char *mt_rekey (
    MtSession *session, const char *secret, const char *passphrase, guint wait_ms, GError **error);

G_END_DECLS
