/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/alarm.h"

#include "core/remind/next.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define USEC (G_GINT64_CONSTANT (1000000))
#define NEVER_SECONDS (G_GINT64_CONSTANT (32503680000)) /* the year 3000 */

struct _MtAlarm {
  MtAlarmFunc rang;
  gpointer user_data;
  int timer;
  guint source;
  gboolean wakes;
};

static gboolean
rang_cb (int timer, GIOCondition condition, gpointer data)
{
  MtAlarm *self = data;
  guint64 times;

  /* ECANCELED: the clock was set */
  if (read (timer, &times, sizeof times) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  self->rang (self->user_data);
  return G_SOURCE_CONTINUE;
}

static void
close_timer (MtAlarm *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->timer >= 0)
    close (self->timer);
  self->timer = -1;
}

static gboolean
open_timer (MtAlarm *self, gboolean wakes)
{
  close_timer (self);
  self->timer =
      timerfd_create (wakes ? CLOCK_REALTIME_ALARM : CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->timer < 0)
    return FALSE;
  self->wakes = wakes;
  self->source = g_unix_fd_add (self->timer, G_IO_IN, rang_cb, self);
  return TRUE;
}

MtAlarm *
mt_alarm_new (MtAlarmFunc rang, gpointer user_data)
{
  MtAlarm *self = g_new0 (MtAlarm, 1);

  self->rang = rang;
  self->user_data = user_data;
  self->timer = -1;
  return self;
}

void
mt_alarm_free (MtAlarm *self)
{
  close_timer (self);
  g_free (self);
}

static gboolean
arm (MtAlarm *self, gint64 at)
{
  gint64 seconds = at == MT_NEVER ? NEVER_SECONDS : at / USEC;
  gint64 rest = at == MT_NEVER ? 0 : at % USEC;
  struct itimerspec when = { .it_value = { (time_t)MAX (seconds, 0), (long)MAX (rest, 0) * 1000 } };

  if (when.it_value.tv_sec == 0 && when.it_value.tv_nsec == 0)
    when.it_value.tv_nsec = 1; /* zero would switch it off */
  return timerfd_settime (self->timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) ==
         0;
}

gboolean
mt_alarm_set (MtAlarm *self, gint64 at, gboolean wake)
{
  if (wake && ((self->timer >= 0 && self->wakes) || open_timer (self, TRUE)) && arm (self, at))
    return TRUE;
  if ((self->timer < 0 || self->wakes) && !open_timer (self, FALSE))
    g_error ("there are no timers here");
  if (!arm (self, at))
    g_error ("the timer cannot be set");
  return !wake;
}
