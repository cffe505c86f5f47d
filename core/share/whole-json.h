/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/shared.h"
#include "core/whole.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What only the export of everything says, as JSON (docs/file-formats.md, section 7); read again by
 * core/bring-in/json.h.  Pure: any thread. */

/* The entry as in core/share/json.h with its own id, and created, changed, deleted (where it is in
 * the bin), sealed (true), earlier (what it was before), and values where fields alone would not
 * bring back the very same ones. */
JsonNode *mt_whole_to_json (const MtWhole *whole);

JsonNode *mt_shared_to_json (const MtShared *shared);

JsonNode *mt_gone_to_json (const MtGone *gone);

G_END_DECLS
