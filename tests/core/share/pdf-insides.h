/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <poppler.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* What stands in a PDF, wherever in it. */

/* The words on all its pages; owned. */
static inline char *
pdf_text (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++) {
    PopplerPage *page = poppler_document_get_page (document, i);
    g_autofree char *words = poppler_page_get_text (page);

    g_string_append_printf (text, "%s\n", words);
    g_object_unref (page);
  }
  g_object_unref (document);
  return g_string_free_and_steal (text);
}

/* All streams unpacked, and all other objects as they are written, one after the other. */
static inline GByteArray *
pdf_objects (qpdf_data pdf)
{
  GByteArray *all = g_byte_array_new ();
  int n_objects =
      qpdf_oh_get_int_value_as_int (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Size"));

  for (int i = 1; i < n_objects; i++) {
    qpdf_oh object = qpdf_get_object_by_id (pdf, i, 0);
    qpdf_oh plain = qpdf_oh_is_stream (pdf, object) ? qpdf_oh_get_dict (pdf, object) : object;
    const char *written = qpdf_oh_unparse_binary (pdf, plain);

    g_byte_array_append (all, (const guint8 *)written, (guint)strlen (written) + 1);
    written = qpdf_oh_unparse (pdf, plain);
    g_byte_array_append (all, (const guint8 *)written, (guint)strlen (written) + 1);
    if (qpdf_oh_is_stream (pdf, object)) {
      unsigned char *data = NULL;
      size_t size = 0;
      QPDF_BOOL filtered;

      g_assert_cmpint (qpdf_oh_get_stream_data (pdf, object, qpdf_dl_all, &filtered, &data, &size),
                       ==, QPDF_SUCCESS);
      g_byte_array_append (all, data, (guint)size);
      free (data);
    }
  }
  return all;
}

static inline gboolean
has_bytes (const GByteArray *all, const void *wanted, gsize size)
{
  return memmem (all->data, all->len, wanted, size) != NULL;
}

/* Whether @word is there as UTF-8, as UTF-16, or as the digits of that. */
static inline gboolean
pdf_has_word (const GByteArray *all, const char *word)
{
  gsize size;
  g_autofree char *wide = g_convert (word, -1, "UTF-16BE", "UTF-8", NULL, &size, NULL);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (digits, "%02x", (guchar)wide[i]);
  return has_bytes (all, word, strlen (word)) || has_bytes (all, wide, size) ||
         has_bytes (all, digits->str, digits->len);
}

/* Adds the characters that the hexadecimal UTF-16 at @digits stands for. */
static inline void
add_characters (GHashTable *characters, const char *digits)
{
  for (; g_ascii_isxdigit (*digits); digits += 4) {
    g_autofree char *unit = g_strndup (digits, 4);
    guint code = (guint)g_ascii_strtoull (unit, NULL, 16);

    if (code < 0xD800 || code > 0xDFFF)
      g_hash_table_add (characters, GUINT_TO_POINTER (code));
  }
}

/* Every character (of plane 0) that a glyph of its fonts stands for. */
static inline GHashTable *
pdf_characters (const GByteArray *all)
{
  GHashTable *characters = g_hash_table_new (NULL, NULL);
  g_autofree char *text = g_malloc (all->len + 1);
  const char *at = text;

  for (guint i = 0; i < all->len; i++)
    text[i] = all->data[i] ? (char)all->data[i] : ' ';
  text[all->len] = '\0';
  while ((at = strstr (at, "beginbf"))) {
    gboolean is_range = g_str_has_prefix (at, "beginbfrange");
    const char *end = strstr (at, "endbf");

    for (guint n = 0; (at = strchr (at, '<')) && at < end; n++) {
      guint in_row = n % (is_range ? 3 : 2);

      if (in_row == (is_range ? 2u : 1u))
        add_characters (characters, at + 1);
      at++;
    }
    at = end;
  }
  return characters;
}

/* Whether each of its fonts is in it. */
static inline gboolean
pdf_has_its_fonts (qpdf_data pdf)
{
  int n_objects =
      qpdf_oh_get_int_value_as_int (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Size"));
  int n_fonts = 0;

  for (int i = 1; i < n_objects; i++) {
    qpdf_oh object = qpdf_get_object_by_id (pdf, i, 0), descriptor;
    const char *type;

    if (!qpdf_oh_is_dictionary (pdf, object) || !qpdf_oh_has_key (pdf, object, "/FontDescriptor"))
      continue;
    n_fonts++;
    descriptor = qpdf_oh_get_key (pdf, object, "/FontDescriptor");
    type = qpdf_oh_has_key (pdf, descriptor, "/FontFile3")   ? "/FontFile3"
           : qpdf_oh_has_key (pdf, descriptor, "/FontFile2") ? "/FontFile2"
                                                             : "/FontFile";
    if (!qpdf_oh_is_stream (pdf, qpdf_oh_get_key (pdf, descriptor, type)))
      return FALSE;
  }
  return n_fonts > 0;
}
