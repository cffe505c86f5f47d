/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/document.h"

#include <string.h>

#define FIELD_ONE_THING "one-thing"
#define FIELD_TAGS "tags"
#define STATE_PLANNED "planned"

struct _MtDocument {
  GPtrArray *entries; /* entry number n at n - 1 */
  const MtShareSheet *sheet;
  MtSince *since;
  const char *const *hidden;
  const char **hidden_here; /* what that points to, on a sheet */
  GHashTable *numbers;      /* id → number */
  GHashTable *linked;       /* set of ids */
};

/* Kinds that ask come first, in the order of the table; all others are one group. */
static gsize
group_of (MtEntry *entry)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));

  return kind && kind->asks ? (gsize)(kind - kinds) : n_kinds;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  MtEntry *left = *(MtEntry *const *)a, *right = *(MtEntry *const *)b;
  gsize left_group = group_of (left), right_group = group_of (right);
  gint64 left_time = mt_moment_get_local (mt_entry_get_moment (left));
  gint64 right_time = mt_moment_get_local (mt_entry_get_moment (right));

  if (left_group != right_group)
    return left_group < right_group ? -1 : 1;
  if (left_time != right_time)
    return left_time < right_time ? -1 : 1;
  return strcmp (mt_entry_get_id (left), mt_entry_get_id (right));
}

static void
note_links (MtDocument *self)
{
  for (guint number = 1; number <= self->entries->len; number++) {
    g_autoptr (MtView) view = mt_document_view (self, number);
    for (guint i = 0; i < view->parts->len; i++) {
      const MtViewPart *part = view->parts->pdata[i];
      for (guint j = 0; j < part->links->len; j++)
        g_hash_table_add (self->linked, part->links->pdata[j]);
    }
  }
}

/* Only what was ticked is counted, and nothing that is hidden. */
static MtSince *
count_since (const MtShareSheet *sheet, const char *const *hidden)
{
  if (!sheet || !sheet->with || !sheet->since || !sheet->last)
    return NULL;
  return mt_since_new (sheet->since, sheet->last, hidden);
}

/* Tags are for finding again, and no words to somebody: a sheet goes without. */
static const char **
add_tags (const char *const *hidden)
{
  gsize length = hidden ? g_strv_length ((char **)hidden) : 0;
  const char **more = g_new0 (const char *, length + 2);

  for (gsize i = 0; i < length; i++)
    more[i] = hidden[i];
  more[length] = FIELD_TAGS;
  return more;
}

MtDocument *
mt_document_new (GPtrArray *entries, const char *const *hidden, const MtShareSheet *sheet)
{
  MtDocument *self = g_new (MtDocument, 1);

  *self = (MtDocument){ .entries = g_ptr_array_new_with_free_func (g_object_unref),
                        .sheet = sheet,
                        .since = count_since (sheet, hidden),
                        .hidden = hidden,
                        .numbers = g_hash_table_new (g_str_hash, g_str_equal),
                        .linked = g_hash_table_new (g_str_hash, g_str_equal) };
  if (sheet)
    self->hidden = self->hidden_here = add_tags (hidden);
  for (guint i = 0; i < entries->len; i++)
    if (g_hash_table_add (self->numbers, (char *)mt_entry_get_id (entries->pdata[i])))
      g_ptr_array_add (self->entries, g_object_ref (entries->pdata[i]));
  if (!sheet)
    g_ptr_array_sort (self->entries, compare);
  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_insert (self->numbers, (char *)mt_entry_get_id (self->entries->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  note_links (self);
  return self;
}

void
mt_document_free (MtDocument *self)
{
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->linked);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->since, mt_since_free);
  g_free (self->hidden_here);
  g_free (self);
}

guint
mt_document_get_length (MtDocument *self)
{
  return self->entries->len;
}

gboolean
mt_document_get_days (MtDocument *self, gint32 *first, gint32 *last)
{
  if (self->entries->len == 0)
    return FALSE;
  *first = *last = mt_entry_get_day (self->entries->pdata[0]);
  for (guint i = 1; i < self->entries->len; i++) {
    gint32 day = mt_entry_get_day (self->entries->pdata[i]);
    *first = MIN (*first, day);
    *last = MAX (*last, day);
  }
  return TRUE;
}

const MtKind *
mt_document_get_card (MtDocument *self)
{
  gboolean alone = self->entries->len == 1 && !self->sheet;
  const MtKind *kind = alone ? mt_kind_find (mt_entry_get_kind (self->entries->pdata[0])) : NULL;

  return kind && kind->card ? kind : NULL;
}

/* A note is free text, and goes where that is hidden. */
static const char *
find_note (MtDocument *self, const MtView *view)
{
  MtEntry *note = NULL;

  if (view->text && self->sheet && self->sheet->notes)
    note = g_hash_table_lookup (self->sheet->notes, mt_entry_get_id (view->entry));
  return note && *mt_entry_get_text (note) ? mt_entry_get_text (note) : NULL;
}

MtView *
mt_document_view (MtDocument *self, guint number)
{
  MtView *view;

  g_return_val_if_fail (number > 0 && number <= self->entries->len, NULL);
  view = mt_view_new (self->entries->pdata[number - 1], self->hidden, self->numbers);
  view->note = find_note (self, view);
  return view;
}

guint
mt_document_find (MtDocument *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
}

gboolean
mt_document_is_linked (MtDocument *self, guint number)
{
  g_return_val_if_fail (number > 0 && number <= self->entries->len, FALSE);
  return g_hash_table_contains (self->linked, mt_entry_get_id (self->entries->pdata[number - 1]));
}

gboolean
mt_document_is_sheet (MtDocument *self)
{
  return self->sheet != NULL;
}

const MtMoment *
mt_document_get_moment (MtDocument *self)
{
  MtEntry *session = self->sheet ? self->sheet->session : NULL;

  if (!session || g_strcmp0 (mt_entry_get_state (session), STATE_PLANNED) != 0)
    return NULL;
  return mt_entry_get_moment (session);
}

const char *
mt_document_get_one_thing (MtDocument *self)
{
  MtEntry *session = self->sheet ? self->sheet->session : NULL;

  if (!session || (self->hidden && g_strv_contains (self->hidden, FIELD_ONE_THING)))
    return NULL;
  return mt_entry_get_value (session, FIELD_ONE_THING);
}

const MtSince *
mt_document_get_since (MtDocument *self, MtSinceParts *parts)
{
  *parts = self->since ? self->sheet->with : 0;
  return self->since;
}
