/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* A session in words.  All are owned by the caller. */

/* When it is on the clocks here: "Tomorrow, 10:00"; and, where its own zone has another time, that
 * as well: "Tomorrow, 10:00 here, 11:00 in Lisbon". */
char *mt_say_session_when (MtEntry *session);

/* How long, and how often: "50 minutes · Every week". */
char *mt_say_session_length (MtEntry *session);

/* Of one that was moved: "Instead of Thursday 26 November, 10:00" on the clocks here; or NULL. */
char *mt_say_session_moved (MtEntry *session);

/* How often alone, by a number of weeks (0: irregularly). */
char *mt_say_every (int weeks);

G_END_DECLS
