/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminder-service.h"

#include "app/reminders/names.h"
#include "core/journal-reminders.h"

#define ASK_FOR_MS (2 * 60 * 1000) /* the system may ask the person */

struct _MtReminderService {
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusProxy *proxy; /* NULL until it was looked for, and where there is no bus */
  gboolean looked;
  char *said[3]; /* of the properties below, the last that was read */
};

enum { NOTIFICATIONS, BACKGROUND, WAKE };
static const char *const names[] = { "Notifications", "Background", "Wake" };

G_DEFINE_FINAL_TYPE (MtReminderService, mt_reminder_service, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed_cb (MtReminderService *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtReminderService) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusProxy) proxy = g_dbus_proxy_new_for_bus_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error)
    g_debug ("no reminders: %s", error->message);
  self->looked = TRUE;
  self->proxy = g_steal_pointer (&proxy);
  if (self->proxy) {
    g_signal_connect_object (self->proxy, "g-properties-changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (self->proxy, "notify::g-name-owner", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  }
  changed_cb (self);
}

static void
mt_reminder_service_dispose (GObject *object)
{
  MtReminderService *self = MT_REMINDER_SERVICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->proxy);
  G_OBJECT_CLASS (mt_reminder_service_parent_class)->dispose (object);
}

static void
mt_reminder_service_finalize (GObject *object)
{
  MtReminderService *self = MT_REMINDER_SERVICE (object);

  g_object_unref (self->cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (self->said); i++)
    g_free (self->said[i]);
  G_OBJECT_CLASS (mt_reminder_service_parent_class)->finalize (object);
}

static void
mt_reminder_service_class_init (MtReminderServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_reminder_service_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_reminder_service_finalize;
  signals[CHANGED] = g_signal_new ("changed", MT_TYPE_REMINDER_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_reminder_service_init (MtReminderService *self)
{
  self->cancellable = g_cancellable_new ();
}

MtReminderService *
mt_reminder_service_new (void)
{
  MtReminderService *self = g_object_new (MT_TYPE_REMINDER_SERVICE, NULL);

  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_NONE, NULL, MT_REMINDERS_NAME,
                            MT_REMINDERS_PATH, MT_REMINDERS_INTERFACE, self->cancellable, found_cb,
                            g_object_ref (self));
  return self;
}

MtServiceState
mt_reminder_service_get_state (MtReminderService *self)
{
  g_autofree char *owner = NULL;

  g_return_val_if_fail (MT_IS_REMINDER_SERVICE (self), MT_SERVICE_UNKNOWN);
  if (!self->looked)
    return MT_SERVICE_UNKNOWN;
  owner = self->proxy ? g_dbus_proxy_get_name_owner (self->proxy) : NULL;
  return owner ? MT_SERVICE_THERE : MT_SERVICE_MISSING;
}

static const char *
get (MtReminderService *self, gsize i)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MT_IS_REMINDER_SERVICE (self), "");
  value = self->proxy ? g_dbus_proxy_get_cached_property (self->proxy, names[i]) : NULL;
  g_set_str (&self->said[i], value && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
                                 ? g_variant_get_string (value, NULL)
                                 : "");
  return self->said[i];
}

const char *
mt_reminder_service_get_notifications (MtReminderService *self)
{
  return get (self, NOTIFICATIONS);
}

const char *
mt_reminder_service_get_background (MtReminderService *self)
{
  return get (self, BACKGROUND);
}

const char *
mt_reminder_service_get_wake (MtReminderService *self)
{
  return get (self, WAKE);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (answer)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mt_reminder_service_try (MtReminderService *self,
                         const char *rule,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MT_IS_REMINDER_SERVICE (self) && rule);
  task = g_task_new (self, self->cancellable, callback, user_data);
  if (!self->proxy)
    g_task_return_new_error (task, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, "no service");
  else
    g_dbus_proxy_call (self->proxy, "TryNow", g_variant_new ("(s)", rule), G_DBUS_CALL_FLAGS_NONE,
                       -1, self->cancellable, tried_cb, g_object_ref (task));
}

gboolean
mt_reminder_service_try_finish (MtReminderService *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mt_reminder_service_ask_background (MtReminderService *self)
{
  g_return_if_fail (MT_IS_REMINDER_SERVICE (self));
  if (self->proxy)
    g_dbus_proxy_call (self->proxy, "AskBackground", NULL, G_DBUS_CALL_FLAGS_NONE, ASK_FOR_MS, NULL,
                       NULL, NULL);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer flags)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus)
    g_dbus_connection_call (bus, MT_REMINDERS_NAME, MT_REMINDERS_PATH, MT_REMINDERS_INTERFACE,
                            "Answered", NULL, NULL, (GDBusCallFlags)GPOINTER_TO_UINT (flags), -1,
                            NULL, NULL, NULL);
}

void
mt_reminders_answered (void)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb,
             GUINT_TO_POINTER (G_DBUS_CALL_FLAGS_NO_AUTO_START));
}

void
mt_reminders_opened (MtJournal *journal)
{
  g_return_if_fail (MT_IS_JOURNAL (journal));
  if (mt_journal_wants_reminders (journal))
    g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, GUINT_TO_POINTER (G_DBUS_CALL_FLAGS_NONE));
  else
    mt_reminders_answered ();
}
