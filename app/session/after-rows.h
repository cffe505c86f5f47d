/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* For the page of a session that has been: the ways to what was written after it, and to its
 * check-in, however long ago.  Hidden while it has yet to be, or did not take place. */
#define MT_TYPE_AFTER_ROWS (mt_after_rows_get_type ())
G_DECLARE_FINAL_TYPE (MtAfterRows, mt_after_rows, MT, AFTER_ROWS, AdwBin)

/* @draft is that of the session. */
MtAfterRows *mt_after_rows_new (MtDrafts *drafts, MtDraft *draft);

/* The session was changed. */
void mt_after_rows_refresh (MtAfterRows *self);

G_END_DECLS
