/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* Whether @entry points to the entry with @id by the link field @role. */
gboolean mt_links_to (MtEntry *entry, const char *role, const char *id);

/* The first entry it points to by @role, or NULL. */
const char *mt_links_first (MtEntry *entry, const char *role);

G_END_DECLS
