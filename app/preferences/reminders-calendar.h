/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/schedule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what a calendar file of reminders tells, asks where to, writes it
 * (core/share/reminder-calendar.h), and says what became of it in a toast at @from.  @schedule is
 * copied.  Main thread. */
void mt_reminders_calendar_save (GtkWidget *from, const MtSchedule *schedule);

G_END_DECLS
