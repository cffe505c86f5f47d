/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One timer on the wall clock (timerfd).  It ends when the clock reaches its time, also where the
 * device slept meanwhile, and when somebody sets the clock: then all has to be reckoned anew.
 * Between that it wakes nobody.  Only where it is asked for, a second one beside it wakes the
 * device from sleep: not all that is to be looked at is worth that. */
typedef struct _MtAlarm MtAlarm;

typedef void (*MtAlarmFunc) (gpointer user_data);

MtAlarm *mt_alarm_new (MtAlarmFunc rang, gpointer user_data);
void mt_alarm_free (MtAlarm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtAlarm, mt_alarm_free)

/* Rings once at @at (µs UTC; past: at once; MT_NEVER: only when the clock is set). */
void mt_alarm_set (MtAlarm *self, gint64 at);

/* Wakes the device at @at (as above; MT_NEVER: not), and rings then.  Returns whether that is
 * permitted: it needs CAP_WAKE_ALARM, which systemd from 254 on gives to a local session, and no
 * sandbox has. */
gboolean mt_alarm_set_waker (MtAlarm *self, gint64 at);

/* It wakes the device no more. */
void mt_alarm_let_sleep (MtAlarm *self);

G_END_DECLS
