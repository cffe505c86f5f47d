/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/document.h"

#include "core/due.h"

#include <string.h>

#define FIELD_ONE_THING "one-thing"
#define FIELD_TAGS "tags"
#define STATE_PLANNED "planned"

struct _MtDocument {
  GPtrArray *entries; /* entry number n at n - 1, masked, as all others here are */
  const MtShareSheet *sheet;
  const MtShareChoice *choice;
  MtMask *mask;
  MtEntry *session;  /* of the sheet, or NULL */
  GHashTable *notes; /* id of an entry → MtEntry: the note beside it */
  GHashTable *said;  /* id of an entry → char *: what is said of it to the reader */
  GHashTable
      *hiddens;       /* id of an entry → char **: all that is left out of it, where that is more */
  GHashTable *closed; /* id of an entry → int32: the day until which it is closed */
  MtSince *since;
  char **absent;       /* fields that this document does not have */
  char **hidden;       /* these and what is left out everywhere */
  guint n_hidden;      /* besides what the mask counted */
  GHashTable *numbers; /* id → number */
  GHashTable *linked;  /* set of ids */
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

/* Tags are for finding again, and no words to somebody: a sheet goes without. */
static char **
list_absent (const MtShareOptions *options)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (options->hidden)
    g_strv_builder_addv (builder, (const char **)options->hidden);
  if (options->sheet)
    g_strv_builder_add (builder, FIELD_TAGS);
  return g_strv_builder_end (builder);
}

/* What is left out of entry @id, or (NULL) of all. */
static char **
list_hidden (MtDocument *self, const char *id)
{
  g_auto (GStrv) of_all = self->choice ? mt_share_choice_get_left_out (self->choice, NULL) : NULL;
  g_auto (GStrv) own = self->choice && id ? mt_share_choice_get_left_out (self->choice, id) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)self->absent);
  if (of_all)
    g_strv_builder_addv (builder, (const char **)of_all);
  if (own)
    g_strv_builder_addv (builder, (const char **)own);
  return g_strv_builder_end (builder);
}

/* Only what was ticked is counted, and nothing that is hidden. */
static void
count_since (MtDocument *self)
{
  g_autoptr (GPtrArray) counted = g_ptr_array_new_with_free_func (g_object_unref);
  const MtShareSheet *sheet = self->sheet;

  for (guint i = 0; i < sheet->since->len; i++)
    g_ptr_array_add (counted, mt_mask_entry (self->mask, sheet->since->pdata[i], MT_MASK_COUNTED));
  self->since = mt_since_new (counted, sheet->last, (const char *const *)self->hidden);
}

static void
take_sheet (MtDocument *self)
{
  MtEntry *session = self->sheet->session;

  if (session) { /* nothing is shown of it but the one thing */
    self->session = mt_mask_entry (self->mask, session, MT_MASK_COUNTED);
    self->n_hidden += g_strcmp0 (mt_entry_get_value (session, FIELD_ONE_THING),
                                 mt_entry_get_value (self->session, FIELD_ONE_THING)) != 0;
  }
  if (self->sheet->with && self->sheet->since && self->sheet->last)
    count_since (self);
}

static const char *const *
hidden_of (MtDocument *self, const char *id)
{
  char **hidden = g_hash_table_lookup (self->hiddens, id);

  return (const char *const *)(hidden ? hidden : self->hidden);
}

/* What is said of @entry, what is left out of it, and what is noted beside it: free text, which
 * goes where that is hidden. */
static void
note_changes (MtDocument *self, MtEntry *entry)
{
  const char *id = mt_entry_get_id (entry);
  char *said = mt_mask_said (self->mask, entry);
  g_auto (GStrv) own = self->choice ? mt_share_choice_get_left_out (self->choice, id) : NULL;
  MtEntry *note = NULL;

  if (said)
    g_hash_table_insert (self->said, g_strdup (id), said);
  if (own && *own)
    g_hash_table_insert (self->hiddens, g_strdup (id), list_hidden (self, id));
  if (self->sheet && self->sheet->notes && !g_strv_contains (hidden_of (self, id), MT_HIDE_TEXT))
    note = g_hash_table_lookup (self->sheet->notes, id);
  if (note)
    g_hash_table_insert (self->notes, g_strdup (id),
                         mt_mask_entry (self->mask, note, MT_MASK_SHOWN));
}

/* An entry that is not chosen is not in it, whoever gave it. */
static void
take_entry (MtDocument *self, MtEntry *entry)
{
  const char *id = mt_entry_get_id (entry);
  MtEntry *shown;
  gint32 closed_until;

  if (g_hash_table_contains (self->numbers, id) ||
      (self->choice && mt_share_choice_get_n_chosen (self->choice) > 0 &&
       !mt_share_choice_contains (self->choice, id)))
    return;
  shown = mt_mask_entry (self->mask, entry, MT_MASK_SHOWN);
  g_ptr_array_add (self->entries, shown);
  g_hash_table_add (self->numbers, (char *)mt_entry_get_id (shown));
  if (mt_due_is_closed (entry, G_MININT32, &closed_until))
    g_hash_table_insert (self->closed, g_strdup (id),
                         g_memdup2 (&closed_until, sizeof closed_until));
  note_changes (self, entry);
}

MtDocument *
mt_document_new (GPtrArray *entries, const MtShareOptions *options)
{
  MtDocument *self = g_new (MtDocument, 1);

  *self = (MtDocument){
    .entries = g_ptr_array_new_with_free_func (g_object_unref),
    .sheet = options->sheet,
    .choice = options->choice,
    .absent = list_absent (options),
    .notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref),
    .said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .hiddens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev),
    .closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .numbers = g_hash_table_new (g_str_hash, g_str_equal),
    .linked = g_hash_table_new (g_str_hash, g_str_equal),
  };
  self->mask = mt_mask_new (options->choice, (const char *const *)self->absent);
  self->hidden = list_hidden (self, NULL);
  for (guint i = 0; i < entries->len; i++)
    take_entry (self, entries->pdata[i]);
  if (self->sheet)
    take_sheet (self);
  if (!self->sheet)
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
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->said);
  g_hash_table_unref (self->hiddens);
  g_hash_table_unref (self->closed);
  g_clear_object (&self->session);
  g_clear_pointer (&self->since, mt_since_free);
  mt_mask_free (self->mask);
  g_strfreev (self->absent);
  g_strfreev (self->hidden);
  g_free (self);
}

guint
mt_document_get_length (MtDocument *self)
{
  return self->entries->len;
}

MtShareCounts
mt_document_get_counts (MtDocument *self)
{
  MtShareCounts counts = mt_mask_get_counts (self->mask);

  counts.n_hidden += self->n_hidden;
  return counts;
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

MtView *
mt_document_view (MtDocument *self, guint number)
{
  MtView *view;
  MtEntry *note;
  const char *id;

  g_return_val_if_fail (number > 0 && number <= self->entries->len, NULL);
  id = mt_entry_get_id (self->entries->pdata[number - 1]);
  view = mt_view_new (self->entries->pdata[number - 1], hidden_of (self, id), self->numbers);
  note = g_hash_table_lookup (self->notes, id);
  view->note = note && *mt_entry_get_text (note) ? mt_entry_get_text (note) : NULL;
  view->said = g_hash_table_lookup (self->said, id);
  return view;
}

gboolean
mt_document_is_closed (MtDocument *self, guint number, gint32 today)
{
  const gint32 *until;

  g_return_val_if_fail (number > 0 && number <= self->entries->len, FALSE);
  until = g_hash_table_lookup (self->closed, mt_entry_get_id (self->entries->pdata[number - 1]));
  return until && *until > today;
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

  /* as it is, and not as much of it as may be seen: where it is planned, when is no word of it */
  if (!session || g_strcmp0 (mt_entry_get_state (session), STATE_PLANNED) != 0)
    return NULL;
  return mt_entry_get_moment (self->session);
}

const char *
mt_document_get_one_thing (MtDocument *self)
{
  if (!self->session || g_strv_contains ((const char *const *)self->hidden, FIELD_ONE_THING))
    return NULL;
  return mt_entry_get_value (self->session, FIELD_ONE_THING);
}

gboolean
mt_document_hides (MtDocument *self, const char *words)
{
  return mt_mask_hides (self->mask, words);
}

const MtSince *
mt_document_get_since (MtDocument *self, MtSinceParts *parts)
{
  *parts = self->since ? self->sheet->with : 0;
  return self->since;
}
