/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing an entry to point at: the newest of those that fit, and a line to look for others.
 *
 * Signal "chosen" (const char *): the id of the entry that was chosen; the dialog then closes. */
#define MT_TYPE_LINK_DIALOG (mt_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtLinkDialog, mt_link_dialog, MT, LINK_DIALOG, AdwDialog)

/* @field is a link; what it may point at is offered, except @leave_out (ids, NULL-terminated).
 * People who are hidden (core/used-words.h) are found by their words alone. */
MtLinkDialog *mt_link_dialog_new (MtJournal *journal,
                                  const MtField *field,
                                  const char *const *leave_out);

G_END_DECLS
