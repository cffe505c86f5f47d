/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/next.h"

G_BEGIN_DECLS

/* What became of the reminders of one journal.  The service alone writes it, as
 * $XDG_STATE_HOME/meantime/reminders/VAULT.state (docs/file-formats.md, section 9); the app reads
 * it to say what was missed.  Lost or damaged, it begins anew: then a reminder may come twice. */

typedef struct {
  char *id;      /* of the rule */
  MtDue last;    /* the last one that was shown, or was too late to be; MT_DUE_NONE */
  MtDue waiting; /* shown, and not answered yet; MT_DUE_NONE */
  gint64 later;  /* µs UTC: when the waiting one is to be shown again; 0: it is shown now */
  gint64 missed; /* µs UTC: the last one that nobody answered in its time; 0: none */
} MtRuleState;

/* A step of mood tapped on a notification, until it is sealed. */
typedef struct {
  char *id;  /* of the entry to be: sealing it twice makes one */
  gint64 at; /* µs UTC */
  int step;  /* 1–7 */
} MtTap;

typedef struct {
  GPtrArray *rules;     /* MtRuleState, owned */
  gint32 not_today;     /* the local day for which "Not today" was said; MT_DAY_MIN */
  guint32 notification; /* by which a notification server knows ours; 0: none is shown */
  char *server;         /* which server: it alone knows that number; NULL where it is 0 */
  GPtrArray *taps;      /* MtTap, owned */
} MtRemindState;

MtRemindState *mt_remind_state_new (void);
MtRemindState *mt_remind_state_copy (const MtRemindState *self);
void mt_remind_state_free (MtRemindState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtRemindState, mt_remind_state_free)

/* That it is shown as @notification by @server, both 0 and NULL: that none is. */
void mt_remind_state_set_shown (MtRemindState *self, guint32 notification, const char *server);

gboolean mt_remind_state_equal (const MtRemindState *self, const MtRemindState *other);

GBytes *mt_remind_state_spell (const MtRemindState *self);
/* Errors: DAMAGED, TOO_NEW. */
MtRemindState *mt_remind_state_parse (GBytes *bytes, GError **error);

/* Atomic, 0600, on disk when it returns.  Blocking. */
gboolean mt_remind_state_write (const MtRemindState *self, const char *vault, GError **error);
/* A new one where there is none that can be read. */
MtRemindState *mt_remind_state_read (const char *vault);

/* ---- What follows from the clock: pure ---- */

typedef struct {
  gboolean show;      /* something has come due that was not shown yet (or is shown again: later) */
  const MtRule *rule; /* the one to be shown, of those that wait the last; NULL: nothing waits */
  gint64 at;          /* when that was due */
  gint64 next;        /* µs UTC, after now: when to look again; MT_NEVER */
  gint64 next_due;    /* when the next reminder comes (a "later" is one); MT_NEVER */
} MtRemindStep;

/* Brings @state up to @now in @zone.  What has come due since it was last looked at waits, of each
 * rule the last one; what is too late, and what nobody answered in time, was missed, also where the
 * next one of the rule is worth showing by now.  Each opening of the journal settles what was due
 * before it: it answers, or tells what was missed.  Whoever shows the notification shows it first
 * and only then writes @state: killed in between it comes twice, never not at all. */
MtRemindStep mt_remind_step (const MtSchedule *schedule,
                             MtRemindState *state,
                             gint64 now,
                             GTimeZone *zone);

/* What the person said to the notification, for all that waits: opened it, or was elsewhere in the
 * journal; later; not today. */
void mt_remind_answer (MtRemindState *state);
void mt_remind_later (const MtSchedule *schedule, MtRemindState *state, gint64 now);
void mt_remind_not_today (MtRemindState *state, gint64 now, GTimeZone *zone);
/* A step of the scale: answers, and is there to be sealed. */
void mt_remind_tap (MtRemindState *state, int step, gint64 now);

/* What nobody answered, as of @now, and was not dismissed (schedule->seen): of each rule at most
 * the last.  Also where no service ran.  Does not change @state. */
typedef struct {
  char *rule; /* id */
  gint64 due; /* µs UTC */
} MtMissed;
void mt_missed_free (MtMissed *self);
/* MtMissed, owned, oldest first. */
GPtrArray *mt_remind_list_missed (const MtSchedule *schedule,
                                  const MtRemindState *state,
                                  gint64 now,
                                  GTimeZone *zone);

G_END_DECLS
