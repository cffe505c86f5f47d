/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-moves.h"

MtEntryMoves *
mt_entry_moves_new (void)
{
  MtEntryMoves *self = g_new (MtEntryMoves, 1);

  *self = (MtEntryMoves){ g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
                          g_array_new (FALSE, FALSE, sizeof (gint64)),
                          g_array_new (FALSE, FALSE, sizeof (gint64)),
                          g_array_new (FALSE, FALSE, sizeof (gint64)) };
  return self;
}

void
mt_entry_moves_free (MtEntryMoves *self)
{
  g_hash_table_unref (self->last);
  g_array_unref (self->gone);
  g_array_unref (self->come);
  g_array_unref (self->stayed);
  g_free (self);
}

void
mt_entry_moves_note (MtEntryMoves *self, gint64 key, gboolean is_in)
{
  g_hash_table_insert (self->last, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (is_in));
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *other = b;

  return *one > *other ? -1 : *one < *other;
}

void
mt_entry_moves_settle (MtEntryMoves *self, MtEntryPlaces *places)
{
  GHashTableIter iter;
  gpointer key, is_in;
  guint position;

  g_hash_table_iter_init (&iter, self->last);
  while (g_hash_table_iter_next (&iter, &key, &is_in)) {
    gboolean is_there = mt_entry_places_find (places, *(gint64 *)key, &position);

    if (is_there || is_in)
      g_array_append_vals (!is_in ? self->gone : is_there ? self->stayed : self->come, key, 1);
  }
  g_array_sort (self->gone, compare_newest_first);
  g_array_sort (self->come, compare_newest_first);
  g_array_sort (self->stayed, compare_newest_first);
}
