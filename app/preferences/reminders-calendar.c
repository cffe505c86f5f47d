/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/reminders-calendar.h"

#include "app/share/calendar-file.h"
#include "app/toast.h"
#include "core/share/reminder-calendar.h"

#include <glib/gi18n.h>

static void
named_cb (GtkWidget *from, GFile *file, gpointer data)
{
  g_autoptr (MtSchedule) schedule = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GBytes) bytes = mt_reminder_calendar_render (schedule, g_get_real_time (), zone, NULL);

  if (bytes)
    mt_calendar_file_write (from, bytes, schedule->folder, file);
  else
    mt_toast (from, _ ("There is no reminder to come that has a time"));
}

void
mt_reminders_calendar_save (GtkWidget *from, const MtSchedule *schedule)
{
  mt_calendar_file_ask (
      from, _ ("Save to Calendar?"),
      _ ("The file says when your reminders come, under the title “Reminder”, and nothing else. A "
         "calendar knows no quiet hours and no pause, and not whether you already wrote. Other "
         "programs, and whoever uses them, can read it."),
      /* Translators: the name of a calendar file of reminders; neutral on purpose. */
      _ ("reminders.ics"), named_cb, mt_schedule_copy (schedule), (GDestroyNotify)mt_schedule_free);
}
