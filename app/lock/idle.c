/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/idle.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define NEVER G_MAXINT64
#define SECOND ((gint64)G_USEC_PER_SEC)
/* The front window goes away a moment before its dialog comes. */
#define LEAST_GRACE (SECOND / 3)

/* An input method writes without any event that the window could see. */
static const char *const writing[] = { "commit", "preedit-changed", "delete-surrounding" };

struct _MtIdle {
  GtkWindow *window;
  GSettings *settings;
  MtIdleFunc expired;
  gpointer user_data;
  gint64 (*clock) (void);
  gint64 (*awake) (void); /* one that stands still while the device sleeps */

  gboolean watching;
  gboolean choosing;
  gint64 touched; /* when somebody was there last, µs */
  gint64 left;    /* when the window was last seen in front, µs; -1: it is */
  gint64 wait;    /* until when nobody is missed, µs */
  gint64 slept;   /* how long the device had slept when that began, µs */

  int timer; /* a file descriptor: unlike GLib's, it is due on waking if it was while asleep */
  guint source;
  GtkEventController *events;
  gpointer method_class; /* a reference on GtkIMContextClass */
  gulong hooks[G_N_ELEMENTS (writing)];
};

/* Goes on while the device sleeps. */
static gint64
boot_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * SECOND + now.tv_nsec / 1000;
}

static gboolean
own_dialog_is_active (MtIdle *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next) {
    GtkWindow *window = l->data;

    if (!gtk_window_is_active (window))
      continue;
    while (window && window != self->window)
      window = gtk_window_get_transient_for (window);
    if (window)
      return TRUE;
  }
  return FALSE;
}

gboolean
mt_idle_is_here (MtIdle *self)
{
  return self->choosing || own_dialog_is_active (self);
}

static gint64
get_slept (MtIdle *self)
{
  return self->clock () - self->awake ();
}

static gint64
find_wait (MtIdle *self)
{
  return get_slept (self) - self->slept < SECOND ? self->wait : 0;
}

/* When it is time, µs of the clock. */
static gint64
find_end (MtIdle *self)
{
  gint64 minutes = g_settings_get_uint (self->settings, "lock-after");
  gint64 grace = g_settings_get_int (self->settings, "lock-when-away") * SECOND;
  gint64 end = minutes > 0 ? self->touched + minutes * 60 * SECOND : NEVER;

  if (self->left >= 0 && grace >= 0)
    end = MIN (end, self->left + MAX (grace, LEAST_GRACE));
  return MAX (end, find_wait (self));
}

static void
set_timer (MtIdle *self, gint64 microseconds)
{
  const struct itimerspec when = {
    .it_value = { microseconds / SECOND, microseconds % SECOND * 1000 },
  };

  timerfd_settime (self->timer, 0, &when, NULL);
}

gboolean
mt_idle_check (MtIdle *self)
{
  gint64 now = self->clock (), end;

  if (!self->watching)
    return FALSE;
  if (self->left >= 0 && mt_idle_is_here (self))
    self->left = now; /* it will not tell when it goes */
  end = find_end (self);
  if (now < end) {
    set_timer (self, end == NEVER ? 0 : MIN (end - now, 60 * 60 * SECOND) + 1);
    return FALSE;
  }
  mt_idle_stop (self);
  self->expired (self->user_data);
  return TRUE;
}

static gboolean
timer_cb (int timer, GIOCondition condition, gpointer self)
{
  guint64 times;

  if (read (timer, &times, sizeof times) == sizeof times)
    mt_idle_check (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
event_cb (MtIdle *self, GdkEvent *event)
{
  switch (gdk_event_get_event_type (event)) {
  case GDK_DELETE:
  case GDK_FOCUS_CHANGE:
  case GDK_ENTER_NOTIFY:
  case GDK_LEAVE_NOTIFY:
  case GDK_GRAB_BROKEN:
    return GDK_EVENT_PROPAGATE;
  default:
    break;
  }
  /* The first touch after a sleep may come before the timer. */
  if (mt_idle_check (self))
    return GDK_EVENT_STOP;
  self->touched = self->clock ();
  return GDK_EVENT_PROPAGATE;
}

static gboolean
written_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  MtIdle *self = data;

  if (gtk_window_is_active (self->window) && !mt_idle_check (self))
    self->touched = self->clock ();
  return TRUE;
}

static void
active_changed_cb (MtIdle *self)
{
  if (!self->watching || mt_idle_check (self))
    return;
  self->left = gtk_window_is_active (self->window) ? -1 : self->clock ();
  mt_idle_check (self);
}

static void
settings_changed_cb (MtIdle *self)
{
  mt_idle_check (self);
}

void
mt_idle_start (MtIdle *self)
{
  self->watching = TRUE;
  self->wait = 0;
  self->touched = self->clock ();
  self->left = gtk_window_is_active (self->window) ? -1 : self->touched;
  mt_idle_check (self);
}

void
mt_idle_stop (MtIdle *self)
{
  self->watching = FALSE;
  set_timer (self, 0);
}

void
mt_idle_set_choosing (MtIdle *self, gboolean choosing)
{
  self->choosing = choosing;
  mt_idle_check (self);
}

void
mt_idle_wait (MtIdle *self, gint64 microseconds)
{
  gint64 now = self->clock ();

  g_return_if_fail (microseconds >= 0);
  self->wait = microseconds > 0 ? now + microseconds : 0;
  self->slept = get_slept (self);
  mt_idle_check (self);
}

void
mt_idle_set_clocks (MtIdle *self, gint64 (*clock) (void), gint64 (*awake) (void))
{
  self->clock = clock;
  self->awake = awake;
}

MtIdle *
mt_idle_new (GtkWindow *window, GSettings *settings, MtIdleFunc expired, gpointer user_data)
{
  MtIdle *self = g_new0 (MtIdle, 1);

  self->window = window;
  self->settings = g_object_ref (settings);
  self->expired = expired;
  self->user_data = user_data;
  self->clock = boot_clock;
  self->awake = g_get_monotonic_time;
  self->timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  g_assert (self->timer >= 0);
  self->source = g_unix_fd_add (self->timer, G_IO_IN, timer_cb, self);
  self->events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (window), g_object_ref (self->events));
  g_signal_connect_swapped (window, "notify::is-active", G_CALLBACK (active_changed_cb), self);
  g_signal_connect_swapped (settings, "changed", G_CALLBACK (settings_changed_cb), self);
  self->method_class = g_type_class_ref (GTK_TYPE_IM_CONTEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    self->hooks[i] = g_signal_add_emission_hook (g_signal_lookup (writing[i], GTK_TYPE_IM_CONTEXT),
                                                 0, written_cb, self, NULL);
  return self;
}

void
mt_idle_free (MtIdle *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    g_signal_remove_emission_hook (g_signal_lookup (writing[i], GTK_TYPE_IM_CONTEXT),
                                   self->hooks[i]);
  g_type_class_unref (self->method_class);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (self->window, self);
  g_signal_handlers_disconnect_by_data (self->events, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->window), self->events);
  g_object_unref (self->events);
  g_object_unref (self->settings);
  g_source_remove (self->source);
  close (self->timer);
  g_free (self);
}
