/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/notifier.h"

MtShown *
mt_shown_new (guint32 id, const char *server)
{
  MtShown *self = g_new (MtShown, 1);

  *self = (MtShown){ id, g_strdup (server) };
  return self;
}

void
mt_shown_free (MtShown *self)
{
  g_free (self->server);
  g_free (self);
}

void
mt_notice_free (MtNotice *self)
{
  for (guint i = 0; i < self->n_actions; i++)
    g_free (self->actions[i].label);
  g_free (self->shown.server);
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

static void
showing_free (gpointer data)
{
  MtShowing *self = data;

  mt_notice_free (self->notice);
  g_free (self);
}

void
mt_notifier_show (MtNotifier *self,
                  MtNotice *notice,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  MtShowing *showing = g_new (MtShowing, 1);

  *showing = (MtShowing){ self, notice };
  g_task_set_task_data (task, showing, showing_free);
  self->show (self, task);
}

MtShown *
mt_notifier_show_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mt_notifier_withdraw (MtNotifier *self,
                      const char *key,
                      const MtShown *shown,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  self->withdraw (self, key, shown, g_task_new (NULL, NULL, callback, user_data));
}

void
mt_notifier_free (MtNotifier *self)
{
  g_autoptr (GDBusConnection) bus = self->bus;

  self->free (self);
}
