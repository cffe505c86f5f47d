/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/remember-place.h"

/* What is to be changed of the settings; the rest stays. */
typedef struct {
  gboolean is_place;
  char *place;
  guint limit;
} Change;

static void
change_free (Change *self)
{
  g_free (self->place);
  g_free (self);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  MtKeeper *keeper = g_task_get_source_object (task);
  GError *error = NULL;

  if (!mt_journal_set_backup_settings_finish (MT_JOURNAL (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  mt_keeper_keep (keeper);
  g_task_return_boolean (task, TRUE);
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (MtBackupSettings) settings =
      mt_journal_get_backup_settings_finish (MT_JOURNAL (source), result, &error);

  if (!settings) {
    g_task_return_error (task, error);
    return;
  }
  if (change->is_place) {
    g_set_str (&settings->second_place, change->place);
    settings->second_place_asked = TRUE;
  } else {
    settings->limit = change->limit;
  }
  mt_journal_set_backup_settings (MT_JOURNAL (source), settings, set_cb, g_steal_pointer (&task));
}

/* Takes @change. */
static void
remember (MtKeeper *keeper, Change *change, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (keeper, NULL, callback, user_data);

  g_task_set_task_data (task, change, (GDestroyNotify)change_free);
  mt_journal_get_backup_settings (mt_keeper_get_journal (keeper), got_cb, task);
}

void
mt_remember_place (MtKeeper *keeper,
                   const char *path,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->is_place = TRUE;
  change->place = g_strdup (path);
  remember (keeper, change, callback, user_data);
}

gboolean
mt_remember_place_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mt_remember_limit (MtKeeper *keeper, guint limit, GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->limit = limit;
  remember (keeper, change, callback, user_data);
}

gboolean
mt_remember_limit_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
