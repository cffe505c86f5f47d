/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/server.h"

#define TIMEOUT_MS 5000

struct _MtServer {
  MtServerFunc changed;
  gpointer user_data;
  GDBusConnection *bus;
  char *name;
  guint watch;
  char *owner; /* NULL: nobody */
  gboolean known;
};

static void
take (MtServer *self, const char *owner)
{
  gboolean known = self->known;

  self->known = TRUE;
  if (g_set_str (&self->owner, owner) || !known)
    self->changed (self->user_data);
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  take (data, owner);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  take (data, NULL);
}

static gboolean
would_start (MtServer *self)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "ListActivatableNames", NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS,
      NULL, NULL);
  g_autofree const char **names = NULL;

  if (answer)
    g_variant_get (answer, "(^a&s)", &names);
  return names && g_strv_contains (names, self->name);
}

MtServer *
mt_server_new (GDBusConnection *bus, const char *name, MtServerFunc changed, gpointer user_data)
{
  MtServer *self = g_new0 (MtServer, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->name = g_strdup (name);
  self->bus = g_object_ref (bus);
  self->watch = g_bus_watch_name_on_connection (bus, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                appeared_cb, vanished_cb, self, NULL);
  return self;
}

void
mt_server_free (MtServer *self)
{
  g_bus_unwatch_name (self->watch);
  g_object_unref (self->bus);
  g_free (self->owner);
  g_free (self->name);
  g_free (self);
}

gboolean
mt_server_is_known (MtServer *self)
{
  return self->known;
}

const char *
mt_server_get_owner (MtServer *self)
{
  return self->owner;
}

gboolean
mt_server_can_show (MtServer *self)
{
  return self->owner || would_start (self);
}

char *
mt_server_spell (GDBusConnection *bus, const char *owner)
{
  return g_strconcat (g_dbus_connection_get_guid (bus), " ", owner, NULL);
}
