/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/reminders/notifier.h"
#include "core/remind/state.h"

G_BEGIN_DECLS

/* Minds the reminders of one journal: shows what is due, and only once it is shown writes down that
 * it is.  It waits for nobody: while a server has not answered, all goes on, but for asking that
 * server again. */
typedef struct _MtMinder MtMinder;

/* Something that was under way has come to its end, and there may be something to do about it.  It
 * may be freed now. */
typedef void (*MtMinderFunc) (MtMinder *self, gpointer user_data);

struct _MtMinder {
  MtSchedule *schedule;
  MtRemindState *state; /* as it is on disk, or was last tried to be */
  MtRemindStep step;    /* of the last look; its rule is @schedule's */
  gboolean gone;        /* its journal is, or its last rule */
  gboolean on_screen;   /* this process has shown it, to a server that is still there */
  gboolean failed;      /* something is due and could not be shown */
  gboolean unanswered;  /* that is since the server said nothing */
  gboolean again;       /* it was to be looked at while the server had not answered */
  guint n_under_way;    /* of what others were asked; until 0 it must not be freed */

  /* its own */
  MtNotifier *notifier;
  MtMinderFunc ended;
  gpointer user_data;
  gboolean asking;      /* the server: to show, or to take away */
  MtRemindState *ahead; /* what @state will be once it has answered; NULL: it is already */
  GHashTable *sealing;  /* ids of taps on their way into the inbox */
};

/* Takes @schedule over; what became of it so far is read.  @notifier stays the caller's. */
MtMinder *mt_minder_new (MtSchedule *schedule,
                         MtNotifier *notifier,
                         MtMinderFunc ended,
                         gpointer user_data);
void mt_minder_free (MtMinder *self);

/* The schedule as it is now; takes it over.  What was gone is there again. */
void mt_minder_take (MtMinder *self, MtSchedule *schedule);

/* There is no schedule any more: what is shown is withdrawn, and nothing written from now on. */
void mt_minder_leave (MtMinder *self);

/* Brings all up to @now: shows, withdraws, writes, and seals what was tapped.  Without @may_ask the
 * server is not asked for anything yet. */
void mt_minder_look (MtMinder *self, gint64 now, gboolean may_ask);

/* What was tapped (an action of app/reminders/notifier.h).  To be looked at after. */
void mt_minder_act (MtMinder *self, const char *action, gint64 now);

/* What a notification for @rule (NULL: none in particular) says. */
MtNotice *mt_minder_make_notice (const MtRule *rule, const char *key);

G_END_DECLS
