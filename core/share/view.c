/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/view.h"

static void
part_free (MtViewPart *part)
{
  g_ptr_array_unref (part->values);
  g_ptr_array_unref (part->links);
  g_free (part);
}

static gboolean
is_hidden (const char *id, const char *const *hidden)
{
  return hidden && g_strv_contains (hidden, id);
}

static MtViewPart *
add_part (MtView *self, GHashTable *by_id, const char *id, const MtField *field)
{
  MtViewPart *part = g_new (MtViewPart, 1);

  *part = (MtViewPart){ id, field, g_ptr_array_new (), g_ptr_array_new () };
  g_ptr_array_add (self->parts, part);
  g_hash_table_insert (by_id, (char *)id, part);
  return part;
}

static MtViewPart *
find_part (MtView *self, GHashTable *by_id, const char *id)
{
  MtViewPart *part = g_hash_table_lookup (by_id, id);

  return part ? part : add_part (self, by_id, id, NULL);
}

static void
add_link (MtViewPart *part, const char *to, GHashTable *chosen)
{
  if (!chosen || g_hash_table_contains (chosen, to))
    g_ptr_array_add (part->links, (char *)to);
}

static void
drop_empty_parts (MtView *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->parts->len; i++) {
    MtViewPart *part = self->parts->pdata[i];
    if (part->values->len || part->links->len)
      self->parts->pdata[n_kept++] = part;
    else
      part_free (part);
  }
  /* What is left behind was freed or moved up. */
  g_ptr_array_set_free_func (self->parts, NULL);
  g_ptr_array_set_size (self->parts, (int)n_kept);
  g_ptr_array_set_free_func (self->parts, (GDestroyNotify)part_free);
}

MtView *
mt_view_new (MtEntry *entry, const char *const *hidden, GHashTable *chosen)
{
  MtView *self = g_new0 (MtView, 1);
  const GPtrArray *values = mt_entry_get_values (entry), *links = mt_entry_get_links (entry);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  self->entry = entry;
  self->kind = mt_kind_find (mt_entry_get_kind (entry));
  self->text = is_hidden (MT_HIDE_TEXT, hidden) ? NULL : mt_entry_get_text (entry);
  self->state_hidden =
      is_hidden (MT_HIDE_STATE, hidden) ||
      (self->kind && self->kind->state_field && is_hidden (self->kind->state_field, hidden));
  self->state = self->state_hidden ? NULL : mt_entry_get_state (entry);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  for (gsize i = 0; self->kind && i < self->kind->n_fields; i++)
    add_part (self, by_id, self->kind->fields[i].id, &self->kind->fields[i]);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];
    if (is_hidden (value->field, hidden))
      continue;
    MtViewPart *part = find_part (self, by_id, value->field);
    if (part->field && part->field->type == MT_FIELD_LINK)
      add_link (part, value->value, chosen);
    else
      g_ptr_array_add (part->values, (MtValue *)value);
  }
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];
    if (!is_hidden (link->role, hidden))
      add_link (find_part (self, by_id, link->role), link->to, chosen);
  }
  drop_empty_parts (self);
  return self;
}

void
mt_view_free (MtView *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}
