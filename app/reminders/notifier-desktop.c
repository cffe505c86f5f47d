/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Desktop Notifications Specification, version 1.2 and later. */
#include "app/reminders/names.h"
#include "app/reminders/notifier.h"

#define PATH "/org/freedesktop/Notifications"
#define INTERFACE MT_DESKTOP_NAME
#define URGENCY_NORMAL 1
#define NEVER_EXPIRES 0

typedef struct {
  MtNotifier base;
  MtServer *server;
  GHashTable *shown;      /* key → MtShown */
  guint subscriptions[2]; /* of the signals below */
  char *token;            /* to what is tapped next */
} Desktop;

static const char *const signals[] = { "ActivationToken", "ActionInvoked" };

/* ---- What is tapped ---- */

/* The key of what @sender shows as @id, or NULL: it is another program's. */
static const char *
find_key (Desktop *self, const char *sender, guint32 id)
{
  g_autofree char *server = mt_server_spell (self->base.bus, sender);
  GHashTableIter iter;
  gpointer key, shown;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &key, &shown))
    if (((MtShown *)shown)->id == id && g_strcmp0 (((MtShown *)shown)->server, server) == 0)
      return key;
  return NULL;
}

static void
signal_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *signal,
           GVariant *parameters,
           gpointer data)
{
  Desktop *self = data;
  const char *said, *found;
  guint32 id;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)")))
    return;
  g_variant_get (parameters, "(u&s)", &id, &said);
  found = find_key (self, sender, id);
  if (found && g_str_equal (signal, "ActionInvoked")) {
    g_autofree char *key = g_strdup (found), *token = g_steal_pointer (&self->token);

    self->base.tapped (key, g_str_equal (said, "default") ? MT_ACTION_OPEN : said, token,
                       self->base.user_data);
  } else if (found) {
    g_set_str (&self->token, said);
  }
}

/* ---- Showing ---- */

static GVariant *
spell_actions (const MtNotice *notice)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  g_variant_builder_add (&builder, "s", "default");
  g_variant_builder_add (&builder, "s", "Meantime");
  for (guint i = 0; i < notice->n_actions; i++) {
    g_variant_builder_add (&builder, "s", notice->actions[i].name);
    g_variant_builder_add (&builder, "s", notice->actions[i].label);
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
spell_hints (const MtNotice *notice)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "desktop-entry", g_variant_new_string (MT_APP_NAME));
  g_variant_builder_add (&builder, "{sv}", "urgency", g_variant_new_byte (URGENCY_NORMAL));
  if (notice->sound)
    g_variant_builder_add (&builder, "{sv}", "sound-name",
                           g_variant_new_string ("message-new-instant"));
  else
    g_variant_builder_add (&builder, "{sv}", "suppress-sound", g_variant_new_boolean (TRUE));
  return g_variant_builder_end (&builder);
}

/* The number of what is shown by the server that is there now; 0: nothing that is known. */
static guint32
find_id (Desktop *self, const char *key, const MtShown *former)
{
  const MtShown *shown = g_hash_table_lookup (self->shown, key);
  const char *owner = mt_server_get_owner (self->server);
  g_autofree char *server = owner ? mt_server_spell (self->base.bus, owner) : NULL;

  if (!shown)
    shown = former;
  return server && g_strcmp0 (shown->server, server) == 0 ? shown->id : 0;
}

static void
notified_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const MtShowing *showing = g_task_get_task_data (task);
  Desktop *self = (Desktop *)showing->notifier;
  GError *error = NULL;
  g_autoptr (GDBusMessage) answer =
      g_dbus_connection_send_message_with_reply_finish (G_DBUS_CONNECTION (bus), result, &error);
  GVariant *body = answer ? g_dbus_message_get_body (answer) : NULL;
  g_autofree char *server = NULL;
  guint32 id;

  if (!answer || g_dbus_message_to_gerror (answer, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (!body || !g_variant_is_of_type (body, G_VARIANT_TYPE ("(u)"))) {
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no number");
    return;
  }
  g_variant_get (body, "(u)", &id);
  server = mt_server_spell (self->base.bus, g_dbus_message_get_sender (answer));
  g_hash_table_replace (self->shown, g_strdup (showing->notice->key), mt_shown_new (id, server));
  g_task_return_pointer (task, mt_shown_new (id, server), (GDestroyNotify)mt_shown_free);
}

/* To the very server whose number it is; where there is none yet, to the one that is started. */
static void
show (MtNotifier *base, GTask *task)
{
  Desktop *self = (Desktop *)base;
  const MtNotice *notice = ((MtShowing *)g_task_get_task_data (task))->notice;
  const char *owner = mt_server_get_owner (self->server);
  g_autoptr (GDBusMessage) call =
      g_dbus_message_new_method_call (owner ? owner : MT_DESKTOP_NAME, PATH, INTERFACE, "Notify");

  g_dbus_message_set_body (
      call, g_variant_new ("(susss@as@a{sv}i)", "Meantime",
                           find_id (self, notice->key, &notice->shown), MT_APP_NAME, notice->title,
                           "", spell_actions (notice), spell_hints (notice), NEVER_EXPIRES));
  g_dbus_connection_send_message_with_reply (base->bus, call, G_DBUS_SEND_MESSAGE_FLAGS_NONE,
                                             MT_NOTIFIER_PATIENCE, NULL, NULL, notified_cb, task);
}

static void
closed_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  if (!answer)
    g_debug ("a notification could not be closed: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
withdraw (MtNotifier *base, const char *key, const MtShown *shown, GTask *task)
{
  Desktop *self = (Desktop *)base;
  g_autoptr (GTask) done = task;
  guint32 id = find_id (self, key, shown);

  g_hash_table_remove (self->shown, key);
  if (id)
    g_dbus_connection_call (base->bus, mt_server_get_owner (self->server), PATH, INTERFACE,
                            "CloseNotification", g_variant_new ("(u)", id), NULL,
                            G_DBUS_CALL_FLAGS_NONE, MT_NOTIFIER_PATIENCE, NULL, closed_cb,
                            g_steal_pointer (&done));
  else
    g_task_return_boolean (done, TRUE);
}

static void
free_notifier (MtNotifier *base)
{
  Desktop *self = (Desktop *)base;

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_dbus_connection_signal_unsubscribe (base->bus, self->subscriptions[i]);
  g_hash_table_unref (self->shown);
  g_free (self->token);
  g_free (self);
}

MtNotifier *
mt_notifier_new_desktop (GDBusConnection *bus,
                         MtServer *server,
                         MtNotifierFunc tapped,
                         gpointer user_data)
{
  Desktop *self = g_new0 (Desktop, 1);

  self->base = (MtNotifier){ show, withdraw, free_notifier, g_object_ref (bus), tapped, user_data };
  self->server = server;
  self->shown =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)mt_shown_free);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    self->subscriptions[i] =
        g_dbus_connection_signal_subscribe (bus, MT_DESKTOP_NAME, INTERFACE, signals[i], PATH, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self, NULL);
  return &self->base;
}
