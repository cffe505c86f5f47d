/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-list.h"

#include "core/entry-cache.h"
#include "core/entry-pages.h"

#define KEYS_AT_A_TIME 8192

struct _MtEntryList {
  GObject parent_instance;

  MtJournal *journal;
  MtFilter *filter;
  GCancellable *cancellable; /* of all that is being read */

  GArray *keys;      /* gint64, newest first: those known so far */
  guint n_items;     /* what is told: more than there are keys while these are coming */
  gboolean complete; /* every key is known */

  MtEntryCache *items;
  GHashTable *keyless; /* position → MtEntryItem, owned: asked for before its key was known */
  GArray *wanted;      /* gint64: keys to read next */
  guint flush;         /* source id */
};

static void entry_list_model_init (GListModelInterface *iface);
static void read_more_keys (MtEntryList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (MtEntryList,
                               mt_entry_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, entry_list_model_init))

/* The position of @key, or where it would stand. */
static gboolean
find (MtEntryList *self, gint64 key, guint *position)
{
  guint low = 0, high = self->keys->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->keys, gint64, middle) > key)
      low = middle + 1;
    else
      high = middle;
  }
  *position = low;
  return low < self->keys->len && g_array_index (self->keys, gint64, low) == key;
}

static void
remove_at (MtEntryList *self, guint position)
{
  mt_entry_cache_forget (self->items, g_array_index (self->keys, gint64, position));
  g_array_remove_index (self->keys, position);
  self->n_items--;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* What has gone since its key was read leaves the list. */
static void
take_summaries (MtEntryList *self, MtSummaries *summaries)
{
  guint next = 0, position;

  for (guint i = 0; i < summaries->keys->len; i++) {
    gint64 key = g_array_index (summaries->keys, gint64, i);
    MtEntry *entry = next < summaries->entries->len ? summaries->entries->pdata[next] : NULL;
    MtEntryItem *item = mt_entry_cache_find (self->items, key);

    if (entry && mt_entry_get_key (entry) == key) {
      next++;
      if (item)
        mt_entry_item_set_entry (item, entry);
    } else if (find (self, key, &position))
      remove_at (self, position);
  }
}

static void
summaries_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtSummaries) summaries =
      mt_journal_read_summaries_finish (MT_JOURNAL (source), result, &error);

  if (summaries)
    take_summaries (self, summaries);
  else
    g_debug ("summaries could not be read: %s", error->message);
}

static gboolean
flush_cb (gpointer data)
{
  MtEntryList *self = data;
  GArray *keys = g_steal_pointer (&self->wanted);

  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->flush = 0;
  mt_journal_read_summaries (self->journal, keys, self->cancellable, summaries_read_cb,
                             g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Asked for together: a view asks for one item after the other. */
static void
want (MtEntryList *self, gint64 key)
{
  g_array_append_val (self->wanted, key);
  if (!self->flush)
    self->flush = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

/* ---- The model ---- */

static GType
get_item_type (GListModel *model)
{
  return MT_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MT_ENTRY_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MtEntryList *self = MT_ENTRY_LIST (model);
  gpointer at = GUINT_TO_POINTER (position);
  MtEntryItem *item;
  gint64 key;

  if (position >= self->n_items)
    return NULL;
  if (position >= self->keys->len) {
    item = g_hash_table_lookup (self->keyless, at);
    if (!item)
      g_hash_table_insert (self->keyless, at, item = mt_entry_item_new (MT_KEY_NONE));
    return g_object_ref (item);
  }
  key = g_array_index (self->keys, gint64, position);
  item = mt_entry_cache_recall (self->items, key);
  if (item)
    return g_object_ref (item);
  item = mt_entry_item_new (key);
  mt_entry_cache_add (self->items, item);
  want (self, key);
  return item;
}

static void
entry_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- Filling in keys ---- */

static void
give_keys_to_items (MtEntryList *self)
{
  GHashTableIter iter;
  gpointer position, item;

  g_hash_table_iter_init (&iter, self->keyless);
  while (g_hash_table_iter_next (&iter, &position, &item))
    if (GPOINTER_TO_UINT (position) < self->keys->len) {
      gint64 key = g_array_index (self->keys, gint64, GPOINTER_TO_UINT (position));

      mt_entry_item_set_key (item, key);
      mt_entry_cache_add (self->items, item);
      want (self, key);
      g_hash_table_iter_remove (&iter);
    }
}

/* The counter may have said more than there are; without one, there are as many as were read. */
static void
tell_n_items (MtEntryList *self)
{
  guint before = self->n_items, now = self->keys->len;

  if (now == before || (now < before && !self->complete))
    return;
  self->n_items = now;
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, now),
                              before > now ? before - now : 0, now > before ? now - before : 0);
}

static void
keys_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mt_journal_read_keys_finish (MT_JOURNAL (source), result, &error);

  if (!keys) {
    g_debug ("keys could not be read: %s", error->message);
    return;
  }
  g_array_append_vals (self->keys, keys->data, keys->len);
  self->complete = keys->len < KEYS_AT_A_TIME;
  give_keys_to_items (self);
  tell_n_items (self);
  if (!self->complete)
    read_more_keys (self);
}

static void
read_more_keys (MtEntryList *self)
{
  gint64 last = g_array_index (self->keys, gint64, self->keys->len - 1);

  mt_journal_read_keys (self->journal, self->filter, last, KEYS_AT_A_TIME, self->cancellable,
                        keys_read_cb, g_object_ref (self));
}

static void
first_page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtFirstPage) page =
      mt_journal_read_first_page_finish (MT_JOURNAL (source), result, &error);

  if (!page) {
    g_debug ("the first page could not be read: %s", error->message);
    return;
  }
  for (guint i = 0; i < page->entries->len; i++) {
    gint64 key = mt_entry_get_key (page->entries->pdata[i]);
    g_autoptr (MtEntryItem) item = mt_entry_item_new (key);

    mt_entry_item_set_entry (item, page->entries->pdata[i]);
    g_array_append_val (self->keys, key);
    mt_entry_cache_add (self->items, item);
  }
  self->complete = page->entries->len < MT_ENTRY_LIST_PAGE;
  self->n_items =
      self->complete ? self->keys->len : (guint)MAX (page->n_entries, (gint64)self->keys->len);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_items);
  if (!self->complete)
    read_more_keys (self);
}

static void
reload (MtEntryList *self)
{
  guint before = self->n_items;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_array_set_size (self->keys, 0);
  g_array_set_size (self->wanted, 0);
  g_clear_handle_id (&self->flush, g_source_remove);
  g_hash_table_remove_all (self->keyless);
  mt_entry_cache_clear (self->items);
  self->n_items = 0;
  self->complete = FALSE;
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  mt_journal_read_first_page (self->journal, self->filter, MT_ENTRY_LIST_PAGE, self->cancellable,
                              first_page_read_cb, g_object_ref (self));
}

/* ---- Following changes ---- */

static void
insert (MtEntryList *self, gint64 key, guint position)
{
  g_array_insert_val (self->keys, position, key);
  self->n_items++;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
match_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryList) self = data;
  g_autofree MtMatch *match = mt_journal_read_match_finish (MT_JOURNAL (source), result, NULL);
  guint position;

  if (!match || !self->complete)
    return;
  if (match->from != MT_KEY_NONE && (match->from != match->to || !match->matches) &&
      find (self, match->from, &position))
    remove_at (self, position);
  if (!match->matches)
    return;
  if (!find (self, match->to, &position))
    insert (self, match->to, position);
  else if (mt_entry_cache_recall (self->items, match->to))
    want (self, match->to);
}

static void
changed_cb (MtJournal *journal, gint64 from, gint64 to, gpointer data)
{
  MtEntryList *self = data;

  if (self->complete)
    mt_journal_read_match (journal, self->filter, from, to, self->cancellable, match_read_cb,
                           g_object_ref (self));
  else
    reload (self); /* while keys are coming, nothing is sure yet */
}

/* ---- The object ---- */

static void
mt_entry_list_dispose (GObject *object)
{
  MtEntryList *self = MT_ENTRY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->flush, g_source_remove);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_entry_list_parent_class)->dispose (object);
}

static void
mt_entry_list_finalize (GObject *object)
{
  MtEntryList *self = MT_ENTRY_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, mt_filter_free);
  g_array_unref (self->keys);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->keyless);
  mt_entry_cache_free (self->items);
  G_OBJECT_CLASS (mt_entry_list_parent_class)->finalize (object);
}

static void
mt_entry_list_class_init (MtEntryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_entry_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_entry_list_finalize;
}

static void
mt_entry_list_init (MtEntryList *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->keyless = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->items = mt_entry_cache_new (MT_ENTRY_LIST_CACHE);
}

MtEntryList *
mt_entry_list_new (MtJournal *journal, const MtFilter *filter)
{
  MtEntryList *self = g_object_new (MT_TYPE_ENTRY_LIST, NULL);

  self->journal = g_object_ref (journal);
  self->filter = mt_filter_copy (filter);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, 0);
  reload (self);
  return self;
}

gboolean
mt_entry_list_is_complete (MtEntryList *self)
{
  return self->complete;
}

void
mt_entry_list_get_held (MtEntryList *self, guint *n_keys, guint *n_items)
{
  *n_keys = self->keys->len;
  *n_items = mt_entry_cache_get_size (self->items) + g_hash_table_size (self->keyless);
}

int
mt_entry_list_find (MtEntryList *self, gint64 key)
{
  guint position;

  return find (self, key, &position) ? (int)position : -1;
}
