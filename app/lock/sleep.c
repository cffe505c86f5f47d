/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/sleep.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"

struct _MtSleep {
  MtSleepFunc about_to;
  gpointer user_data;
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;
  gboolean asleep; /* or about to be */
  int hold;        /* while it is open, the device waits; -1: it does not */
};

static void
let_go (MtSleep *self)
{
  if (self->hold >= 0)
    close (self->hold);
  self->hold = -1;
}

static void
held_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtSleep *self = data;
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), &descriptors, result, &error);
  gint32 index;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* self is gone */
  if (!answer || !descriptors) {
    g_debug ("sleep is not held up: %s", error ? error->message : "no descriptor");
    return;
  }
  g_variant_get (answer, "(h)", &index);
  let_go (self);
  self->hold = g_unix_fd_list_get (descriptors, index, NULL);
  if (self->asleep)
    let_go (self); /* too late for this time */
}

static void
hold (MtSleep *self)
{
  g_dbus_connection_call_with_unix_fd_list (
      self->bus, NAME, PATH, MANAGER, "Inhibit",
      g_variant_new ("(ssss)", "sleep", "Meantime", "Locking", "delay"), G_VARIANT_TYPE ("(h)"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, self->cancellable, held_cb, self);
}

static void
prepare_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *signal,
            GVariant *parameters,
            gpointer data)
{
  MtSleep *self = data;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &self->asleep);
  if (self->asleep)
    self->about_to (self->user_data);
  else
    hold (self);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtSleep *self = data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* self is gone */
  if (!bus) {
    g_debug ("no word of sleep: %s", error->message);
    return;
  }
  self->bus = bus;
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  self->subscription =
      g_dbus_connection_signal_subscribe (bus, NAME, MANAGER, "PrepareForSleep", PATH, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, prepare_cb, self, NULL);
  hold (self);
}

MtSleep *
mt_sleep_new (MtSleepFunc about_to, gpointer user_data)
{
  MtSleep *self = g_new0 (MtSleep, 1);

  self->about_to = about_to;
  self->user_data = user_data;
  self->hold = -1;
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, self);
  return self;
}

void
mt_sleep_free (MtSleep *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->subscription)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  let_go (self);
  g_clear_object (&self->bus);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
mt_sleep_ready (MtSleep *self)
{
  if (self->asleep)
    let_go (self);
}
