/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/notifier.h"

void
mt_notice_free (MtNotice *self)
{
  for (guint i = 0; i < self->n_actions; i++)
    g_free (self->actions[i].label);
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

gboolean
mt_notifier_show (MtNotifier *self, const MtNotice *notice, guint32 *id, GError **error)
{
  return self->show (self, notice, id, error);
}

void
mt_notifier_withdraw (MtNotifier *self, const char *key, guint32 id)
{
  self->withdraw (self, key, id);
}

void
mt_notifier_free (MtNotifier *self)
{
  self->free (self);
}
