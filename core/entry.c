/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry.h"

#include "core/day.h"
#include "core/error.h"
#include "core/id.h"
#include "core/kind.h"

#include <string.h>

struct _MtEntry {
  GObject parent_instance;

  char *id, *kind;
  MtMoment moment;
  char *text, *state;
  char *found, *found_field; /* each may be NULL */
  gboolean flagged, partial, sealed;
  gint64 deleted, changed, key;
  guint32 visit;
  GPtrArray *values, *links;
};
G_DEFINE_FINAL_TYPE (MtEntry, mt_entry, G_TYPE_OBJECT)

static void
value_free (MtValue *value)
{
  g_free (value->field);
  g_free (value->value);
  g_free (value);
}

static void
link_free (MtLink *link)
{
  g_free (link->role);
  g_free (link->to);
  g_free (link);
}

static void
mt_entry_finalize (GObject *object)
{
  MtEntry *self = MT_ENTRY (object);

  g_free (self->id);
  g_free (self->kind);
  mt_moment_clear (&self->moment);
  g_free (self->text);
  g_free (self->state);
  g_free (self->found);
  g_free (self->found_field);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->links);
  G_OBJECT_CLASS (mt_entry_parent_class)->finalize (object);
}

static void
mt_entry_class_init (MtEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_entry_finalize;
}

static void
mt_entry_init (MtEntry *self)
{
  self->key = MT_KEY_NONE;
  self->text = g_strdup ("");
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify)link_free);
}

MtEntry *
mt_entry_new_stored (const char *id, const char *kind)
{
  MtEntry *self = g_object_new (MT_TYPE_ENTRY, NULL);

  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  return self;
}

MtEntry *
mt_entry_new (const char *kind)
{
  g_autofree char *id = mt_id_new ();
  MtEntry *self = mt_entry_new_stored (id, kind);
  const MtKind *known = mt_kind_find (kind);

  mt_moment_now (&self->moment);
  if (known && known->n_states)
    self->state = g_strdup (known->states[0].id);
  return self;
}

MtEntry *
mt_entry_copy (MtEntry *self)
{
  MtEntry *copy = mt_entry_new_stored (self->id, self->kind);

  mt_entry_set_moment (copy, &self->moment);
  g_set_str (&copy->text, self->text);
  g_set_str (&copy->state, self->state);
  mt_entry_set_found (copy, self->found_field, self->found);
  copy->flagged = self->flagged;
  copy->partial = self->partial;
  copy->sealed = self->sealed;
  copy->deleted = self->deleted;
  copy->changed = self->changed;
  copy->key = self->key;
  copy->visit = self->visit;
  for (guint i = 0; i < self->values->len; i++) {
    const MtValue *value = self->values->pdata[i];
    mt_entry_add_value (copy, value->field, value->value, value->number);
  }
  for (guint i = 0; i < self->links->len; i++) {
    const MtLink *link = self->links->pdata[i];
    mt_entry_add_link (copy, link->role, link->to);
  }
  return copy;
}

const char *
mt_entry_get_id (MtEntry *self)
{
  return self->id;
}

const char *
mt_entry_get_kind (MtEntry *self)
{
  return self->kind;
}

const MtMoment *
mt_entry_get_moment (MtEntry *self)
{
  return &self->moment;
}

void
mt_entry_set_moment (MtEntry *self, const MtMoment *moment)
{
  g_set_str (&self->moment.zone, moment->zone);
  self->moment.instant = moment->instant;
  self->moment.offset = moment->offset;
}

gint32
mt_entry_get_day (MtEntry *self)
{
  return mt_day_of_local (mt_moment_get_local (&self->moment));
}

const char *
mt_entry_get_text (MtEntry *self)
{
  return self->text;
}

void
mt_entry_set_text (MtEntry *self, const char *text)
{
  g_set_str (&self->text, text);
}

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) > MT_ENTRY_TEXT_MAX)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_LONG, "a text is over 16 MiB");
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_TEXT, "a text is not UTF-8");
  else
    return TRUE;
  return FALSE;
}

gboolean
mt_entry_check (MtEntry *self, GError **error)
{
  for (guint i = 0; i < self->values->len; i++)
    if (!check_text (((const MtValue *)self->values->pdata[i])->value, error))
      return FALSE;
  return check_text (self->text, error);
}

gboolean
mt_entry_get_flagged (MtEntry *self)
{
  return self->flagged;
}

void
mt_entry_set_flagged (MtEntry *self, gboolean flagged)
{
  self->flagged = flagged;
}

const char *
mt_entry_get_state (MtEntry *self)
{
  return self->state;
}

void
mt_entry_set_state (MtEntry *self, const char *state)
{
  g_set_str (&self->state, state);
}

gint64
mt_entry_get_deleted (MtEntry *self)
{
  return self->deleted;
}

void
mt_entry_set_deleted (MtEntry *self, gint64 deleted)
{
  self->deleted = deleted;
}

gint64
mt_entry_get_changed (MtEntry *self)
{
  return self->changed;
}

void
mt_entry_set_changed (MtEntry *self, gint64 changed)
{
  self->changed = changed;
}

const GPtrArray *
mt_entry_get_values (MtEntry *self)
{
  return self->values;
}

const char *
mt_entry_get_value (MtEntry *self, const char *field)
{
  for (guint i = 0; i < self->values->len; i++) {
    const MtValue *value = self->values->pdata[i];
    if (g_str_equal (value->field, field))
      return value->value;
  }
  return NULL;
}

void
mt_entry_add_value (MtEntry *self, const char *field, const char *value, double number)
{
  MtValue *added = g_new (MtValue, 1);

  *added = (MtValue){ g_strdup (field), g_strdup (value), number };
  g_ptr_array_add (self->values, added);
}

void
mt_entry_clear_values (MtEntry *self, const char *field)
{
  for (guint i = self->values->len; i > 0; i--)
    if (g_str_equal (((MtValue *)self->values->pdata[i - 1])->field, field))
      g_ptr_array_remove_index (self->values, i - 1);
}

const GPtrArray *
mt_entry_get_links (MtEntry *self)
{
  return self->links;
}

void
mt_entry_add_link (MtEntry *self, const char *role, const char *to)
{
  MtLink *added = g_new (MtLink, 1);

  *added = (MtLink){ g_strdup (role), g_strdup (to) };
  g_ptr_array_add (self->links, added);
}

void
mt_entry_clear_links (MtEntry *self, const char *role)
{
  for (guint i = self->links->len; i > 0; i--)
    if (g_str_equal (((MtLink *)self->links->pdata[i - 1])->role, role))
      g_ptr_array_remove_index (self->links, i - 1);
}

gint64
mt_entry_get_key (MtEntry *self)
{
  return self->key;
}

void
mt_entry_set_key (MtEntry *self, gint64 key)
{
  self->key = key;
}

gboolean
mt_entry_get_partial (MtEntry *self)
{
  return self->partial;
}

void
mt_entry_set_partial (MtEntry *self, gboolean partial)
{
  self->partial = partial;
}

gboolean
mt_entry_get_sealed (MtEntry *self)
{
  return self->sealed;
}

void
mt_entry_set_sealed (MtEntry *self, gboolean sealed)
{
  self->sealed = sealed;
}

guint32
mt_entry_get_visit (MtEntry *self)
{
  return self->visit;
}

void
mt_entry_set_visit (MtEntry *self, guint32 visit)
{
  self->visit = visit;
}

const char *
mt_entry_get_found (MtEntry *self, const char **field)
{
  if (field)
    *field = self->found_field;
  return self->found;
}

void
mt_entry_set_found (MtEntry *self, const char *field, const char *found)
{
  g_set_str (&self->found_field, field);
  g_set_str (&self->found, found);
}
