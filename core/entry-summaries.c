/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-summaries.h"

#include "core/entry-cache.h"
#include "core/entry-pages.h"

struct _MtEntrySummaries {
  MtJournal *journal;
  const MtFilter *filter;
  GCancellable *cancellable;
  gpointer owner;
  const MtEntrySummariesFuncs *funcs;

  MtEntryCache *items;
  GArray *wanted; /* gint64: keys to read next */
  guint flush;    /* source id */
};

MtEntrySummaries *
mt_entry_summaries_new (guint size,
                        MtJournal *journal,
                        const MtFilter *filter,
                        GCancellable *cancellable,
                        gpointer owner,
                        const MtEntrySummariesFuncs *funcs)
{
  MtEntrySummaries *self = g_new0 (MtEntrySummaries, 1);

  self->journal = journal;
  self->filter = filter;
  self->cancellable = cancellable;
  self->owner = owner;
  self->funcs = funcs;
  self->items = mt_entry_cache_new (size);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
mt_entry_summaries_stop (MtEntrySummaries *self)
{
  g_clear_handle_id (&self->flush, g_source_remove);
}

void
mt_entry_summaries_free (MtEntrySummaries *self)
{
  mt_entry_summaries_stop (self);
  mt_entry_cache_free (self->items);
  g_array_unref (self->wanted);
  g_free (self);
}

/* What is being read; it keeps the owner. */
typedef struct {
  MtEntrySummaries *summaries;
  gpointer owner;
  GArray *keys;
} Asked;

static void
asked_free (Asked *asked)
{
  g_array_unref (asked->keys);
  g_object_unref (asked->owner);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
take_read (MtEntrySummaries *self, MtSummaries *read)
{
  guint next = 0;

  for (guint i = 0; i < read->keys->len; i++) {
    gint64 key = g_array_index (read->keys, gint64, i);
    MtEntry *entry = next < read->entries->len ? read->entries->pdata[next] : NULL;
    MtEntryItem *item = mt_entry_cache_find (self->items, key);

    if (entry && mt_entry_get_key (entry) == key) {
      next++;
      if (item)
        mt_entry_item_set_entry (item, entry);
    } else
      self->funcs->gone (self->owner, key);
  }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  MtEntrySummaries *self = asked->summaries;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtSummaries) read =
      mt_journal_read_summaries_finish (MT_JOURNAL (source), result, &error);

  if (read) {
    take_read (self, read);
    return;
  }
  g_array_append_vals (self->wanted, asked->keys->data, asked->keys->len);
  self->funcs->failed (self->owner, error);
}

static gboolean
flush_cb (gpointer data)
{
  MtEntrySummaries *self = data;
  GArray *keys = g_steal_pointer (&self->wanted);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ self, g_object_ref (self->owner), g_array_ref (keys) };
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->flush = 0;
  mt_journal_read_summaries (self->journal, self->filter, keys, self->cancellable, read_cb, asked);
  return G_SOURCE_REMOVE;
}

void
mt_entry_summaries_retry (MtEntrySummaries *self)
{
  if (self->wanted->len > 0 && !self->flush)
    self->flush = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

/* Asked for together: a view asks for one item after the other. */
static void
want (MtEntrySummaries *self, gint64 key)
{
  g_array_append_val (self->wanted, key);
  mt_entry_summaries_retry (self);
}

MtEntryItem *
mt_entry_summaries_get (MtEntrySummaries *self, gint64 key)
{
  MtEntryItem *held = mt_entry_cache_recall (self->items, key);
  g_autoptr (MtEntryItem) item = NULL;

  if (held)
    return held;
  item = mt_entry_item_new (key);
  mt_entry_summaries_add (self, item);
  return item;
}

void
mt_entry_summaries_add (MtEntrySummaries *self, MtEntryItem *item)
{
  mt_entry_cache_add (self->items, item);
  want (self, mt_entry_item_get_key (item));
}

void
mt_entry_summaries_take (MtEntrySummaries *self, MtEntry *entry)
{
  g_autoptr (MtEntryItem) item = mt_entry_item_new (mt_entry_get_key (entry));

  mt_entry_item_set_entry (item, entry);
  mt_entry_cache_add (self->items, item);
}

void
mt_entry_summaries_renew (MtEntrySummaries *self, gint64 key)
{
  if (mt_entry_cache_recall (self->items, key))
    want (self, key);
}

void
mt_entry_summaries_forget (MtEntrySummaries *self, gint64 key)
{
  mt_entry_cache_forget (self->items, key);
}

guint
mt_entry_summaries_get_n_items (MtEntrySummaries *self)
{
  return mt_entry_cache_get_size (self->items);
}
