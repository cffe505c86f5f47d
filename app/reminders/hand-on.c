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

static void
call (GApplication *app, const char *method, const char *word, GDBusCallFlags flags)
{
  GDBusConnection *bus = g_application_get_dbus_connection (app);

  if (!bus)
    return;
  g_application_hold (app);
  g_dbus_connection_call (bus, MT_REMINDERS_NAME, MT_REMINDERS_PATH, MT_REMINDERS_INTERFACE, method,
                          word ? g_variant_new ("(s)", word) : NULL, NULL, flags, -1, NULL,
                          answered_cb, g_object_ref (app));
}

void
mt_hand_on_reminder (GApplication *app, const char *action)
{
  call (app, "Act", action, G_DBUS_CALL_FLAGS_NONE);
}

void
mt_tell_reminders_answered (GApplication *app)
{
  call (app, "Answered", NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START);
}
