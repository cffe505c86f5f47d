/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"
#include "core/journal-reminders.h"

G_BEGIN_DECLS

/* What the commands about reminders share.  All have said why where it is not MT_STATUS_DONE. */

/* Opens the journal and reads its reminders; NULL: *@status says how it ended. */
MtSchedule *mt_remind_load (MtCall *call, MtStatus *status);
/* Starts what shows them, where there are any; that this is not possible is said and no failure. */
MtStatus mt_remind_save (MtCall *call, const MtSchedule *schedule);

MtStatus mt_remind_refuse_missing (const char *id);

/* "20:30" → 1230. */
MtStatus mt_remind_read_minute (const char *time, guint *minute);

G_END_DECLS
