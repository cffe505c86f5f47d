/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/choice-private.h"

#include <string.h>

MtShareHidden *
mt_share_hidden_new (const char *field, guint index, const char *fingerprint)
{
  MtShareHidden *self = g_new (MtShareHidden, 1);

  *self = (MtShareHidden){ g_strdup (field), index, g_strdup (fingerprint),
                           g_array_new (FALSE, FALSE, sizeof (MtShareSpan)) };
  return self;
}

void
mt_share_hidden_free (MtShareHidden *self)
{
  g_free (self->field);
  g_free (self->fingerprint);
  g_array_unref (self->spans);
  g_free (self);
}

int
mt_share_hidden_compare (gconstpointer a, gconstpointer b)
{
  const MtShareHidden *one = *(MtShareHidden *const *)a, *other = *(MtShareHidden *const *)b;
  int fields = strcmp (one->field, other->field);

  return fields ? fields : one->index < other->index ? -1 : one->index > other->index;
}

char *
mt_share_choice_fingerprint (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* ---- Spans ---- */

void
mt_share_hidden_add (MtShareHidden *self, MtShareSpan span)
{
  guint first = 0, last;

  while (first < self->spans->len &&
         g_array_index (self->spans, MtShareSpan, first).end < span.start)
    first++;
  for (last = first; last < self->spans->len; last++) { /* what it meets is one with it */
    const MtShareSpan *there = &g_array_index (self->spans, MtShareSpan, last);

    if (there->start > span.end)
      break;
    span = (MtShareSpan){ MIN (span.start, there->start), MAX (span.end, there->end) };
  }
  if (last > first)
    g_array_remove_range (self->spans, first, last - first);
  g_array_insert_val (self->spans, first, span);
}

static void
take_span (MtShareHidden *self, MtShareSpan span)
{
  g_autoptr (GArray) spans = g_steal_pointer (&self->spans);

  self->spans = g_array_new (FALSE, FALSE, sizeof (MtShareSpan));
  for (guint i = 0; i < spans->len; i++) {
    const MtShareSpan *there = &g_array_index (spans, MtShareSpan, i);
    const MtShareSpan before = { there->start, MIN (there->end, span.start) };
    const MtShareSpan after = { MAX (there->start, span.end), there->end };

    if (before.start < before.end)
      mt_share_hidden_add (self, before);
    if (after.start < after.end)
      mt_share_hidden_add (self, after);
  }
}

/* Whole characters, within @text. */
static MtShareSpan
fit (const char *text, MtShareSpan span)
{
  gsize length = strlen (text);

  span.start = MIN (span.start, length);
  span.end = MIN (span.end, length);
  while (span.start > 0 && ((guchar)text[span.start] & 0xc0) == 0x80)
    span.start--;
  while (span.end < length && ((guchar)text[span.end] & 0xc0) == 0x80)
    span.end++;
  return span;
}

/* ---- In an entry ---- */

/* NULL: there is none. */
static const char *
find_text (MtEntry *entry, const char *field, guint index)
{
  const GPtrArray *values = mt_entry_get_values (entry);

  if (g_str_equal (field, MT_HIDE_TEXT))
    return index == 0 ? mt_entry_get_text (entry) : NULL;
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (g_str_equal (value->field, field) && index-- == 0)
      return value->value;
  }
  return NULL;
}

static MtShareHidden *
find_hidden (const MtShareChange *change, const char *field, guint index)
{
  for (guint i = 0; change && i < change->hidden->len; i++) {
    MtShareHidden *hidden = change->hidden->pdata[i];

    if (hidden->index == index && g_str_equal (hidden->field, field))
      return hidden;
  }
  return NULL;
}

static gboolean
is_of (const MtShareHidden *hidden, const char *text)
{
  g_autofree char *fingerprint = text ? mt_share_choice_fingerprint (text) : NULL;

  return g_strcmp0 (hidden->fingerprint, fingerprint) == 0;
}

gboolean
mt_share_choice_hide (
    MtShareChoice *self, MtEntry *entry, const char *field, guint index, MtShareSpan span)
{
  const char *id = mt_entry_get_id (entry), *text = find_text (entry, field, index);
  MtShareHidden *hidden = find_hidden (mt_share_choice_find (self, id), field, index);

  if (!text || mt_share_choice_is_stale (self, entry))
    return FALSE;
  span = fit (text, span);
  if (span.start >= span.end)
    return TRUE;
  if (!hidden) {
    MtShareChange *change = mt_share_choice_get (self, id);
    g_autofree char *fingerprint = mt_share_choice_fingerprint (text);

    hidden = mt_share_hidden_new (field, index, fingerprint);
    g_ptr_array_add (change->hidden, hidden);
    g_ptr_array_sort (change->hidden, mt_share_hidden_compare);
  }
  mt_share_hidden_add (hidden, span);
  return TRUE;
}

gboolean
mt_share_choice_show (
    MtShareChoice *self, MtEntry *entry, const char *field, guint index, MtShareSpan span)
{
  const char *id = mt_entry_get_id (entry), *text = find_text (entry, field, index);
  MtShareChange *change = mt_share_choice_find (self, id);
  MtShareHidden *hidden = find_hidden (change, field, index);

  if (!text || mt_share_choice_is_stale (self, entry))
    return FALSE;
  if (!hidden)
    return TRUE;
  take_span (hidden, fit (text, span));
  if (hidden->spans->len == 0)
    g_ptr_array_remove (change->hidden, hidden);
  mt_share_choice_tidy (self, id);
  return TRUE;
}

GArray *
mt_share_choice_get_hidden (const MtShareChoice *self,
                            MtEntry *entry,
                            const char *field,
                            guint index)
{
  const char *text = find_text (entry, field, index);
  const MtShareHidden *hidden =
      find_hidden (mt_share_choice_find (self, mt_entry_get_id (entry)), field, index);
  gboolean is_stale = mt_share_choice_is_stale (self, entry);
  GArray *spans;

  if (hidden && !is_stale)
    return g_array_copy (hidden->spans);
  spans = g_array_new (FALSE, FALSE, sizeof (MtShareSpan));
  if (is_stale && text && *text)
    g_array_append_val (spans, ((MtShareSpan){ 0, strlen (text) }));
  return spans;
}

gboolean
mt_share_choice_is_stale (const MtShareChoice *self, MtEntry *entry)
{
  const MtShareChange *change = mt_share_choice_find (self, mt_entry_get_id (entry));

  for (guint i = 0; change && i < change->hidden->len; i++) {
    const MtShareHidden *hidden = change->hidden->pdata[i];

    if (!is_of (hidden, find_text (entry, hidden->field, hidden->index)))
      return TRUE;
  }
  return FALSE;
}

void
mt_share_choice_renew (MtShareChoice *self, MtEntry *entry)
{
  const char *id = mt_entry_get_id (entry);
  MtShareChange *change = mt_share_choice_find (self, id);

  for (guint i = change ? change->hidden->len : 0; i-- > 0;) {
    const MtShareHidden *hidden = change->hidden->pdata[i];

    if (!is_of (hidden, find_text (entry, hidden->field, hidden->index)))
      g_ptr_array_remove_index (change->hidden, i);
  }
  mt_share_choice_tidy (self, id);
}
