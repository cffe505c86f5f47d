/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-private.h"

#include "app/reading.h"
#include "app/session/gather.h"

#define READ_AFTER_MS 80 /* of quiet: several changes come one after the other */

struct _MtAgenda {
  GObject parent_instance;

  MtDrafts *drafts;
  GListStore *items;   /* of MtEntryItem: what is shown, in its order */
  GPtrArray *entries;  /* MtEntry, oldest first: what there is to show, or to leave out */
  GHashTable *notes;   /* id → MtEntry: what is written beside one of them */
  GHashTable *carried; /* set of ids */
  MtEntry *session;    /* as it was read, or the entry of the draft; NULL: there is none yet */
  MtDraft *draft;      /* of the session, once anything was changed here */
  gboolean loaded;
  MtReading *reading;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MtAgenda,
                               mt_agenda,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

static MtEntry *
find_in (GPtrArray *entries, const char *id)
{
  for (guint i = 0; entries && i < entries->len; i++)
    if (g_str_equal (mt_entry_get_id (entries->pdata[i]), id))
      return entries->pdata[i];
  return NULL;
}

/* ---- What is shown ---- */

/* The item that shows the entry of the same id now, or a new one; owned. */
static MtEntryItem *
item_for (MtAgenda *self, MtEntry *entry)
{
  GListModel *items = G_LIST_MODEL (self->items);
  MtEntryItem *item;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (MtEntryItem) old = g_list_model_get_item (items, i);

    if (g_str_equal (mt_entry_get_id (mt_entry_item_get_entry (old)), mt_entry_get_id (entry))) {
      mt_entry_item_set_entry (old, entry);
      return g_steal_pointer (&old);
    }
  }
  item = mt_entry_item_new (mt_entry_get_key (entry));
  mt_entry_item_set_entry (item, entry);
  return item;
}

static gboolean
is_at (MtAgenda *self, guint position, gpointer item)
{
  g_autoptr (MtEntryItem) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

/* Only what is another one than before is exchanged: in a row that stays somebody may be writing.
 */
static void
put (MtAgenda *self, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items)), n_new = items->len;
  guint begin = 0;

  while (begin < MIN (n_old, n_new) && is_at (self, begin, items->pdata[begin]))
    begin++;
  while (MIN (n_old, n_new) > begin && is_at (self, n_old - 1, items->pdata[n_new - 1])) {
    n_old--;
    n_new--;
  }
  if (n_old > begin || n_new > begin)
    g_list_store_splice (self->items, begin, n_old - begin, items->pdata + begin, n_new - begin);
}

static void
update (MtAgenda *self)
{
  g_autoptr (GPtrArray) ordered = mt_gather_put_in_order (self->entries, self->session);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ordered->len; i++)
    g_ptr_array_add (items, item_for (self, ordered->pdata[i]));
  put (self, items);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- Reading ---- */

/* What was changed here counts, also while it is on its way to the journal. */
static void
take_session (MtAgenda *self, MtEntry *read)
{
  if (self->draft) {
    MtEntry *own = mt_draft_get_entry (self->draft);

    if (mt_draft_get_state (self->draft) != MT_DRAFT_SAVED ||
        (read && g_str_equal (mt_entry_get_id (read), mt_entry_get_id (own)))) {
      g_set_object (&self->session, own);
      return;
    }
  }
  g_clear_object (&self->draft);
  g_set_object (&self->session, read);
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAgenda) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtGathered) gathered = mt_gather_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!gathered) {
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    return;
  }
  take_session (self, gathered->session);
  for (guint i = 0; i < self->entries->len; i++) {
    MtEntry *entry = self->entries->pdata[i];

    if (!find_in (gathered->entries, mt_entry_get_id (entry)) && self->draft &&
        mt_draft_get_state (self->draft) != MT_DRAFT_SAVED &&
        mt_gather_is_linked (self->session, MT_ROLE_DISCUSSED, mt_entry_get_id (entry)))
      g_ptr_array_add (gathered->entries, g_object_ref (entry));
  }
  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (gathered->entries);
  g_hash_table_unref (self->notes);
  self->notes = g_hash_table_ref (gathered->notes);
  g_hash_table_unref (self->carried);
  self->carried = g_hash_table_ref (gathered->carried);
  self->loaded = TRUE;
  update (self);
}

static void
gather (gpointer owner, GCancellable *cancellable)
{
  MtAgenda *self = owner;

  mt_gather (mt_drafts_get_journal (self->drafts), cancellable, gathered_cb, g_object_ref (self));
}

static void
changed_cb (MtAgenda *self)
{
  mt_reading_ask (self->reading, READ_AFTER_MS);
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
  return g_list_model_get_n_items (G_LIST_MODEL (MT_AGENDA (model)->items));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MT_AGENDA (model)->items), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mt_agenda_dispose (GObject *object)
{
  MtAgenda *self = MT_AGENDA (object);

  g_clear_pointer (&self->reading, mt_reading_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->carried, g_hash_table_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_agenda_parent_class)->dispose (object);
}

static void
mt_agenda_class_init (MtAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_agenda_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", MT_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mt_agenda_init (MtAgenda *self)
{
  self->reading = mt_reading_new (gather, self);
  self->items = g_list_store_new (MT_TYPE_ENTRY_ITEM);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->carried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

MtAgenda *
mt_agenda_new (MtDrafts *drafts)
{
  MtAgenda *self = g_object_new (MT_TYPE_AGENDA, NULL);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  mt_reading_ask (self->reading, 0);
  return self;
}

gboolean
mt_agenda_is_loaded (MtAgenda *self)
{
  g_return_val_if_fail (MT_IS_AGENDA (self), FALSE);
  return self->loaded;
}

MtEntry *
mt_agenda_get_session (MtAgenda *self)
{
  g_return_val_if_fail (MT_IS_AGENDA (self), NULL);
  return self->session;
}

MtEntry *
mt_agenda_find (MtAgenda *self, const char *id)
{
  g_return_val_if_fail (MT_IS_AGENDA (self), NULL);
  return find_in (self->entries, id);
}

gboolean
mt_agenda_is_discussed (MtAgenda *self, const char *id)
{
  g_return_val_if_fail (MT_IS_AGENDA (self), FALSE);
  return mt_gather_is_linked (self->session, MT_ROLE_DISCUSSED, id);
}

gboolean
mt_agenda_is_carried_over (MtAgenda *self, const char *id)
{
  g_return_val_if_fail (MT_IS_AGENDA (self), FALSE);
  return g_hash_table_contains (self->carried, id);
}

GPtrArray *
mt_agenda_list_left_out (MtAgenda *self)
{
  GPtrArray *left_out = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MT_IS_AGENDA (self), left_out);
  for (guint i = 0; i < self->entries->len; i++)
    if (mt_gather_is_linked (self->session, MT_ROLE_LEFT_OUT,
                             mt_entry_get_id (self->entries->pdata[i])))
      g_ptr_array_add (left_out, g_object_ref (self->entries->pdata[i]));
  return left_out;
}

/* ---- For the parts that change it ---- */

MtEntry *
mt_agenda_find_note (MtAgenda *self, const char *id)
{
  g_return_val_if_fail (MT_IS_AGENDA (self), NULL);
  return g_hash_table_lookup (self->notes, id);
}

void
mt_agenda_take_note (MtAgenda *self, const char *id, MtEntry *note)
{
  if (note)
    g_hash_table_insert (self->notes, g_strdup (id), g_object_ref (note));
  else
    g_hash_table_remove (self->notes, id);
  update (self);
}

MtDrafts *
mt_agenda_get_drafts (MtAgenda *self)
{
  return self->drafts;
}

MtEntry *
mt_agenda_begin_session (MtAgenda *self)
{
  g_autoptr (MtEntry) entry = NULL;

  if (self->draft)
    return mt_draft_get_entry (self->draft);
  entry =
      self->session ? mt_entry_copy (self->session) : mt_entry_new (mt_gather_session_kind ()->id);
  if (!mt_entry_get_state (entry))
    mt_entry_set_state (entry, mt_gather_state_to_come ());
  self->draft = mt_drafts_begin (self->drafts, entry);
  g_set_object (&self->session, mt_draft_get_entry (self->draft));
  return self->session;
}

void
mt_agenda_save_session (MtAgenda *self)
{
  mt_draft_save (self->draft);
  update (self);
}

void
mt_agenda_touch_session (MtAgenda *self)
{
  mt_draft_touch (self->draft);
}

void
mt_agenda_turn_to (MtAgenda *self, MtDraft *next)
{
  g_clear_object (&self->draft);
  self->draft = next;
  g_clear_object (&self->session);
  if (next)
    self->session = g_object_ref (mt_draft_get_entry (next));
}

void
mt_agenda_drop_session (MtAgenda *self)
{
  if (self->draft)
    mt_draft_drop (self->draft);
  mt_agenda_turn_to (self, NULL);
}

void
mt_agenda_replace (MtAgenda *self, const char *id, MtEntry *entry)
{
  for (guint i = self->entries->len; i > 0; i--) {
    if (!g_str_equal (mt_entry_get_id (self->entries->pdata[i - 1]), id))
      continue;
    if (entry)
      g_set_object ((MtEntry **)&self->entries->pdata[i - 1], entry);
    else
      g_ptr_array_remove_index (self->entries, i - 1);
  }
  update (self);
}
