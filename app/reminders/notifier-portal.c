/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/names.h"
#include "app/reminders/notifier.h"

#define INTERFACE "org.freedesktop.portal.Notification"
/* from here on the lock screen can be told; before, it is an error */
#define VERSION_WITH_HINTS 2

static void
add_buttons (GVariantBuilder *builder, const MtNotice *notice)
{
  g_auto (GVariantBuilder) buttons = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < notice->n_actions; i++) {
    g_variant_builder_open (&buttons, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add (&buttons, "{sv}", "label",
                           g_variant_new_string (notice->actions[i].label));
    g_variant_builder_add (&buttons, "{sv}", "action", g_variant_new_string ("app." MT_APP_ACTION));
    g_variant_builder_add (&buttons, "{sv}", "target",
                           g_variant_new_string (notice->actions[i].name));
    g_variant_builder_close (&buttons);
  }
  g_variant_builder_add (builder, "{sv}", "buttons", g_variant_builder_end (&buttons));
}

static GVariant *
describe (const MtNotice *notice, guint32 version)
{
  static const char *const on_lock_screen[] = { "hide-content-on-lock-screen", NULL };
  g_autoptr (GIcon) icon = g_themed_icon_new (MT_APP_NAME);
  g_autoptr (GVariant) drawn = g_icon_serialize (icon);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "title", g_variant_new_string (notice->title));
  g_variant_builder_add (&builder, "{sv}", "icon", drawn);
  g_variant_builder_add (&builder, "{sv}", "priority", g_variant_new_string ("normal"));
  g_variant_builder_add (&builder, "{sv}", "default-action",
                         g_variant_new_string ("app." MT_APP_ACTION));
  g_variant_builder_add (&builder, "{sv}", "default-action-target",
                         g_variant_new_string (MT_ACTION_OPEN));
  add_buttons (&builder, notice);
  if (version >= VERSION_WITH_HINTS) {
    g_variant_builder_add (&builder, "{sv}", "display-hint",
                           g_variant_new_strv (on_lock_screen, -1));
    g_variant_builder_add (&builder, "{sv}", "sound",
                           g_variant_new_string (notice->sound ? "default" : "silent"));
  }
  return g_variant_builder_end (&builder);
}

static void
call (GDBusConnection *bus,
      const char *interface,
      const char *method,
      GVariant *parameters,
      GAsyncReadyCallback callback,
      GTask *task)
{
  g_dbus_connection_call (bus, MT_PORTAL_NAME, MT_PORTAL_PATH, interface, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, MT_NOTIFIER_PATIENCE, NULL, callback, task);
}

static void
added_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  if (answer) /* the portal knows it by its key */
    g_task_return_pointer (task, mt_shown_new (1, NULL), (GDestroyNotify)mt_shown_free);
  else
    g_task_return_error (task, error);
}

static guint32
read_version (GVariant *answer)
{
  g_autoptr (GVariant) version = NULL;

  if (answer && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(v)")))
    g_variant_get (answer, "(v)", &version);
  return version && g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32)
             ? g_variant_get_uint32 (version)
             : 1;
}

static void
version_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  const MtNotice *notice = ((MtShowing *)g_task_get_task_data (task))->notice;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);

  call (G_DBUS_CONNECTION (bus), INTERFACE, "AddNotification",
        g_variant_new ("(s@a{sv})", notice->key, describe (notice, read_version (answer))),
        added_cb, task);
}

/* The version is asked each time: the portal may have been exchanged by an update. */
static void
show (MtNotifier *self, GTask *task)
{
  call (self->bus, "org.freedesktop.DBus.Properties", "Get",
        g_variant_new ("(ss)", INTERFACE, "version"), version_cb, task);
}

static void
removed_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  if (!answer)
    g_debug ("a notification could not be removed: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
withdraw (MtNotifier *self, const char *key, const MtShown *shown, GTask *task)
{
  call (self->bus, INTERFACE, "RemoveNotification", g_variant_new ("(s)", key), removed_cb, task);
}

static void
free_notifier (MtNotifier *self)
{
  g_free (self);
}

/* What is tapped reaches the app, which is started for it (MT_APP_ACTION). */
MtNotifier *
mt_notifier_new_portal (GDBusConnection *bus)
{
  MtNotifier *self = g_new (MtNotifier, 1);

  *self = (MtNotifier){ show, withdraw, free_notifier, g_object_ref (bus), NULL, NULL };
  return self;
}
