/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-cache.h"

struct _MtEntryCache {
  guint size;
  GHashTable *links; /* gint64 * → its link in @recent */
  GQueue recent;     /* MtEntryItem, owned; the last asked for first */
};

MtEntryCache *
mt_entry_cache_new (guint size)
{
  MtEntryCache *self = g_new0 (MtEntryCache, 1);

  self->size = size;
  self->links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
  return self;
}

void
mt_entry_cache_clear (MtEntryCache *self)
{
  g_hash_table_remove_all (self->links);
  g_queue_clear_full (&self->recent, g_object_unref);
}

void
mt_entry_cache_free (MtEntryCache *self)
{
  mt_entry_cache_clear (self);
  g_hash_table_unref (self->links);
  g_free (self);
}

MtEntryItem *
mt_entry_cache_find (MtEntryCache *self, gint64 key)
{
  GList *link = g_hash_table_lookup (self->links, &key);

  return link ? link->data : NULL;
}

MtEntryItem *
mt_entry_cache_recall (MtEntryCache *self, gint64 key)
{
  GList *link = g_hash_table_lookup (self->links, &key);

  if (!link)
    return NULL;
  g_queue_unlink (&self->recent, link);
  g_queue_push_head_link (&self->recent, link);
  return link->data;
}

void
mt_entry_cache_forget (MtEntryCache *self, gint64 key)
{
  GList *link = g_hash_table_lookup (self->links, &key);

  if (!link)
    return;
  g_hash_table_remove (self->links, &key);
  g_object_unref (link->data);
  g_queue_delete_link (&self->recent, link);
}

void
mt_entry_cache_add (MtEntryCache *self, MtEntryItem *item)
{
  gint64 key = mt_entry_item_get_key (item);

  g_return_if_fail (!g_hash_table_contains (self->links, &key));
  g_queue_push_head (&self->recent, g_object_ref (item));
  g_hash_table_insert (self->links, g_memdup2 (&key, sizeof key), self->recent.head);
  if (self->recent.length > self->size)
    mt_entry_cache_forget (self, mt_entry_item_get_key (self->recent.tail->data));
}

guint
mt_entry_cache_get_size (MtEntryCache *self)
{
  return self->recent.length;
}
