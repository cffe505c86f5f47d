/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* How a person reads the journal in a terminal. */

/* One line: id, day and time, "*" where flagged, kind, and its mood word or the beginning of its
 * text, shortened to the terminal's width (80 columns where there is none). */
void mt_plain_put_line (MtEntry *entry);

/* All of it. */
void mt_plain_put_entry (MtEntry *entry);

/* A kind and its fields.  Words at the beginning of a line are ids and never translated: the shell
 * completion reads them. */
void mt_plain_put_kind (const MtKind *kind);

G_END_DECLS
