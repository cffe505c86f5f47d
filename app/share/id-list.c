/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/id-list.h"

#include "core/entry-item.h"

struct _MtIdList {
  GObject parent_instance;

  MtJournal *journal;
  GCancellable *reading;
  char **ids;
  MtEntryItem **items; /* as many; NULL where it was not asked for */
  guint n_items;
};

static GType
get_item_type (GListModel *model)
{
  return MT_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MT_ID_LIST (model)->n_items;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryItem) item = data;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, NULL);

  if (entry) /* one that has gone stays without words, and cannot be ticked */
    mt_entry_item_set_entry (item, entry);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MtIdList *self = MT_ID_LIST (model);

  if (position >= self->n_items)
    return NULL;
  if (!self->items[position]) {
    self->items[position] = mt_entry_item_new (MT_KEY_NONE);
    mt_journal_load (self->journal, self->ids[position], self->reading, read_cb,
                     g_object_ref (self->items[position]));
  }
  return g_object_ref (self->items[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MtIdList,
                               mt_id_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
mt_id_list_finalize (GObject *object)
{
  MtIdList *self = MT_ID_LIST (object);

  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  for (guint i = 0; i < self->n_items; i++)
    g_clear_object (&self->items[i]);
  g_free (self->items);
  g_strfreev (self->ids);
  g_object_unref (self->journal);
  G_OBJECT_CLASS (mt_id_list_parent_class)->finalize (object);
}

static void
mt_id_list_class_init (MtIdListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_id_list_finalize;
}

static void
mt_id_list_init (MtIdList *self)
{
  self->reading = g_cancellable_new ();
}

MtIdList *
mt_id_list_new (MtJournal *journal, const char *const *ids)
{
  MtIdList *self = g_object_new (MT_TYPE_ID_LIST, NULL);

  self->journal = g_object_ref (journal);
  self->ids = g_strdupv ((char **)ids);
  self->n_items = g_strv_length (self->ids);
  self->items = g_new0 (MtEntryItem *, self->n_items);
  return self;
}
