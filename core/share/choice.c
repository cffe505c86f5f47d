/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/choice-private.h"

#include <string.h>

static void
change_free (MtShareChange *change)
{
  g_ptr_array_unref (change->left_out);
  g_ptr_array_unref (change->hidden);
  g_free (change->said);
  g_free (change);
}

static void
role_free (MtShareRole *role)
{
  g_free (role->name);
  g_free (role->role);
  g_free (role);
}

MtShareChoice *
mt_share_choice_new (void)
{
  MtShareChoice *self = g_new (MtShareChoice, 1);

  *self = (MtShareChoice){
    .ids = g_ptr_array_new_with_free_func (g_free),
    .chosen = g_hash_table_new (g_str_hash, g_str_equal),
    .changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)change_free),
    .left_out = g_ptr_array_new_with_free_func (g_free),
    .words = g_ptr_array_new_with_free_func (g_free),
    .roles = g_ptr_array_new_with_free_func ((GDestroyNotify)role_free),
  };
  return self;
}

void
mt_share_choice_free (MtShareChoice *self)
{
  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->changes);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->roles);
  g_free (self);
}

MtShareChoice *
mt_share_choice_copy (const MtShareChoice *self)
{
  g_autoptr (GBytes) json = mt_share_choice_to_json (self);
  MtShareChoice *copy = mt_share_choice_from_json (json, NULL);

  g_assert (copy);
  return copy;
}

gboolean
mt_share_choice_equal (const MtShareChoice *self, const MtShareChoice *other)
{
  g_autoptr (GBytes) one = mt_share_choice_to_json (self);
  g_autoptr (GBytes) another = mt_share_choice_to_json (other);

  return g_bytes_equal (one, another);
}

gboolean
mt_share_choice_changes (const MtShareChoice *self)
{
  return g_hash_table_size (self->changes) > 0 || self->left_out->len > 0 || self->words->len > 0 ||
         self->roles->len > 0;
}

/* ---- One entry ---- */

MtShareChange *
mt_share_choice_find (const MtShareChoice *self, const char *id)
{
  return g_hash_table_lookup (self->changes, id);
}

MtShareChange *
mt_share_choice_get (MtShareChoice *self, const char *id)
{
  MtShareChange *change = mt_share_choice_find (self, id);

  if (change)
    return change;
  change = g_new0 (MtShareChange, 1);
  change->left_out = g_ptr_array_new_with_free_func (g_free);
  change->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_share_hidden_free);
  g_hash_table_insert (self->changes, g_strdup (id), change);
  return change;
}

void
mt_share_choice_tidy (MtShareChoice *self, const char *id)
{
  MtShareChange *change = mt_share_choice_find (self, id);

  if (change && !change->left_out->len && !change->hidden->len && !change->said)
    g_hash_table_remove (self->changes, id);
}

gboolean
mt_share_choice_may_change (const MtShareChoice *self, const char *id)
{
  return self->left_out->len > 0 || self->words->len > 0 || self->roles->len > 0 ||
         mt_share_choice_find (self, id);
}

static guint
count_places (const MtShareChange *change)
{
  guint n_places = change->left_out->len;

  for (guint i = 0; i < change->hidden->len; i++)
    n_places += ((const MtShareHidden *)change->hidden->pdata[i])->spans->len;
  return n_places;
}

guint
mt_share_choice_count_hidden (const MtShareChoice *self, const char *id)
{
  guint n_hidden = self->left_out->len + self->words->len;
  MtShareChange *change;
  GHashTableIter iter;
  gpointer of;

  if (id) {
    change = mt_share_choice_find (self, id);
    return change ? count_places (change) : 0;
  }
  g_hash_table_iter_init (&iter, self->changes);
  while (g_hash_table_iter_next (&iter, &of, (gpointer *)&change))
    n_hidden += g_hash_table_contains (self->chosen, of) ? count_places (change) : 0;
  return n_hidden;
}

/* ---- What is chosen ---- */

static gboolean
find_text (const GPtrArray *texts, const char *text, guint *position)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *)texts, text, g_str_equal, position);
}

void
mt_share_choice_set_chosen (MtShareChoice *self, const char *id, gboolean chosen)
{
  gboolean is_there = g_hash_table_contains (self->chosen, id);
  guint position;

  if (chosen && !is_there) {
    g_ptr_array_add (self->ids, g_strdup (id));
    g_hash_table_add (self->chosen, self->ids->pdata[self->ids->len - 1]);
  } else if (!chosen && is_there && find_text (self->ids, id, &position)) {
    g_hash_table_remove (self->chosen, id);
    g_ptr_array_remove_index (self->ids, position);
  }
}

gboolean
mt_share_choice_contains (const MtShareChoice *self, const char *id)
{
  return g_hash_table_contains (self->chosen, id);
}

guint
mt_share_choice_get_n_chosen (const MtShareChoice *self)
{
  return self->ids->len;
}

void
mt_share_choice_move (MtShareChoice *self, const char *id, guint position)
{
  guint from;

  g_return_if_fail (find_text (self->ids, id, &from));
  g_ptr_array_insert (self->ids, -1, g_ptr_array_steal_index (self->ids, from));
  position = MIN (position, self->ids->len - 1);
  g_ptr_array_insert (self->ids, (int)position,
                      g_ptr_array_steal_index (self->ids, self->ids->len - 1));
}

static char **
copy_texts (const GPtrArray *texts)
{
  char **copy = g_new0 (char *, texts->len + 1);

  for (guint i = 0; i < texts->len; i++)
    copy[i] = g_strdup (texts->pdata[i]);
  return copy;
}

char **
mt_share_choice_get_ids (const MtShareChoice *self)
{
  return copy_texts (self->ids);
}

void
mt_share_choice_forget (MtShareChoice *self, const char *id)
{
  mt_share_choice_set_chosen (self, id, FALSE);
  g_hash_table_remove (self->changes, id);
}

/* ---- Left out ---- */

void
mt_share_choice_leave_out (MtShareChoice *self,
                           const char *id,
                           const char *field,
                           gboolean left_out)
{
  GPtrArray *fields = id ? mt_share_choice_get (self, id)->left_out : self->left_out;
  guint position;
  gboolean is_there = find_text (fields, field, &position);

  if (left_out && !is_there) {
    g_ptr_array_add (fields, g_strdup (field));
    g_ptr_array_sort_values (fields, (GCompareFunc)strcmp);
  } else if (!left_out && is_there) {
    g_ptr_array_remove_index (fields, position);
  }
  if (id)
    mt_share_choice_tidy (self, id);
}

gboolean
mt_share_choice_leaves_out (const MtShareChoice *self, const char *id, const char *field)
{
  const MtShareChange *change = mt_share_choice_find (self, id);

  return find_text (self->left_out, field, NULL) ||
         (change && find_text (change->left_out, field, NULL));
}

char **
mt_share_choice_get_left_out (const MtShareChoice *self, const char *id)
{
  const MtShareChange *change = id ? mt_share_choice_find (self, id) : NULL;

  if (!id)
    return copy_texts (self->left_out);
  return change ? copy_texts (change->left_out) : g_new0 (char *, 1);
}

/* ---- Words ---- */

void
mt_share_choice_hide_words (MtShareChoice *self, const char *words, gboolean hidden)
{
  guint position;
  gboolean is_there = find_text (self->words, words, &position);

  if (hidden && !is_there && *words)
    g_ptr_array_add (self->words, g_strdup (words));
  else if (!hidden && is_there)
    g_ptr_array_remove_index (self->words, position);
}

const GPtrArray *
mt_share_choice_get_words (const MtShareChoice *self)
{
  return self->words;
}

void
mt_share_choice_set_role (MtShareChoice *self, const char *name, const char *role)
{
  MtShareRole *made;

  for (guint i = 0; i < self->roles->len; i++) {
    MtShareRole *there = self->roles->pdata[i];

    if (!g_str_equal (there->name, name))
      continue;
    if (role && *role)
      g_set_str (&there->role, role);
    else
      g_ptr_array_remove_index (self->roles, i);
    return;
  }
  if (!role || !*role || !*name)
    return;
  made = g_new (MtShareRole, 1);
  *made = (MtShareRole){ g_strdup (name), g_strdup (role) };
  g_ptr_array_add (self->roles, made);
}

const GPtrArray *
mt_share_choice_get_roles (const MtShareChoice *self)
{
  return self->roles;
}

/* ---- A sentence ---- */

void
mt_share_choice_say (MtShareChoice *self, const char *id, const char *sentence)
{
  MtShareChange *change = mt_share_choice_get (self, id);

  g_set_str (&change->said, sentence && *sentence ? sentence : NULL);
  mt_share_choice_tidy (self, id);
}

const char *
mt_share_choice_get_said (const MtShareChoice *self, const char *id)
{
  const MtShareChange *change = mt_share_choice_find (self, id);

  return change ? change->said : NULL;
}
