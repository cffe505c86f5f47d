/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

/* What org.freedesktop.login1 says of sleep, on a bus of the test's own. */
typedef struct {
  GDBusConnection *bus;
  guint name, object;
  gboolean refuses;
  int end; /* of a pipe whose other end the one has who holds up the sleep; -1: nobody asked */
} LoginMock;

static const char login_mock_xml[] =
    "<node><interface name='org.freedesktop.login1.Manager'>"
    "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/>"
    "</method><signal name='PrepareForSleep'><arg type='b'/></signal></interface></node>";

/* Before the first connection: the phone's own bus is the system's as well. */
static inline void
login_mock_use_session_bus (void)
{
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
}

static inline void
login_mock_call (GDBusConnection *bus,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *method,
                 GVariant *parameters,
                 GDBusMethodInvocation *invocation,
                 gpointer data)
{
  LoginMock *self = data;
  g_autoptr (GUnixFDList) list = NULL;
  const char *what, *mode;
  int ends[2];

  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  if (self->refuses) {
    g_dbus_method_invocation_return_dbus_error (
        invocation, "org.freedesktop.DBus.Error.AccessDenied", "not today");
    return;
  }
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_cmpint (pipe (ends), ==, 0);
  if (self->end >= 0)
    close (self->end);
  self->end = ends[0];
  list = g_unix_fd_list_new_from_array (&ends[1], 1);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0),
                                                           list);
}

static inline void
login_mock_named (GDBusConnection *bus, const char *name, gpointer named)
{
  *(gboolean *)named = TRUE;
}

static inline LoginMock *
login_mock_new (gboolean refuses)
{
  static const GDBusInterfaceVTable table = { .method_call = login_mock_call };
  LoginMock *self = g_new0 (LoginMock, 1);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (login_mock_xml, NULL);
  gboolean named = FALSE;

  self->refuses = refuses;
  self->end = -1;
  self->bus =
      g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SYSTEM_BUS_ADDRESS"),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);
  g_assert_nonnull (self->bus);
  self->object = g_dbus_connection_register_object (self->bus, "/org/freedesktop/login1",
                                                    node->interfaces[0], &table, self, NULL, NULL);
  self->name = g_bus_own_name_on_connection (self->bus, "org.freedesktop.login1",
                                             G_BUS_NAME_OWNER_FLAGS_NONE, login_mock_named, NULL,
                                             &named, NULL);
  while (!named)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

static inline void
login_mock_prepare (LoginMock *self, gboolean sleep)
{
  g_assert_true (g_dbus_connection_emit_signal (self->bus, NULL, "/org/freedesktop/login1",
                                                "org.freedesktop.login1.Manager", "PrepareForSleep",
                                                g_variant_new ("(b)", sleep), NULL));
}

/* Whether somebody holds up the sleep. */
static inline gboolean
login_mock_is_held (LoginMock *self)
{
  GPollFD poll = { .fd = self->end, .events = G_IO_IN };

  return self->end >= 0 && !(g_poll (&poll, 1, 0) == 1 && poll.revents & G_IO_HUP);
}

static inline void
login_mock_free (LoginMock *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  if (self->end >= 0)
    close (self->end);
  g_free (self);
}
