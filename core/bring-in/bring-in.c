/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/bring-in.h"

#include "core/bring-in/calendar.h"
#include "core/bring-in/json.h"
#include "core/bring-in/zip.h"
#include "core/error.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

#include <string.h>

#define PIECE ((gsize)256 * 1024) /* bytes read at a time */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const MtBringFormat formats[] = {
  { "zip", N_ ("Everything from Meantime"), .whole = TRUE, .packed = TRUE,
    .matches_packed = mt_bring_zip_matches, .read_packed = mt_bring_zip_read },
  { "json", N_ ("Entries from Meantime"), .whole = TRUE, .matches = mt_bring_json_matches,
    .read = mt_bring_json_read },
  { "ics", N_ ("Calendar"), MT_KIND_SESSION, .matches = mt_calendar_matches,
    .read = mt_calendar_read, .is_same = mt_calendar_is_same },
};

const MtBringFormat *
mt_bring_formats (gsize *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const MtBringFormat *
mt_bring_format_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return NULL;
}

/* Old programs fold long lines by bytes, which RFC 5545 §3.1 lets them: the rest of a letter that
 * stands behind a fold moves before it.  In sound text no such rest follows a space, and lines stay
 * where they are. */
static void
mend_folds (char *text, gsize size)
{
  for (gsize i = 0; i + 2 < size; i++) {
    gsize fold = text[i] == '\r' && text[i + 1] == '\n' ? 2 : text[i] == '\n' ? 1 : 0;
    gsize end = i + fold + 1;

    if (fold == 0 || end >= size || (text[end - 1] != ' ' && text[end - 1] != '\t'))
      continue;
    for (; end < size && ((guchar)text[end] & 0xc0) == 0x80; i++, end++) {
      char rest = text[end];

      memmove (text + i + 1, text + i, fold + 1);
      text[i] = rest;
    }
  }
}

static gboolean
check_size (GBytes *file, gsize max, GError **error)
{
  if (g_bytes_get_size (file) <= max)
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_LONG, "a file above the limit");
  return FALSE;
}

/* The text of @file, without a mark at its beginning; NULL: it is none, or too much. */
static char *
copy_text (GBytes *file, gsize max, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  g_autofree char *text = NULL;

  if (!check_size (file, max, error))
    return NULL;
  if (size >= strlen (BYTE_ORDER_MARK) &&
      memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
    data += strlen (BYTE_ORDER_MARK);
    size -= strlen (BYTE_ORDER_MARK);
  }
  text = g_malloc (size + 1);
  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  mend_folds (text, size);
  if (!g_utf8_validate_len (text, size, NULL)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_TEXT, "not text in UTF-8");
    return NULL;
  }
  return g_steal_pointer (&text);
}

const MtBringFormat *
mt_bring_format_of (GBytes *file, GError **error)
{
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].packed && formats[i].matches_packed (file))
      return &formats[i];
  if (!(text = copy_text (file, MT_BRING_IN_OURS_MAX, error)))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (!formats[i].packed && formats[i].matches (text))
      return formats[i].whole || check_size (file, MT_BRING_IN_BYTES_MAX, error) ? &formats[i]
                                                                                 : NULL;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "a file of no format that is known");
  return NULL;
}

MtBroughtIn *
mt_bring_in_read (const MtBringFormat *format, GBytes *file, const MtMoment *now, GError **error)
{
  gsize max = format->whole ? MT_BRING_IN_OURS_MAX : MT_BRING_IN_BYTES_MAX;
  g_autofree char *text = NULL;

  if (format->packed)
    return check_size (file, max, error) ? format->read_packed (file, error) : NULL;
  text = copy_text (file, max, error);
  return text ? format->read (text, now, error) : NULL;
}

GBytes *
mt_bring_in_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize size = 1;

  while (stream && size > 0 && bytes->len <= MT_BRING_IN_OURS_MAX) {
    if (!g_input_stream_read_all (G_INPUT_STREAM (stream), piece, PIECE, &size, cancellable, error))
      return NULL;
    g_byte_array_append (bytes, piece, (guint)size);
  }
  return stream ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* ---- What was brought in ---- */

static void
found_free (gpointer data)
{
  MtBrought *found = data;

  if (found->whole)
    mt_whole_free (found->whole);
  else
    g_object_unref (found->entry);
  g_free (found->known_as);
  g_free (found);
}

MtBroughtIn *
mt_brought_in_new (void)
{
  MtBroughtIn *self = g_new0 (MtBroughtIn, 1);

  self->found = g_ptr_array_new_with_free_func (found_free);
  self->misreads = g_ptr_array_new_with_free_func (g_free);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_gone_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->shared = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_shared_free);
  return self;
}

void
mt_brought_in_free (MtBroughtIn *self)
{
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->misreads);
  g_ptr_array_unref (self->gone);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->shared);
  g_free (self);
}

void
mt_brought_in_add (MtBroughtIn *self, MtEntry *entry, const char *known_as, guint line)
{
  MtBrought *found = g_new0 (MtBrought, 1);

  *found = (MtBrought){ entry, g_strdup (known_as), line, NULL };
  g_ptr_array_add (self->found, found);
}

void
mt_brought_in_add_whole (MtBroughtIn *self, MtWhole *whole, const char *known_as, guint line)
{
  MtBrought *found = g_new0 (MtBrought, 1);

  *found = (MtBrought){ whole->entry, g_strdup (known_as), line, whole };
  g_ptr_array_add (self->found, found);
}

void
mt_brought_in_miss (MtBroughtIn *self, guint line, const char *why)
{
  MtMisread *misread = g_new0 (MtMisread, 1);

  *misread = (MtMisread){ line, why };
  g_ptr_array_add (self->misreads, misread);
}

static gboolean
is_among (const MtBringFormat *format, const MtBrought *found, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (format->is_same (found, entries->pdata[i]))
      return TRUE;
  return FALSE;
}

void
mt_brought_in_settle (MtBroughtIn *self, const MtBringFormat *format, GPtrArray *present)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < self->found->len;) {
    const MtBrought *found = self->found->pdata[i];

    if (is_among (format, found, present) || is_among (format, found, taken)) {
      g_ptr_array_remove_index (self->found, i);
      self->n_there++;
    } else {
      g_ptr_array_add (taken, found->entry);
      i++;
    }
  }
}
