/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names on the session's bus. */
#define MT_APP_NAME "io.github.meantime_journal.Meantime"
#define MT_APP_PATH "/io/github/meantime_journal/Meantime"
#define MT_REMINDERS_NAME MT_APP_NAME ".Reminders"
#define MT_REMINDERS_PATH MT_APP_PATH "/Reminders"
#define MT_REMINDERS_INTERFACE MT_REMINDERS_NAME

#define MT_DESKTOP_NAME "org.freedesktop.Notifications"
#define MT_PORTAL_NAME "org.freedesktop.portal.Desktop"
#define MT_PORTAL_PATH "/org/freedesktop/portal/desktop"

/* The app's action that hands on what was tapped to the service, without a window: its parameter is
 * an action of app/reminders/notifier.h.  It is what the portal is given. */
#define MT_APP_ACTION "reminder"
/* The app's action that shows the window of the journal in the folder it is given. */
#define MT_APP_OPEN "open-journal"
