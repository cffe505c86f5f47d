/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/background.h"

#include "app/reminders/names.h"
#include "app/reminders/sandbox.h"

#include <glib/gi18n.h>

#define INTERFACE "org.freedesktop.portal.Background"
#define TOKEN "meantime"

struct _MtBackground {
  GDBusConnection *bus;
  MtBackgroundFunc changed;
  gpointer user_data;
  const char *state;
  guint answer; /* subscription; 0: nothing is being asked */
  GCancellable *cancellable;
};

MtBackground *
mt_background_new (GDBusConnection *bus, MtBackgroundFunc changed, gpointer user_data)
{
  MtBackground *self = g_new0 (MtBackground, 1);

  self->bus = g_object_ref (bus);
  self->changed = changed;
  self->user_data = user_data;
  self->state = mt_is_sandboxed () ? "unasked" : "native";
  self->cancellable = g_cancellable_new ();
  return self;
}

static void
stop_listening (MtBackground *self)
{
  if (self->answer)
    g_dbus_connection_signal_unsubscribe (self->bus, self->answer);
  self->answer = 0;
}

void
mt_background_free (MtBackground *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  stop_listening (self);
  g_object_unref (self->bus);
  g_free (self);
}

const char *
mt_background_get (MtBackground *self)
{
  return self->state;
}

static void
settle (MtBackground *self, const char *state)
{
  stop_listening (self);
  self->state = state;
  self->changed (self->user_data);
}

static void
answered_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer self)
{
  g_autoptr (GVariant) results = NULL;
  gboolean autostart = FALSE;
  guint32 response = 2;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == 0)
    g_variant_lookup (results, "autostart", "b", &autostart);
  settle (self, autostart ? "granted" : "refused");
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_debug ("nobody to ask for the background: %s", error->message);
  settle (self, "absent");
}

/* Where the answer will come, as the portal's documentation has it: known before the question, so
 * that none is missed. */
static char *
find_request (GDBusConnection *bus)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strconcat (MT_PORTAL_PATH "/request/", sender, "/" TOKEN, NULL);
}

void
mt_background_ask (MtBackground *self)
{
  static const char *const command[] = { "meantime-reminders", "--if-needed", NULL };
  g_autofree char *request = find_request (self->bus);
  GVariantBuilder options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (!mt_is_sandboxed () || self->answer) {
    g_variant_builder_clear (&options);
    return;
  }
  self->answer = g_dbus_connection_signal_subscribe (
      self->bus, MT_PORTAL_NAME, "org.freedesktop.portal.Request", "Response", request, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, self, NULL);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (TOKEN));
  /* Translators: why the app would like to run in the background; the system may show it. */
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("To remind you")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (TRUE));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (self->bus, MT_PORTAL_NAME, MT_PORTAL_PATH, INTERFACE, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, self->cancellable, asked_cb, self);
}
