/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/salvage-report.h"

G_BEGIN_DECLS

/* What a salvage brought back and what it did not, in words. */

/* "All of it came back", "Nearly all of it came back", …: not owned. */
const char *mt_say_salvage_heading (const MtSalvageReport *report);

/* Line after line, as an owned array of owned strings.  @kinds: whether the entries that did not
 * come back whole are called by their kind; without, there are numbers and dates alone, for a file
 * that others may see. */
GPtrArray *mt_say_salvage (const MtSalvageReport *report, gboolean kinds);

/* The same as a text to be kept; owned. */
char *mt_say_salvage_text (const MtSalvageReport *report);

G_END_DECLS
