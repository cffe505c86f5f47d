/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/remind/next.h"
#include "core/remind/state.h"

G_BEGIN_DECLS

/* The reminders of a journal; see core/journal.h for threads and errors.  Rules and settings are in
 * the vault; what the service goes by (core/remind/schedule.h) is written whenever they change, at
 * each unlock, and when a session, a task or something else with a day was changed. */

/* All rules and settings, with what they are about (sessions to come, days on which something is
 * due), so that mt_next_shown () can be asked.  Never NULL but on failure. */
void mt_journal_load_reminders (MtJournal *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MtSchedule *mt_journal_load_reminders_finish (MtJournal *self,
                                              GAsyncResult *result,
                                              GError **error);

/* Keeps the rules and settings of @schedule, all of them.  Rules that are new, or come at other
 * times than before, are touched (mt_rule_touch ()).  Errors: INVALID (mt_schedule_is_valid ());
 * those of writing the schedule: then the rules are kept, and the next unlock writes it. */
void mt_journal_save_reminders (MtJournal *self,
                                const MtSchedule *schedule,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mt_journal_save_reminders_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* What nobody answered before this unlock (MtMissed, owned by the journal, oldest first; never NULL
 * while it is open): to be said once in Today. */
const GPtrArray *mt_journal_get_missed (MtJournal *self);
/* Takes them off, for good; answers like a save. */
void mt_journal_dismiss_missed (MtJournal *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean mt_journal_dismiss_missed_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* Whether the schedule was missing or damaged at this unlock, though there are rules, and has been
 * written anew: reminders may not have come meanwhile, which is to be said once. */
gboolean mt_journal_get_schedule_mended (MtJournal *self);

/* Whether there was a rule at this unlock that is switched on: then something has to remind. */
gboolean mt_journal_wants_reminders (MtJournal *self);

G_END_DECLS
