/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libnotify's calls wait for the server, up to 25 s each, so they have a thread of their own: it
 * alone touches what libnotify has, and does one job after the other. */
#include "app/reminders/names.h"
#include "app/reminders/notifier.h"

#include <libnotify/notify.h>

#define LAST_USEC G_USEC_PER_SEC /* what was asked for last has so long at the end */
#define BUS_MS 5000              /* the bus itself answers at once */

typedef struct _Libnotify Libnotify;

/* Of the thread, which may outlive the notifier: it cannot be called back from a server. */
typedef struct {
  gatomicrefcount references;
  GMainContext *context;
  GDBusConnection *bus;
  GHashTable *given; /* key → Given; the thread's */
  Libnotify *owner;  /* the main thread's; NULL once it is gone */
  GMutex mutex;
  GCond ending;
  gboolean ended; /* with the mutex */
} Worker;

struct _Libnotify {
  MtNotifier base;
  MtServer *server;
  Worker *worker;
};

typedef struct {
  NotifyNotification *notification;
  char *server; /* whose number it has */
} Given;

/* One thing for the thread to do.  What @task has is not touched elsewhere meanwhile. */
typedef struct {
  Worker *worker;
  GTask *task;
  char *server; /* the one there is, as far as is known, or NULL */
  char *key;    /* to withdraw */
  guint32 id;
} Job;

static void
given_free (gpointer data)
{
  Given *self = data;

  g_object_unref (self->notification);
  g_free (self->server);
  g_free (self);
}

static Worker *
worker_ref (Worker *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
worker_unref (gpointer data)
{
  Worker *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->given);
  g_main_context_unref (self->context);
  g_object_unref (self->bus);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ending);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->task);
  worker_unref (self->worker);
  g_free (self->server);
  g_free (self->key);
  g_free (self);
}

/* In order, after all that was asked for before. */
static void
post (GMainContext *context, GSourceFunc work, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, work, data, free_data);
  g_source_attach (source, context);
}

/* ---- On the thread: what is tapped ---- */

typedef struct {
  Worker *worker;
  char *key, *action, *token;
} Tap;

static void
tap_free (gpointer data)
{
  Tap *self = data;

  worker_unref (self->worker);
  g_free (self->key);
  g_free (self->action);
  g_free (self->token);
  g_free (self);
}

static gboolean
tell_tap (gpointer data)
{
  const Tap *tap = data;
  Libnotify *owner = tap->worker->owner;

  if (owner)
    owner->base.tapped (tap->key, tap->action, tap->token, owner->base.user_data);
  return G_SOURCE_REMOVE;
}

#define KEY "mt-key"

static void
tapped_cb (NotifyNotification *notification, char *action, gpointer data)
{
  Tap *tap = g_new (Tap, 1);

  *tap = (Tap){ worker_ref (data), g_strdup (g_object_get_data (G_OBJECT (notification), KEY)),
                g_strdup (g_str_equal (action, "default") ? MT_ACTION_OPEN : action),
                g_strdup (notify_notification_get_activation_token (notification)) };
  post (NULL, tell_tap, tap, tap_free);
}

/* ---- On the thread: showing ---- */

static char *
ask_server (GDBusConnection *bus)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetNameOwner",
      g_variant_new ("(s)", MT_DESKTOP_NAME), G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE,
      BUS_MS, NULL, NULL);
  const char *owner;

  if (!answer)
    return NULL;
  g_variant_get (answer, "(&s)", &owner);
  return mt_server_spell (bus, owner);
}

/* The one of @key, whose number is that of the server there is now; or a new one, with @id of a
 * former process (0: none). */
static Given *
find_or_make (Worker *self, const char *key, const char *server, guint32 id)
{
  Given *given = g_hash_table_lookup (self->given, key);

  if (given && g_strcmp0 (given->server, server) == 0)
    return given;
  given = g_new0 (Given, 1);
  given->notification = g_object_new (NOTIFY_TYPE_NOTIFICATION, "id", (int)id, NULL);
  given->server = g_strdup (server);
  g_object_set_data_full (G_OBJECT (given->notification), KEY, g_strdup (key), g_free);
  g_hash_table_replace (self->given, g_strdup (key), given);
  return given;
}

static void
describe (Worker *self, NotifyNotification *notification, const MtNotice *notice)
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
show_job (gpointer data)
{
  Job *job = data;
  Worker *self = job->worker;
  const MtNotice *notice = ((MtShowing *)g_task_get_task_data (job->task))->notice;
  Given *given = find_or_make (self, notice->key, job->server, job->id);
  g_autoptr (GError) error = NULL;
  int id;

  describe (self, given->notification, notice);
  if (!notify_notification_show (given->notification, &error)) {
    g_hash_table_remove (self->given, notice->key); /* a server that comes next knows no id of it */
    g_task_return_error (job->task, g_steal_pointer (&error));
    return G_SOURCE_REMOVE;
  }
  g_free (given->server);
  given->server = ask_server (self->bus);
  g_object_get (given->notification, "id", &id, NULL);
  g_task_return_pointer (job->task, mt_shown_new ((guint32)id, given->server),
                         (GDestroyNotify)mt_shown_free);
  return G_SOURCE_REMOVE;
}

static gboolean
withdraw_job (gpointer data)
{
  Job *job = data;
  Given *given = g_hash_table_lookup (job->worker->given, job->key);
  gboolean is_there = given && g_strcmp0 (given->server, job->server) == 0;
  g_autoptr (GError) error = NULL;

  if (job->server && (is_there || job->id)) {
    given = find_or_make (job->worker, job->key, job->server, job->id);
    if (!notify_notification_close (given->notification, &error))
      g_debug ("a notification could not be closed: %s", error->message);
  }
  g_hash_table_remove (job->worker->given, job->key);
  g_task_return_boolean (job->task, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
end_job (gpointer data)
{
  Worker *self = data;

  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_signal (&self->ending);
  g_mutex_unlock (&self->mutex);
  return G_SOURCE_REMOVE;
}

static gpointer
work (gpointer data)
{
  Worker *self = data;

  g_main_context_push_thread_default (self->context); /* libnotify hears of taps here */
  notify_init ("Meantime");
  while (!self->ended) /* which this thread alone sets */
    g_main_context_iteration (self->context, TRUE);
  g_hash_table_remove_all (self->given);
  g_main_context_pop_thread_default (self->context);
  worker_unref (self);
  return NULL;
}

/* ---- On the main thread ---- */

static void
ask (Libnotify *self, const char *key, const MtShown *shown, GSourceFunc func, GTask *task)
{
  const char *owner = mt_server_get_owner (self->server);
  Job *job = g_new (Job, 1);

  *job = (Job){ worker_ref (self->worker), task,
                owner ? mt_server_spell (self->base.bus, owner) : NULL, g_strdup (key) };
  if (job->server && g_strcmp0 (shown->server, job->server) == 0)
    job->id = shown->id;
  post (self->worker->context, func, job, job_free);
}

static void
show (MtNotifier *base, GTask *task)
{
  const MtNotice *notice = ((MtShowing *)g_task_get_task_data (task))->notice;

  ask ((Libnotify *)base, notice->key, &notice->shown, show_job, task);
}

static void
withdraw (MtNotifier *base, const char *key, const MtShown *shown, GTask *task)
{
  ask ((Libnotify *)base, key, shown, withdraw_job, task);
}

/* Not notify_uninit (): that would close what is shown. */
static void
free_notifier (MtNotifier *base)
{
  Libnotify *self = (Libnotify *)base;
  Worker *worker = self->worker;
  gint64 end = g_get_monotonic_time () + LAST_USEC;

  worker->owner = NULL;
  post (worker->context, end_job, worker_ref (worker), worker_unref);
  g_mutex_lock (&worker->mutex);
  while (!worker->ended && g_cond_wait_until (&worker->ending, &worker->mutex, end))
    ;
  g_mutex_unlock (&worker->mutex);
  worker_unref (worker);
  g_free (self);
}

MtNotifier *
mt_notifier_new_libnotify (GDBusConnection *bus,
                           MtServer *server,
                           MtNotifierFunc tapped,
                           gpointer user_data)
{
  Libnotify *self = g_new0 (Libnotify, 1);
  Worker *worker = g_new0 (Worker, 1);

  g_atomic_ref_count_init (&worker->references);
  worker->context = g_main_context_new ();
  worker->bus = g_object_ref (bus);
  worker->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, given_free);
  worker->owner = self;
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->ending);
  self->base = (MtNotifier){ show, withdraw, free_notifier, g_object_ref (bus), tapped, user_data };
  self->server = server;
  self->worker = worker;
  g_thread_unref (g_thread_new ("notifications", work, worker_ref (worker)));
  return &self->base;
}
