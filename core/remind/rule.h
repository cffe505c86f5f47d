/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* One reminder: when it comes, and what it is for.  Plain data; any thread.
 *
 * Its time is one of the wall clock, in whichever zone the device is in at that moment: "20:30" is
 * 20:30 wherever the person has travelled.  How such a time becomes an instant is in
 * core/remind/next.h. */

typedef enum {
  MT_RULE_DAILY,
  MT_RULE_WEEKLY,  /* on @weekdays */
  MT_RULE_EVERY,   /* every @every days, counted from @day */
  MT_RULE_MONTHLY, /* on @month_day, or on the last day of a month that has no such day */
  MT_RULE_SESSION, /* @offset minutes before or after each session to come */
  MT_RULE_TASK,    /* on days on which a task or something else is due */
  MT_RULE_ONCE,    /* on @day */
} MtRuleWhen;
#define MT_RULE_N_WHEN (MT_RULE_ONCE + 1)

typedef enum {
  MT_NUDGE_MOOD,    /* how are you? */
  MT_NUDGE_WRITE,   /* a moment to write */
  MT_NUDGE_SESSION, /* something around a session */
  MT_NUDGE_TASK,    /* something to be tried, or looked at */
  MT_NUDGE_OWN,     /* the person's own words */
} MtNudge;
#define MT_RULE_N_NUDGES (MT_NUDGE_OWN + 1)

#define MT_RULE_TEXT_MAX 200             /* bytes of own words, one line */
#define MT_RULE_EVERY_MAX 366            /* days; from 1 on */
#define MT_RULE_OFFSET_MAX (7 * 24 * 60) /* minutes, in either direction */
#define MT_RULE_LATER_MIN 5              /* minutes */
#define MT_RULE_LATER_MAX (12 * 60)
#define MT_RULE_LATER_DEFAULT 30
#define MT_RULE_MINUTE_DEFAULT (20 * 60 + 30)
#define MT_RULE_MONDAY (1u << 0) /* bits of @weekdays, Monday to Sunday */
#define MT_RULE_ALL_WEEK 0x7fu

/* The instants (µs UTC) that there are: what a file says beyond that is damage, and could not be
 * reckoned with. */
#define MT_INSTANT_MIN (MT_DAY_MIN * MT_DAY_USEC)
#define MT_INSTANT_MAX ((MT_DAY_MAX + 2) * MT_DAY_USEC)

typedef struct {
  char *id; /* 32 lower-case hexadecimal digits, random: says nothing */
  MtRuleWhen when;
  gboolean enabled;
  MtNudge nudge;
  guint minute;            /* of the day on the wall clock, 0–1439; unused by SESSION */
  guint weekdays;          /* WEEKLY: at least one bit */
  guint every;             /* EVERY: days, 1–MT_RULE_EVERY_MAX */
  gint32 day;              /* EVERY: the first day; ONCE: the day (core/day.h) */
  guint month_day;         /* MONTHLY: 1–31 */
  int offset;              /* SESSION: minutes; below 0 before its beginning, else after its end */
  gboolean unless_written; /* not on a day on which something was written before: a date then
                            * lies readable outside the vault (mt_schedule_wrote ()) */
  char *text;              /* shown as it is, also on a locked screen, and readable outside the
                            * vault: only where the person chose that; NULL: neutral words */
  gboolean sound;
  gboolean
      steps;    /* three steps of the mood scale as buttons instead: they disclose, so by choice */
  guint later;  /* minutes that "Later" waits, MT_RULE_LATER_MIN–MT_RULE_LATER_MAX */
  gint64 since; /* µs UTC: it is about moments after this; set by mt_rule_touch () */
} MtRule;

/* A new rule, enabled, each day at MT_RULE_MINUTE_DEFAULT, from now on. */
MtRule *mt_rule_new (void);
MtRule *mt_rule_copy (const MtRule *self);
void mt_rule_free (MtRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtRule, mt_rule_free)

/* To be said after its time was changed or it was enabled: what would have come before @now (µs
 * UTC) does not come late.  mt_journal_save_reminders () does this by itself. */
void mt_rule_touch (MtRule *self, gint64 now);

/* Whether both come at the same times. */
gboolean mt_rule_same_times (const MtRule *self, const MtRule *other);

/* Whether everything in it is within its bounds, the text one line of valid UTF-8. */
gboolean mt_rule_is_valid (const MtRule *self);

/* The names by which files know MtRuleWhen ("daily", …) and MtNudge ("mood", …): once and for ever.
 * -1: no such name. */
const char *mt_rule_when_name (MtRuleWhen when);
int mt_rule_when_find (const char *name);
const char *mt_rule_nudge_name (MtNudge nudge);
int mt_rule_nudge_find (const char *name);

G_END_DECLS
