/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/names.h"
#include "app/reminders/notifier.h"

#include <libnotify/notify.h>

typedef struct {
  MtNotifier base;
  GHashTable *shown; /* key → NotifyNotification */
} Libnotify;

/* A notification belongs to the table and carries its key. */
#define KEY "mt-key"

static void
tapped_cb (NotifyNotification *notification, char *action, gpointer data)
{
  Libnotify *self = data;
  g_autofree char *token = g_strdup (notify_notification_get_activation_token (notification));
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (notification), KEY));

  self->base.tapped (key, g_str_equal (action, "default") ? MT_ACTION_OPEN : action, token,
                     self->base.user_data);
}

static NotifyNotification *
make (Libnotify *self, const MtNotice *notice)
{
  NotifyNotification *made = g_object_new (NOTIFY_TYPE_NOTIFICATION, "summary", notice->title,
                                           "icon-name", MT_APP_NAME, "id", (int)notice->id, NULL);

  g_object_set_data_full (G_OBJECT (made), KEY, g_strdup (notice->key), g_free);
  g_hash_table_replace (self->shown, g_strdup (notice->key), made);
  return made;
}

static void
describe (Libnotify *self, NotifyNotification *notification, const MtNotice *notice)
{
  notify_notification_clear_hints (notification); /* first: icon and urgency are hints, too */
  notify_notification_update (notification, notice->title, NULL, MT_APP_NAME);
  notify_notification_set_app_name (notification, "Meantime");
  notify_notification_set_timeout (notification, NOTIFY_EXPIRES_NEVER);
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_NORMAL);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (MT_APP_NAME));
  if (notice->sound)
    notify_notification_set_hint (notification, "sound-name",
                                  g_variant_new_string ("message-new-instant"));
  else
    notify_notification_set_hint (notification, "suppress-sound", g_variant_new_boolean (TRUE));
  notify_notification_clear_actions (notification);
  notify_notification_add_action (notification, "default", "Meantime", tapped_cb, self, NULL);
  for (guint i = 0; i < notice->n_actions; i++)
    notify_notification_add_action (notification, notice->actions[i].name, notice->actions[i].label,
                                    tapped_cb, self, NULL);
}

static gboolean
show (MtNotifier *base, const MtNotice *notice, guint32 *id, GError **error)
{
  Libnotify *self = (Libnotify *)base;
  NotifyNotification *notification = g_hash_table_lookup (self->shown, notice->key);
  int given;

  if (!notification)
    notification = make (self, notice);
  describe (self, notification, notice);
  if (!notify_notification_show (notification, error)) {
    g_hash_table_remove (self->shown, notice->key); /* a server that comes next knows no id of it */
    return FALSE;
  }
  g_object_get (notification, "id", &given, NULL);
  *id = (guint32)given;
  return TRUE;
}

static void
withdraw (MtNotifier *base, const char *key, guint32 id)
{
  Libnotify *self = (Libnotify *)base;
  g_autoptr (GError) error = NULL;
  NotifyNotification *notification = g_hash_table_lookup (self->shown, key);

  if (!notification && id != 0)
    notification = make (self, &(MtNotice){ .key = (char *)key, .title = (char *)"", .id = id });
  if (notification && !notify_notification_close (notification, &error))
    g_debug ("a notification could not be closed: %s", error->message);
  g_hash_table_remove (self->shown, key);
}

/* Not notify_uninit (): that would close what is shown. */
static void
free_notifier (MtNotifier *base)
{
  Libnotify *self = (Libnotify *)base;

  g_hash_table_unref (self->shown);
  g_free (self);
}

MtNotifier *
mt_notifier_new_libnotify (MtNotifierFunc tapped, gpointer user_data)
{
  Libnotify *self = g_new0 (Libnotify, 1);

  notify_init ("Meantime");
  self->base = (MtNotifier){ show,   withdraw, free_notifier, "org.freedesktop.Notifications",
                             tapped, user_data };
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return &self->base;
}
