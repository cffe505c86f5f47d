/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One reminder in a list: when it comes, in a sentence; what for; when next; and whether it comes
 * at all.  Activating it is up to the caller.
 *
 * Signal "switched": the person switched it on or off. */
#define MT_TYPE_REMINDER_ROW (mt_reminder_row_get_type ())
G_DECLARE_FINAL_TYPE (MtReminderRow, mt_reminder_row, MT, REMINDER_ROW, AdwActionRow)

/* @rule is one of @schedule; @now: µs UTC. */
void mt_reminder_row_show (MtReminderRow *self,
                           const MtSchedule *schedule,
                           const MtRule *rule,
                           gint64 now);

/* Of the rule that is shown; owned by the row. */
const char *mt_reminder_row_get_id (MtReminderRow *self);
gboolean mt_reminder_row_get_enabled (MtReminderRow *self);

G_END_DECLS
