/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For the app: hands what was tapped on a reminder (an action of app/reminders/notifier.h) on to
 * the service, which is started for it.  The app shows nothing and stays until that has answered.
 */
void mt_hand_on_reminder (GApplication *app, const char *action);

G_END_DECLS
