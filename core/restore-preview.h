/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/backup-info.h"
#include "core/session.h"

G_BEGIN_DECLS

/* What core/journal-backups.h says of mt_journal_preview_restore (), for a session that is open or
 * closed; it is left as it was.  Blocking; the thread that the session's files belong to. */
MtRestorePreview *mt_restore_preview (MtSession *session,
                                      const char *file,
                                      const char *secret,
                                      guint wait_ms,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
