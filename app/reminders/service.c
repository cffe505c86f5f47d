/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/service.h"

#include "app/reminders/alarm.h"
#include "app/reminders/minder.h"
#include "app/reminders/names.h"
#include "app/reminders/open-app.h"
#include "app/reminders/sandbox.h"
#include "app/reminders/server.h"
#include "app/reminders/watch.h"
#include "core/file.h"

#define TRY_KEY "try"
#define RETRY_USEC (5 * 60 * G_USEC_PER_SEC) /* where a server is there and did not take it */

struct _MtService {
  GDBusConnection *bus;
  MtServiceFunc told;
  gpointer user_data;
  MtNotifier *notifier;
  MtServer *server;
  MtAlarm *alarm;
  MtWatch *watch;
  GPtrArray *minders; /* MtMinder */
  MtServiceStatus status;
  guint sleep; /* subscription */
  GDBusConnection *system;
  GCancellable *cancellable; /* of asking for that bus; NULL: not asked yet */
};

/* ---- Looking ---- */

static MtMinder *
find_minder (MtService *self, const char *vault)
{
  for (guint i = 0; i < self->minders->len; i++) {
    MtMinder *minder = self->minders->pdata[i];

    if (g_str_equal (minder->schedule->vault, vault))
      return minder;
  }
  return NULL;
}

static gboolean
has_schedule (GPtrArray *schedules, const char *vault)
{
  for (guint i = 0; i < schedules->len; i++)
    if (g_str_equal (((MtSchedule *)schedules->pdata[i])->vault, vault))
      return TRUE;
  return FALSE;
}

static void answered_cb (MtMinder *minder, gpointer data);

static void
read_schedules (MtService *self)
{
  g_autoptr (GPtrArray) schedules = mt_schedule_read_all ();

  for (guint i = self->minders->len; i > 0; i--) {
    MtMinder *minder = self->minders->pdata[i - 1];

    if (has_schedule (schedules, minder->schedule->vault))
      continue;
    mt_minder_leave (minder);
    if (minder->n_under_way == 0)
      g_ptr_array_remove_index (self->minders, i - 1);
  }
  for (guint i = 0; i < schedules->len; i++) {
    MtSchedule *schedule = mt_schedule_copy (schedules->pdata[i]);
    MtMinder *minder = find_minder (self, schedule->vault);

    if (minder)
      mt_minder_take (minder, schedule);
    else
      g_ptr_array_add (self->minders, mt_minder_new (schedule, self->notifier, answered_cb, self));
  }
}

static void
arm (MtService *self, gint64 now)
{
  gint64 next = MT_NEVER, next_due = MT_NEVER, wakes = MT_NEVER;
  gboolean wake = FALSE;

  for (guint i = 0; i < self->minders->len; i++) {
    const MtMinder *minder = self->minders->pdata[i];

    if (minder->gone)
      continue;
    next = MIN (next, minder->step.next);
    next_due = MIN (next_due, minder->step.next_due);
    if (minder->failed && mt_server_get_owner (self->server))
      next = MIN (next, now + RETRY_USEC);
    wake |= minder->schedule->wake;
    if (minder->schedule->wake)
      wakes = MIN (wakes, minder->step.next_due);
  }
  mt_alarm_set (self->alarm, next);
  self->status.next_due = next_due == MT_NEVER ? 0 : next_due;
  if (!wake)
    mt_alarm_let_sleep (self->alarm);
  self->status.wake = !wake                                     ? "off"
                      : mt_alarm_set_waker (self->alarm, wakes) ? "on"
                                                                : "not-permitted";
}

/* What follows from how all minders are now. */
static void
settle (MtService *self)
{
  const char *shown = mt_server_can_show (self->server) ? "shown" : "absent";

  for (guint i = 0; i < self->minders->len; i++) {
    const MtMinder *minder = self->minders->pdata[i];

    if (minder->failed && mt_server_get_owner (self->server))
      shown = minder->unanswered ? "unanswered" : "refused";
  }
  self->status.notifications = shown;
  arm (self, g_get_real_time ());
  self->told (self->user_data);
}

/* What failed is not tried again at once, unless something came meanwhile. */
static void
answered_cb (MtMinder *minder, gpointer data)
{
  if (minder->failed && !minder->again)
    settle (data);
  else
    mt_service_look (data);
}

/* ---- What is tapped ---- */

/* Who is started by being told what was tapped has not looked yet. */
static void
look_first (MtService *self)
{
  if (!self->cancellable)
    mt_service_look (self);
}

/* Of those that are shown, the one that came last. */
static MtMinder *
find_shown (MtService *self)
{
  MtMinder *found = NULL;

  for (guint i = 0; i < self->minders->len; i++) {
    MtMinder *minder = self->minders->pdata[i];

    if (minder->step.rule && (!found || minder->step.at > found->step.at))
      found = minder;
  }
  return found;
}

void
mt_service_act (MtService *self, const char *key, const char *action, const char *token)
{
  MtMinder *minder;

  look_first (self);
  minder = key ? find_minder (self, key) : find_shown (self);
  if (!key && !minder && self->minders->len > 0) /* it went just now: a step is kept all the same */
    minder = self->minders->pdata[0];
  if (key ? g_str_equal (key, TRY_KEY) : g_str_has_prefix (action, MT_ACTION_TRIED))
    mt_notifier_withdraw (self->notifier, TRY_KEY, &(MtShown){ 0 }, NULL, NULL);
  if (g_str_equal (action, MT_ACTION_OPEN))
    mt_open_app (self->bus, minder ? minder->schedule->folder : NULL, token);
  if (minder)
    mt_minder_act (minder, action, g_get_real_time ());
  mt_service_look (self);
}

void
mt_service_answered (MtService *self)
{
  look_first (self);
  for (guint i = 0; i < self->minders->len; i++) {
    MtMinder *minder = self->minders->pdata[i];

    if (minder->step.rule)
      mt_minder_act (minder, MT_ACTION_OPEN, g_get_real_time ());
  }
  mt_service_look (self);
}

static void
tapped_cb (const char *key, const char *action, const char *token, gpointer data)
{
  mt_service_act (data, key, action, token);
}

static void
disarm (MtNotice *notice)
{
  for (guint i = 0; i < notice->n_actions; i++) {
    g_autofree char *name = g_strconcat (MT_ACTION_TRIED, notice->actions[i].name, NULL);

    if (!g_str_equal (notice->actions[i].name, MT_ACTION_OPEN))
      notice->actions[i].name = g_intern_string (name);
  }
}

void
mt_service_try (MtService *self, const char *rule, GAsyncReadyCallback callback, gpointer user_data)
{
  MtNotice *notice;
  const MtRule *found = NULL;

  look_first (self);
  for (guint i = 0; !found && i < self->minders->len; i++)
    found = mt_schedule_find (((MtMinder *)self->minders->pdata[i])->schedule, rule);
  notice = mt_minder_make_notice (found, TRY_KEY);
  disarm (notice);
  mt_notifier_show (self->notifier, notice, callback, user_data);
}

/* ---- What wakes it ---- */

/* What is there before the first look does not begin it: this may be the second one of its kind,
 * which must show nothing, since what it shows goes when it does. */
static void
look_cb (gpointer data)
{
  MtService *self = data;

  if (self->cancellable)
    mt_service_look (self);
}

/* What the former server showed is gone with it. */
static void
server_changed_cb (gpointer data)
{
  MtService *self = data;

  for (guint i = 0; i < self->minders->len; i++)
    ((MtMinder *)self->minders->pdata[i])->on_screen = FALSE;
  look_cb (self);
}

static void
slept_cb (GDBusConnection *bus,
          const char *sender,
          const char *path,
          const char *interface,
          const char *signal,
          GVariant *parameters,
          gpointer self)
{
  gboolean goes_to_sleep = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &goes_to_sleep);
  if (!goes_to_sleep)
    mt_service_look (self);
}

static void
system_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *system = g_bus_get_finish (result, &error);
  MtService *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* self is gone */
  if (!system) {
    g_debug ("nobody tells when a sleep ends: %s", error->message);
    return; /* the timer ends with the sleep all the same */
  }
  self->system = system;
  g_dbus_connection_set_exit_on_close (system, FALSE); /* one can remind without it */
  self->sleep = g_dbus_connection_signal_subscribe (
      system, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
      "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, slept_cb, self, NULL);
}

/* Once it has looked for the first time: that must not wait for another bus. */
static void
listen_to_sleep (MtService *self)
{
  if (self->cancellable)
    return;
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_cb, self);
}

void
mt_service_look (MtService *self)
{
  gboolean may_ask = mt_server_is_known (self->server);

  read_schedules (self);
  for (guint i = 0; i < self->minders->len; i++)
    mt_minder_look (self->minders->pdata[i], g_get_real_time (), may_ask);
  settle (self);
  listen_to_sleep (self);
}

static void
watch_files (MtService *self)
{
  g_autofree char *folder = mt_schedule_folder ();
  g_autoptr (GError) error = NULL;

  self->watch = mt_watch_new (look_cb, self);
  if (!mt_file_make_folder (folder, &error))
    g_debug ("the folder of schedules cannot be made: %s", error->message);
  mt_watch_add (self->watch, folder, "*.schedule");
  mt_watch_add (self->watch, "/etc", "localtime");
  mt_watch_add (self->watch, "/etc", "timezone");
}

MtService *
mt_service_new (GDBusConnection *bus, MtServiceFunc told, gpointer user_data)
{
  MtService *self = g_new0 (MtService, 1);

  self->bus = g_object_ref (bus);
  self->told = told;
  self->user_data = user_data;
  self->status = (MtServiceStatus){ 0, "absent", "off" };
  self->minders = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_minder_free);
  self->server = mt_server_new (bus, mt_is_sandboxed () ? MT_PORTAL_NAME : MT_DESKTOP_NAME,
                                server_changed_cb, self);
  self->notifier = mt_is_sandboxed ()
                       ? mt_notifier_new_portal (bus)
                       : mt_notifier_new_libnotify (bus, self->server, tapped_cb, self);
  self->alarm = mt_alarm_new (look_cb, self);
  watch_files (self);
  return self;
}

void
mt_service_free (MtService *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->system)
    g_dbus_connection_signal_unsubscribe (self->system, self->sleep);
  g_clear_object (&self->system);
  mt_watch_free (self->watch);
  mt_alarm_free (self->alarm);
  mt_notifier_free (self->notifier);
  mt_server_free (self->server);
  g_ptr_array_unref (self->minders);
  g_object_unref (self->bus);
  g_free (self);
}

MtServiceStatus
mt_service_get_status (MtService *self)
{
  return self->status;
}

gboolean
mt_service_is_needed (MtService *self)
{
  return self->minders->len > 0;
}
