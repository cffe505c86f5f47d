/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/open-app.h"

#include "app/reminders/names.h"

static GVariant *
spell_platform (const char *token)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (token) {
    g_variant_builder_add (&builder, "{sv}", "activation-token", g_variant_new_string (token));
    g_variant_builder_add (&builder, "{sv}", "desktop-startup-id", g_variant_new_string (token));
  }
  return g_variant_builder_end (&builder);
}

static gboolean
is_usual (const char *folder)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "meantime", NULL);

  return !folder || g_str_equal (folder, usual);
}

void
mt_open_app (GDBusConnection *bus, const char *folder, const char *token)
{
  const char *method = is_usual (folder) ? "Activate" : "ActivateAction";
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  GVariant *call;

  if (is_usual (folder)) {
    g_variant_builder_clear (&parameters);
    call = g_variant_new ("(@a{sv})", spell_platform (token));
  } else {
    g_variant_builder_add (&parameters, "v", g_variant_new_bytestring (folder));
    call = g_variant_new ("(sav@a{sv})", MT_APP_OPEN, &parameters, spell_platform (token));
  }
  g_dbus_connection_call (bus, MT_APP_NAME, MT_APP_PATH, "org.freedesktop.Application", method,
                          call, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}
