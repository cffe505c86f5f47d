/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/bring-in/bring-in.h"

G_BEGIN_DECLS

/* The JSON that Meantime writes (docs/file-formats.md, section 7): of chosen entries, and of all
 * there is.  One whose id is a UUID keeps it.  The others, of a selective export, have numbers
 * instead, which are their known_as: their ids are made from what they say, so that the same entry
 * has the same one in each file and is taken in once. */

gboolean mt_bring_json_matches (const char *text);
MtBroughtIn *mt_bring_json_read (const char *text, const MtMoment *now, GError **error);

/* What tells apart entries by what they say: kind, instant, text and values, and nothing of what
 * may have become of them since; owned. */
char *mt_bring_json_digest (MtEntry *entry);

/* In which roles it points at others: of two that say the same, this tells them apart.  Owned. */
char *mt_bring_json_roles (MtEntry *entry);

G_END_DECLS
