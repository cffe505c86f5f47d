/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* The card for hard times where the person chose that it can be read while the journal is locked: a
 * file beside the database that anybody can read who has the folder (docs/file-formats.md).  The
 * choice itself is kept inside the journal; the file follows it and the card.  Blocking. */

#define MT_OPEN_CARD_FILE "open-card.json"
#define MT_OPEN_CARD_MAX (256 * 1024) /* bytes */

/* Writes the text and the values of @card, and nothing else of it, unless the file says that
 * already.  Errors: TOO_LONG; as mt_file_write (). */
gboolean mt_open_card_write (const char *folder, MtEntry *card, GError **error);

/* What the file says, as an entry that is in no journal.  Errors: NOT_FOUND, DAMAGED (anything but
 * what mt_open_card_write () writes), TOO_NEW, NOT_ALLOWED, STORAGE. */
MtEntry *mt_open_card_read (const char *folder, GError **error);

/* Removes the file, durably; also where there is none.  Errors: as mt_error_set_errno (). */
gboolean mt_open_card_remove (const char *folder, GError **error);

/* Makes the file be as the journal in @store says: there with what the newest card outside the bin
 * says, or gone.  Nothing where the journal takes no changes. */
gboolean mt_open_card_follow (const char *folder, MtStore *store, GError **error);

G_END_DECLS
