/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One timer on the wall clock (timerfd).  It ends when the clock reaches its time, also where the
 * device slept meanwhile, and when somebody sets the clock: then all has to be reckoned anew.
 * Between that it wakes nobody. */
typedef struct _MtAlarm MtAlarm;

typedef void (*MtAlarmFunc) (gpointer user_data);

MtAlarm *mt_alarm_new (MtAlarmFunc rang, gpointer user_data);
void mt_alarm_free (MtAlarm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtAlarm, mt_alarm_free)

/* Rings once at @at (µs UTC; past: at once; MT_NEVER: only when the clock is set).  @wake: wakes
 * the device for it.  Returns whether that is as asked: to wake needs CAP_WAKE_ALARM, which systemd
 * from 254 on gives to a local session, and no sandbox has; without, it does not wake. */
gboolean mt_alarm_set (MtAlarm *self, gint64 at, gboolean wake);

G_END_DECLS
