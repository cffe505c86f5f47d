/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/rule.h"

G_BEGIN_DECLS

/* Reminders in words of the reader's language, for app and terminal.  Owned by the caller, unless
 * they are const. */

/* When @rule comes, as one sentence without a full stop: "Every day at 20:30, unless I already
 * wrote".  @today: the reader's local day (core/day.h). */
char *mt_say_rule (const MtRule *rule, gint32 today);

/* What a reminder is for: "How I am". */
const char *mt_say_nudge (MtNudge nudge);

/* "20:30": a minute of the day, 0–1439. */
char *mt_say_minute (guint minute);

/* "Monday", … of a bit's number, 0–6. */
char *mt_say_day_of_week (guint weekday);

/* "Monday, Wednesday and Friday", for the middle of a sentence; @weekdays: bits, one at least. */
char *mt_say_days_of_week (guint weekdays);

G_END_DECLS
