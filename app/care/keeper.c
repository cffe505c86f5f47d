/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/keeper.h"

#include "app/say-error.h"
#include "core/error.h"

#include <glib/gi18n.h>

#define FIRST_AFTER_S 20 /* who opens the journal wants to write, and not to wait for the disk */
#define AGAIN_AFTER_S 3600

struct _MtKeeper {
  GObject parent_instance;

  MtJournal *journal;
  GCancellable *cancellable;
  guint timer; /* source id */
  gboolean keeping;
  gboolean again; /* once more when that is over */
  MtBackupRound *round;
  GError *error;
};

G_DEFINE_FINAL_TYPE (MtKeeper, mt_keeper, G_TYPE_OBJECT)

enum { SIGNAL_KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean keep_cb (gpointer data);

static void
plan (MtKeeper *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, keep_cb, self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtKeeper) self = data;
  g_autoptr (GError) error = NULL;
  MtBackupRound *round = mt_journal_keep_backups_finish (MT_JOURNAL (source), result, &error);

  self->keeping = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_cancellable_is_cancelled (self->cancellable)) {
    g_clear_pointer (&round, mt_backup_round_free);
    return;
  }
  g_clear_pointer (&self->round, mt_backup_round_free);
  g_clear_error (&self->error);
  self->round = round;
  self->error = g_steal_pointer (&error);
  plan (self, self->again ? 0 : AGAIN_AFTER_S);
  self->again = FALSE;
  g_signal_emit (self, signals[SIGNAL_KEPT], 0);
}

void
mt_keeper_keep (MtKeeper *self)
{
  g_return_if_fail (MT_IS_KEEPER (self));
  self->again = self->keeping;
  if (self->keeping)
    return;
  self->keeping = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  mt_journal_keep_backups (self->journal, self->cancellable, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer data)
{
  MtKeeper *self = data;

  self->timer = 0;
  mt_keeper_keep (self);
  return G_SOURCE_REMOVE;
}

static void
mt_keeper_dispose (GObject *object)
{
  MtKeeper *self = MT_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_keeper_parent_class)->dispose (object);
}

static void
mt_keeper_finalize (GObject *object)
{
  MtKeeper *self = MT_KEEPER (object);

  g_clear_pointer (&self->round, mt_backup_round_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (mt_keeper_parent_class)->finalize (object);
}

static void
mt_keeper_class_init (MtKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_keeper_finalize;
  signals[SIGNAL_KEPT] =
      g_signal_new ("kept", MT_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_keeper_init (MtKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

MtKeeper *
mt_keeper_new (MtJournal *journal)
{
  MtKeeper *self = g_object_new (MT_TYPE_KEEPER, NULL);

  self->journal = g_object_ref (journal);
  plan (self, FIRST_AFTER_S);
  return self;
}

void
mt_keeper_end (MtKeeper *self)
{
  g_return_if_fail (MT_IS_KEEPER (self));
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self);
}

MtJournal *
mt_keeper_get_journal (MtKeeper *self)
{
  g_return_val_if_fail (MT_IS_KEEPER (self), NULL);
  return self->journal;
}

const MtBackupRound *
mt_keeper_get_round (MtKeeper *self)
{
  g_return_val_if_fail (MT_IS_KEEPER (self), NULL);
  return self->round;
}

char *
mt_keeper_say_trouble (MtKeeper *self)
{
  g_return_val_if_fail (MT_IS_KEEPER (self), NULL);
  if (g_error_matches (self->error, MT_ERROR, MT_ERROR_FULL) ||
      (self->round && self->round->outcome == MT_BACKUP_ROUND_NO_ROOM))
    return g_strdup (_ ("There was no room for today’s backup. Make some room on this device; it "
                        "is tried again within the hour."));
  if (self->error)
    return mt_say_error_sentence (self->error);
  if (self->round && self->round->outcome == MT_BACKUP_ROUND_READ_ONLY)
    return g_strdup (_ ("The journal’s folder takes no changes now, so no backup was made in it."));
  return NULL;
}
