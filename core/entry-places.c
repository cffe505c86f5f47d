/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-places.h"

struct _MtEntryPlaces {
  GArray *keys;       /* gint64, newest first */
  GHashTable *blanks; /* position → MtEntryItem, owned */
};

MtEntryPlaces *
mt_entry_places_new (void)
{
  MtEntryPlaces *self = g_new0 (MtEntryPlaces, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->blanks = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  return self;
}

void
mt_entry_places_free (MtEntryPlaces *self)
{
  g_array_unref (self->keys);
  g_hash_table_unref (self->blanks);
  g_free (self);
}

guint
mt_entry_places_get_n_keys (MtEntryPlaces *self)
{
  return self->keys->len;
}

gint64
mt_entry_places_get_key (MtEntryPlaces *self, guint position)
{
  return position < self->keys->len ? g_array_index (self->keys, gint64, position) : MT_KEY_NONE;
}

gboolean
mt_entry_places_find (MtEntryPlaces *self, gint64 key, guint *position)
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

void
mt_entry_places_append (MtEntryPlaces *self, const GArray *keys)
{
  g_array_append_vals (self->keys, keys->data, keys->len);
}

/* All of them stand behind the last key. */
static void
move_blanks (MtEntryPlaces *self, int by)
{
  GHashTable *moved;
  GHashTableIter iter;
  gpointer position, item;

  if (g_hash_table_size (self->blanks) == 0)
    return;
  moved = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_hash_table_iter_init (&iter, self->blanks);
  while (g_hash_table_iter_next (&iter, &position, &item)) {
    guint to = GPOINTER_TO_UINT (position) + (guint)by;

    g_hash_table_insert (moved, GUINT_TO_POINTER (to), g_object_ref (item));
  }
  g_hash_table_unref (self->blanks);
  self->blanks = moved;
}

void
mt_entry_places_remove (MtEntryPlaces *self, guint position)
{
  g_array_remove_index (self->keys, position);
  move_blanks (self, -1);
}

static gint64
key_at (const GArray *keys, guint at)
{
  return at < keys->len ? g_array_index (keys, gint64, at) : G_MININT64;
}

MtEntryShift
mt_entry_places_exchange (MtEntryPlaces *self, const GArray *gone, const GArray *come)
{
  g_autoptr (GArray) instead = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first, last, n_gone = 0, n_come = 0;

  if (gone->len + come->len == 0)
    return (MtEntryShift){ 0, 0, 0 };
  mt_entry_places_find (self, MAX (key_at (gone, 0), key_at (come, 0)), &first);
  for (last = first; n_gone < gone->len || n_come < come->len;) {
    gint64 key = key_at (self->keys, last), next = key_at (come, n_come);

    if (n_come < come->len && next > key) {
      g_array_append_val (instead, next);
      n_come++;
      continue;
    }
    if (n_gone < gone->len && key == key_at (gone, n_gone))
      n_gone++;
    else
      g_array_append_val (instead, key);
    g_assert (last < self->keys->len);
    last++;
  }
  if (last > first)
    g_array_remove_range (self->keys, first, last - first);
  g_array_insert_vals (self->keys, first, instead->data, instead->len);
  move_blanks (self, (int)come->len - (int)gone->len);
  return (MtEntryShift){ first, last - first, instead->len };
}

MtEntryItem *
mt_entry_places_get_blank (MtEntryPlaces *self, guint position)
{
  gpointer at = GUINT_TO_POINTER (position);
  MtEntryItem *item = g_hash_table_lookup (self->blanks, at);

  if (!item)
    g_hash_table_insert (self->blanks, at, item = mt_entry_item_new (MT_KEY_NONE));
  return item;
}

GPtrArray *
mt_entry_places_take_blanks (MtEntryPlaces *self)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer position, item;

  g_hash_table_iter_init (&iter, self->blanks);
  while (g_hash_table_iter_next (&iter, &position, &item)) {
    gint64 key = mt_entry_places_get_key (self, GPOINTER_TO_UINT (position));

    if (key == MT_KEY_NONE)
      continue;
    mt_entry_item_set_key (item, key);
    g_ptr_array_add (taken, item);
    g_hash_table_iter_steal (&iter);
  }
  return taken;
}

void
mt_entry_places_drop_blanks (MtEntryPlaces *self)
{
  g_hash_table_remove_all (self->blanks);
}

guint
mt_entry_places_get_n_blanks (MtEntryPlaces *self)
{
  return g_hash_table_size (self->blanks);
}
