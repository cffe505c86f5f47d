/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moment.h"

G_BEGIN_DECLS

/* Days and times in words of the reader's language.  Days are local days (core/day.h); @today is
 * that of whoever reads.  All words are owned by the caller. */

/* The local day it is on this device. */
gint32 mt_say_today (void);

/* "Today", "Yesterday", "Tomorrow", "Thursday" (one of the six days before), "Thursday 26 November"
 * (this year), "26 November 2025". */
char *mt_say_day (gint32 day, gint32 today);

/* "26 November" (this year), "26 November 2025": for the middle of a sentence. */
char *mt_say_date (gint32 day, gint32 today);

/* "18:20", or "6:20 PM" where the locale has it so: on the wall clock there and then. */
char *mt_say_time (const MtMoment *moment);

/* The day and the time: "Yesterday, 18:20". */
char *mt_say_moment (const MtMoment *moment, gint32 today);

/* The same of an instant (µs UTC), seen from here. */
char *mt_say_instant (gint64 instant);

/* From @first to @last, both included: "3 – 9 August", "28 July – 3 August 2025". */
char *mt_say_days (gint32 first, gint32 last, gint32 today);

/* Reads what mt_say_time () says, and what people write for it: "18:20", "18.20", "6:20 pm", "6pm",
 * in the digits and words of the language times are shown in.  FALSE: it is no time. */
gboolean mt_read_time (const char *written, int *hour, int *minute);

G_END_DECLS
