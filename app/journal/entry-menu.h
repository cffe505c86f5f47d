/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one can do with @entry in a list, as a menu: actions timeline.open, .flag, .share, .delete,
 * each with its id.  Owned by the caller. */
GMenuModel *mt_entry_menu_new (MtEntry *entry);

/* What one can begin: one of each kind that is begun with a word or with a tap.  Action
 * journal.write, with the kind's id.  Owned by the caller. */
GMenuModel *mt_entry_menu_new_begin (void);

G_END_DECLS
