/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/alarm.h"

#include "core/remind/next.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define USEC (G_GINT64_CONSTANT (1000000))
#define NEVER_SECONDS (G_GINT64_CONSTANT (32503680000)) /* the year 3000 */

typedef struct {
  int fd; /* -1: there is none */
  guint source;
} Timer;

struct _MtAlarm {
  MtAlarmFunc rang;
  gpointer user_data;
  Timer timer;
  Timer waker; /* of CLOCK_REALTIME_ALARM */
};

static gboolean
rang_cb (int fd, GIOCondition condition, gpointer data)
{
  MtAlarm *self = data;
  guint64 times;

  /* ECANCELED: the clock was set */
  if (read (fd, &times, sizeof times) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  self->rang (self->user_data);
  return G_SOURCE_CONTINUE;
}

static void
close_timer (Timer *timer)
{
  g_clear_handle_id (&timer->source, g_source_remove);
  if (timer->fd >= 0)
    close (timer->fd);
  timer->fd = -1;
}

static gboolean
open_timer (MtAlarm *self, Timer *timer, int clock)
{
  if (timer->fd >= 0)
    return TRUE;
  timer->fd = timerfd_create (clock, TFD_NONBLOCK | TFD_CLOEXEC);
  if (timer->fd < 0)
    return FALSE;
  timer->source = g_unix_fd_add (timer->fd, G_IO_IN, rang_cb, self);
  return TRUE;
}

MtAlarm *
mt_alarm_new (MtAlarmFunc rang, gpointer user_data)
{
  MtAlarm *self = g_new0 (MtAlarm, 1);

  self->rang = rang;
  self->user_data = user_data;
  self->timer.fd = -1;
  self->waker.fd = -1;
  return self;
}

void
mt_alarm_free (MtAlarm *self)
{
  close_timer (&self->timer);
  close_timer (&self->waker);
  g_free (self);
}

static struct itimerspec
spell (gint64 at)
{
  struct itimerspec when = { .it_value = { (time_t)MAX (at / USEC, 0),
                                           (long)MAX (at % USEC, 0) * 1000 } };

  if (when.it_value.tv_sec == 0 && when.it_value.tv_nsec == 0)
    when.it_value.tv_nsec = 1; /* zero would switch it off */
  return when;
}

void
mt_alarm_set (MtAlarm *self, gint64 at)
{
  struct itimerspec when = spell (at == MT_NEVER ? NEVER_SECONDS * USEC : at);

  if (!open_timer (self, &self->timer, CLOCK_REALTIME) ||
      timerfd_settime (self->timer.fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL))
    g_error ("there are no timers here: %s", g_strerror (errno));
}

gboolean
mt_alarm_set_waker (MtAlarm *self, gint64 at)
{
  struct itimerspec when = { 0 }; /* off: a clock of hardware need not know of the year 3000 */

  if (at != MT_NEVER)
    when = spell (at);
  return open_timer (self, &self->waker, CLOCK_REALTIME_ALARM) &&
         timerfd_settime (self->waker.fd, TFD_TIMER_ABSTIME, &when, NULL) == 0;
}

void
mt_alarm_let_sleep (MtAlarm *self)
{
  close_timer (&self->waker);
}
