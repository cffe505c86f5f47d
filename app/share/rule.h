/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/pick.h"

G_BEGIN_DECLS

/* Rules that tick in advance.  A rule is told by a word: "flagged", "since" (the last session),
 * "kind:ID", "days:FIRST:LAST" (as core/day.h formats them).  Main thread. */

/* The menu of all of them, each as the target of choose.tick; owned by the caller. */
GMenuModel *mt_rule_menu (void);

/* What a rule is about: “For the Session”, “Questions”, “3 – 9 August”; owned by the caller. */
char *mt_rule_say (const char *rule);

/* What it finds, for mt_pick_finish ().  Errors: as there. */
void mt_rule_pick (MtJournal *journal,
                   const char *rule,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data);

G_END_DECLS
