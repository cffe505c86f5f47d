/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/keeping.h"

#include "core/journal-choice.h"

#define KEEP_AFTER_MS 1000 /* of quiet */

struct _MtKeeping {
  MtJournal *journal;
  MtChosen *chosen;
  char *which;
  gulong handler;
  guint timer; /* source id; while something is not kept yet */
};

/* The journal answers what was asked of it before it locks.  Where it cannot be kept (a full disk),
 * the choice is still there on the screen, and what is saved next says what is wrong. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (!mt_journal_keep_choice_finish (MT_JOURNAL (source), result, NULL))
    g_debug ("what is chosen could not be kept");
}

static void
keep (MtKeeping *self)
{
  const MtShareChoice *choice = mt_chosen_get (self->chosen);
  gboolean is_empty =
      mt_share_choice_get_n_chosen (choice) == 0 && !mt_share_choice_changes (choice);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (mt_journal_is_open (self->journal))
    mt_journal_keep_choice (self->journal, self->which, is_empty ? NULL : choice, kept_cb, NULL);
}

static gboolean
timer_cb (gpointer data)
{
  MtKeeping *self = data;

  self->timer = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MtKeeping *self)
{
  if (!mt_chosen_is_touched (self->chosen))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (KEEP_AFTER_MS, timer_cb, self);
}

MtKeeping *
mt_keeping_new (MtJournal *journal, MtChosen *chosen, const char *which)
{
  MtKeeping *self = g_new0 (MtKeeping, 1);

  self->journal = g_object_ref (journal);
  self->chosen = g_object_ref (chosen);
  self->which = g_strdup (which);
  self->handler = g_signal_connect_swapped (chosen, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
mt_keeping_free (MtKeeping *self)
{
  if (self->timer)
    keep (self);
  g_signal_handler_disconnect (self->chosen, self->handler);
  g_object_unref (self->chosen);
  g_object_unref (self->journal);
  g_free (self->which);
  g_free (self);
}

void
mt_keeping_end (MtKeeping *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (mt_journal_is_open (self->journal))
    mt_journal_keep_choice (self->journal, self->which, NULL, kept_cb, NULL);
}
