/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/door.h"

#include "app/reminders/interface.h"
#include "app/reminders/names.h"

#define INTERFACE io_github_meantime_journal_meantime_reminders_interface

struct _MtDoor {
  GDBusConnection *bus;
  MtService *service;
  MtBackground *background;
  guint registration;
  GHashTable *told; /* property → GVariant */
};

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GDBusMethodInvocation *call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtShown) shown = mt_notifier_show_finish (result, &error);

  if (shown) {
    g_dbus_method_invocation_return_value (call, NULL);
    return;
  }
  g_dbus_error_strip_remote_error (error);
  g_dbus_method_invocation_return_error_literal (call, G_DBUS_ERROR, G_DBUS_ERROR_FAILED,
                                                 error->message);
}

static void
called_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *call,
           gpointer data)
{
  MtDoor *self = data;
  const char *given = NULL;

  if (g_variant_n_children (parameters) > 0)
    g_variant_get (parameters, "(&s)", &given);
  if (g_str_equal (method, "TryNow")) {
    mt_service_try (self->service, given, tried_cb, call); /* which answers it */
    return;
  }
  if (g_str_equal (method, "Changed"))
    mt_service_look (self->service);
  else if (g_str_equal (method, "Answered"))
    mt_service_answered (self->service);
  else if (g_str_equal (method, "Act"))
    mt_service_act (self->service, NULL, given, NULL);
  else if (g_str_equal (method, "AskBackground"))
    mt_background_ask (self->background);
  g_dbus_method_invocation_return_value (call, NULL);
}

static GVariant *
make_property (MtDoor *self, const char *name)
{
  MtServiceStatus status = mt_service_get_status (self->service);

  if (g_str_equal (name, "NextDue"))
    return g_variant_new_int64 (status.next_due);
  if (g_str_equal (name, "Notifications"))
    return g_variant_new_string (status.notifications);
  if (g_str_equal (name, "Wake"))
    return g_variant_new_string (status.wake);
  return g_variant_new_string (mt_background_get (self->background));
}

static GVariant *
get_cb (GDBusConnection *bus,
        const char *sender,
        const char *path,
        const char *interface,
        const char *name,
        GError **error,
        gpointer self)
{
  return make_property (self, name);
}

MtDoor *
mt_door_new (GDBusConnection *bus, MtService *service, MtBackground *background, GError **error)
{
  static const GDBusInterfaceVTable table = { called_cb, get_cb };
  g_autoptr (MtDoor) self = g_new0 (MtDoor, 1);

  self->bus = g_object_ref (bus);
  self->service = service;
  self->background = background;
  self->told =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_variant_unref);
  self->registration = g_dbus_connection_register_object (
      bus, MT_REMINDERS_PATH, (GDBusInterfaceInfo *)&INTERFACE, &table, self, NULL, error);
  return self->registration ? g_steal_pointer (&self) : NULL;
}

void
mt_door_free (MtDoor *self)
{
  if (self->registration)
    g_dbus_connection_unregister_object (self->bus, self->registration);
  g_hash_table_unref (self->told);
  g_object_unref (self->bus);
  g_free (self);
}

void
mt_door_tell (MtDoor *self)
{
  static const char *const names[] = { "NextDue", "Notifications", "Background", "Wake" };
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GVariant *before = g_hash_table_lookup (self->told, names[i]);
    g_autoptr (GVariant) value = g_variant_ref_sink (make_property (self, names[i]));

    if (before && g_variant_equal (before, value))
      continue;
    g_hash_table_insert (self->told, (gpointer)names[i], g_variant_ref (value));
    g_variant_builder_add (&changed, "{sv}", names[i], value);
    any = TRUE;
  }
  if (!any) {
    g_variant_builder_clear (&changed);
    return;
  }
  g_dbus_connection_emit_signal (
      self->bus, NULL, MT_REMINDERS_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
      g_variant_new ("(sa{sv}as)", MT_REMINDERS_INTERFACE, &changed, NULL), NULL);
}
