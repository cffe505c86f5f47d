/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/bring-in.h"

#include "core/bring-in/calendar.h"
#include "core/error.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const MtBringFormat formats[] = {
  { "ics", N_ ("Calendar"), MT_KIND_SESSION, mt_calendar_matches, mt_calendar_read,
    mt_calendar_is_same },
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

/* The text of @file, without a mark at its beginning; NULL: it is none, or too much. */
static char *
copy_text (GBytes *file, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  g_autofree char *text = NULL;

  if (size > MT_BRING_IN_BYTES_MAX) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_TOO_LONG, "a file above the limit");
    return NULL;
  }
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
  g_autofree char *text = copy_text (file, error);

  if (!text)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].matches (text))
      return &formats[i];
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "a file of no format that is known");
  return NULL;
}

MtBroughtIn *
mt_bring_in_read (const MtBringFormat *format, GBytes *file, const MtMoment *now, GError **error)
{
  g_autofree char *text = copy_text (file, error);

  return text ? format->read (text, now, error) : NULL;
}

/* ---- What was brought in ---- */

static void
found_free (gpointer data)
{
  MtBrought *found = data;

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
  return self;
}

void
mt_brought_in_free (MtBroughtIn *self)
{
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->misreads);
  g_free (self);
}

void
mt_brought_in_add (MtBroughtIn *self, MtEntry *entry, const char *known_as, guint line)
{
  MtBrought *found = g_new0 (MtBrought, 1);

  *found = (MtBrought){ entry, g_strdup (known_as), line };
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
