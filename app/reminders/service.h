/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/reminders/notifier.h"

G_BEGIN_DECLS

/* Reminds: reads the schedules, shows what is due, and sleeps until something is next.  It is woken
 * by its timer, by a clock that is set, by a changed schedule or zone, by the end of a sleep,
 * and by whatever shows notifications coming, going and answering; by nothing else. */
typedef struct _MtService MtService;

/* What others may know of it. */
typedef struct {
  gint64 next_due;           /* µs UTC; 0: nothing is */
  const char *notifications; /* "shown", "absent", "refused", "unanswered" */
  const char *wake;          /* "off", "on", "not-permitted" */
} MtServiceStatus;

/* It may be other than before. */
typedef void (*MtServiceFunc) (gpointer user_data);

/* @bus: the session's. */
MtService *mt_service_new (GDBusConnection *bus, MtServiceFunc told, gpointer user_data);
/* What is shown stays. */
void mt_service_free (MtService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtService, mt_service_free)

MtServiceStatus mt_service_get_status (MtService *self);

/* Whether there is anything to remind of. */
gboolean mt_service_is_needed (MtService *self);

/* Reads all anew and does what follows from it. */
void mt_service_look (MtService *self);

/* Shows how the reminder of @rule, an id, would look; "": one in neutral words.  It is none.
 * @callback finishes it by mt_notifier_show_finish (). */
void mt_service_try (MtService *self,
                     const char *rule,
                     GAsyncReadyCallback callback,
                     gpointer user_data);

/* The person is in the journal: what is shown is answered. */
void mt_service_answered (MtService *self);

/* What was tapped.  @key: the notice's; NULL: whatever is shown.  @token as in MtNotifierFunc. */
void mt_service_act (MtService *self, const char *key, const char *action, const char *token);

G_END_DECLS
