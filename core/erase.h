/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/session.h"

G_BEGIN_DECLS

/* What core/journal-keys.h says of mt_journal_erase (), for a session that is closed and will be
 * again.  *@left is an owned NULL-terminated array.  Blocking. */
gboolean mt_erase (
    MtSession *session, const char *secret, guint wait_ms, char ***left, GError **error);

/* Goes on with a deletion that was decided in @folder; nothing where none was.  *@left as above
 * (may be NULL).  Whoever calls holds the folder. */
gboolean mt_erase_finish (const char *folder, char ***left, GError **error);

G_END_DECLS
