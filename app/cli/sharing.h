/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"
#include "core/share/share.h"

G_BEGIN_DECLS

/* What "export" does besides writing chosen entries. */

/* Whether @recipient (--for; may be NULL) can be kept. */
MtStatus mt_check_recipient (const char *recipient);

/* Notes in the journal that @document, of @entries, went to @out: the file is there, so where that
 * cannot be noted it is said and no failure. */
void mt_note_shared (MtCall *call,
                     GBytes *document,
                     const char *out,
                     const char *format,
                     const char *recipient,
                     GPtrArray *entries,
                     const MtShareOptions *options);

/* Writes everything to @out, and notes that. */
MtStatus mt_export_everything (MtCall *call,
                               const char *out,
                               const char *recipient,
                               gboolean with_shared);

G_END_DECLS
