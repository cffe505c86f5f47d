/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was agreed: a line for each task, and one more to write the next in.  The first letter in
 * that begins a task, which is kept while one writes, and makes room for another line; a line that
 * is emptied takes its task away where nothing else is in it.  Return goes on to the next line.
 *
 * Signals: "begun" (MtEntry *): a task that begins here, for links of its own; "added" (const char
 * *id), "removed" (const char *id): a line now has words in it, or none any more. */
#define MT_TYPE_AGREED (mt_agreed_get_type ())
G_DECLARE_FINAL_TYPE (MtAgreed, mt_agreed, MT, AGREED, AdwBin)

MtAgreed *mt_agreed_new (MtDrafts *drafts);

/* Shows those of @ids (NULL-terminated) that are not here yet, after those that are.  What lies in
 * the bin is passed over. */
void mt_agreed_show (MtAgreed *self, const char *const *ids);

/* To the line where the next task is written. */
void mt_agreed_write (MtAgreed *self);

G_END_DECLS
