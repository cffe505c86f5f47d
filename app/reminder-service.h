/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The service that shows reminders (app/reminders), as the app meets it on the session's bus.
 * Looking at it starts it.  Main thread.
 *
 * Signal "changed" (): it came, went, or says something else. */
#define MT_TYPE_REMINDER_SERVICE (mt_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (MtReminderService, mt_reminder_service, MT, REMINDER_SERVICE, GObject)

MtReminderService *mt_reminder_service_new (void);

typedef enum {
  MT_SERVICE_UNKNOWN, /* it is being looked for */
  MT_SERVICE_THERE,
  MT_SERVICE_MISSING, /* there is none, or no bus */
} MtServiceState;
MtServiceState mt_reminder_service_get_state (MtReminderService *self);

/* What it says, in the words of its interface (app/reminders/ …Reminders.xml); "" where it does
 * not. */
const char *mt_reminder_service_get_notifications (MtReminderService *self);
const char *mt_reminder_service_get_background (MtReminderService *self);
const char *mt_reminder_service_get_wake (MtReminderService *self);

/* Shows the reminder of this rule ("": neutral words) at once.  Errors: of D-Bus. */
void mt_reminder_service_try (MtReminderService *self,
                              const char *rule,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mt_reminder_service_try_finish (MtReminderService *self,
                                         GAsyncResult *result,
                                         GError **error);

/* In a sandbox: asks the system to let it start with the session; "changed" says what came of it.
 */
void mt_reminder_service_ask_background (MtReminderService *self);

/* The person is in the journal, or has just written: what is shown is withdrawn and counts as
 * answered.  Starts nothing, and waits for nothing. */
void mt_reminders_answered (void);

/* As that, at the opening of @journal.  Where it has reminders, what shows them is started: it may
 * not have been at login, since the system does not let it, or since there was no schedule yet. */
void mt_reminders_opened (MtJournal *journal);

G_END_DECLS
