/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/names.h"
#include "app/reminders/notifier.h"

#define INTERFACE "org.freedesktop.portal.Notification"
#define VERSION_WITH_HINTS                                                                         \
  2 /* from here on the lock screen can be told; before, it is an error                            \
     */
#define TIMEOUT_MS 10000

typedef struct {
  MtNotifier base;
  GDBusConnection *bus;
} Portal;

static gboolean
call (Portal *self, const char *method, GVariant *parameters, GError **error)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->bus, MT_PORTAL_NAME, MT_PORTAL_PATH, INTERFACE, method, parameters, NULL,
      G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, NULL, error);

  return answer != NULL;
}

/* Asked each time: the portal may have been exchanged by an update. */
static guint32
get_version (Portal *self)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->bus, MT_PORTAL_NAME, MT_PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", INTERFACE, "version"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE,
      TIMEOUT_MS, NULL, NULL);
  g_autoptr (GVariant) version = NULL;

  if (answer)
    g_variant_get (answer, "(v)", &version);
  return version && g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32)
             ? g_variant_get_uint32 (version)
             : 1;
}

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

static gboolean
show (MtNotifier *base, const MtNotice *notice, guint32 *id, GError **error)
{
  Portal *self = (Portal *)base;

  *id = 1; /* the portal knows it by its key */
  return call (self, "AddNotification",
               g_variant_new ("(s@a{sv})", notice->key, describe (notice, get_version (self))),
               error);
}

static void
withdraw (MtNotifier *base, const char *key, guint32 id)
{
  g_autoptr (GError) error = NULL;

  if (!call ((Portal *)base, "RemoveNotification", g_variant_new ("(s)", key), &error))
    g_debug ("a notification could not be removed: %s", error->message);
}

static void
free_notifier (MtNotifier *base)
{
  Portal *self = (Portal *)base;

  g_object_unref (self->bus);
  g_free (self);
}

/* What is tapped reaches the app, which is started for it (MT_APP_ACTION). */
MtNotifier *
mt_notifier_new_portal (GDBusConnection *bus)
{
  Portal *self = g_new0 (Portal, 1);

  self->base = (MtNotifier){ show, withdraw, free_notifier, MT_PORTAL_NAME, NULL, NULL };
  self->bus = g_object_ref (bus);
  return &self->base;
}
