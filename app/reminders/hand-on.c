/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/hand-on.h"

#include "app/reminders/names.h"

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) app = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (!answer)
    g_debug ("reminders: %s", error->message);
  g_application_release (app);
}

void
mt_hand_on_reminder (GApplication *app, const char *action)
{
  GDBusConnection *bus = g_application_get_dbus_connection (app);

  if (!bus)
    return;
  g_application_hold (app);
  g_dbus_connection_call (bus, MT_REMINDERS_NAME, MT_REMINDERS_PATH, MT_REMINDERS_INTERFACE, "Act",
                          g_variant_new ("(s)", action), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          answered_cb, g_object_ref (app));
}
