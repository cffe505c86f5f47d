/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-changes.h"

#define MOST_ALONE 16 /* questions at a time; then changes wait, and are asked about together */

struct _MtEntryChanges {
  MtJournal *journal;
  const MtFilter *filter;
  GCancellable *cancellable;
  gpointer owner;
  const MtEntryChangesFuncs *funcs;

  guint n_asked;   /* questions that are not answered yet */
  GArray *waiting; /* MtMatch: to be asked about after these */
  GArray *missed;  /* MtMatch: what could not be read */
};

static GArray *
new_list (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MtMatch));
}

MtEntryChanges *
mt_entry_changes_new (MtJournal *journal,
                      const MtFilter *filter,
                      GCancellable *cancellable,
                      gpointer owner,
                      const MtEntryChangesFuncs *funcs)
{
  MtEntryChanges *self = g_new (MtEntryChanges, 1);

  *self = (MtEntryChanges){
    journal, filter, cancellable, owner, funcs, .waiting = new_list (), .missed = new_list ()
  };
  return self;
}

void
mt_entry_changes_free (MtEntryChanges *self)
{
  g_array_unref (self->waiting);
  g_array_unref (self->missed);
  g_free (self);
}

/* On the way to the reader and back: the owner, and so all of it, stays that long. */
typedef struct {
  MtEntryChanges *to;
  GObject *owner;
  GArray *changes;
} Asked;

static void
asked_free (Asked *asked)
{
  g_array_unref (asked->changes);
  g_object_unref (asked->owner);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void ask (MtEntryChanges *self, GArray *changes);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) matches = mt_journal_read_matches_finish (MT_JOURNAL (source), result, &error);
  MtEntryChanges *self = asked->to;

  self->n_asked--;
  if (matches) {
    self->funcs->follow (self->owner, matches);
  } else {
    g_array_append_vals (self->missed, asked->changes->data, asked->changes->len);
    self->funcs->failed (self->owner, error);
  }
  if (self->n_asked == 0 && self->waiting->len > 0)
    ask (self, g_steal_pointer (&self->waiting));
}

/* Takes over @changes. */
static void
ask (MtEntryChanges *self, GArray *changes)
{
  Asked *asked = g_new (Asked, 1);

  if (!self->waiting)
    self->waiting = new_list ();
  *asked = (Asked){ self, g_object_ref (self->owner), changes };
  self->n_asked++;
  mt_journal_read_matches (self->journal, self->filter, changes, self->cancellable, read_cb, asked);
}

void
mt_entry_changes_add (MtEntryChanges *self, gint64 from, gint64 to)
{
  const MtMatch change = { from, to };
  gboolean waits = self->waiting->len > 0 || self->n_asked >= MOST_ALONE;
  GArray *list = waits ? self->waiting : new_list ();

  g_array_append_val (list, change);
  if (!waits)
    ask (self, list);
}

void
mt_entry_changes_retry (MtEntryChanges *self)
{
  GArray *missed = self->missed;

  if (missed->len == 0)
    return;
  self->missed = new_list ();
  ask (self, missed);
}
