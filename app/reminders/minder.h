/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/reminders/notifier.h"
#include "core/remind/state.h"

G_BEGIN_DECLS

/* Minds the reminders of one journal: shows what is due, and only then writes down that it has. */
typedef struct {
  MtSchedule *schedule;
  MtRemindState *state; /* as it is on disk, or was last tried to be */
  gboolean on_screen;   /* this process has shown it, to a server that is still there */
  gboolean failed;      /* something is due and could not be shown */
  MtRemindStep step;    /* of the last look; its rule is @schedule's */
  GHashTable *sealing;  /* ids of taps on their way into the inbox */
} MtMinder;

/* Takes @schedule over; what became of it so far is read. */
MtMinder *mt_minder_new (MtSchedule *schedule);
void mt_minder_free (MtMinder *self);

/* The schedule as it is now; takes it over. */
void mt_minder_take (MtMinder *self, MtSchedule *schedule);

/* Brings all up to @now: shows, withdraws, writes. */
void mt_minder_look (MtMinder *self, MtNotifier *notifier, gint64 now, GError **error);

/* What was tapped (an action of app/reminders/notifier.h).  To be looked at after. */
void mt_minder_act (MtMinder *self, const char *action, gint64 now);

/* That the tap @id is sealed. */
void mt_minder_sealed (MtMinder *self, const char *id);

/* What a notification for @rule (NULL: none in particular) says. */
MtNotice *mt_minder_make_notice (const MtRule *rule, const char *key);

G_END_DECLS
