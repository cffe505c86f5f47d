/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Hears from the system (org.freedesktop.login1) that the device is about to sleep, and holds that
 * up for the moment it takes to lock.  Where there is no such service, or a sandbox keeps it away,
 * nothing happens: MtIdle counts the time asleep.  Main thread. */
typedef struct _MtSleep MtSleep;

typedef void (*MtSleepFunc) (gpointer user_data);

/* @about_to is called each time the device is about to sleep; it waits, some seconds at most (the
 * system says how long), until mt_sleep_ready (). */
MtSleep *mt_sleep_new (MtSleepFunc about_to, gpointer user_data);
void mt_sleep_free (MtSleep *self);

/* All that was to be done is done.  Nothing where the device is not about to sleep. */
void mt_sleep_ready (MtSleep *self);

G_END_DECLS
