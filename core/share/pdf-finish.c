/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/pdf-finish.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>

#include <stdlib.h>
#include <string.h>

#define START "startxref\n"
#define END_MAX 64 /* bytes: START, where the table begins, and the end */

static void
describe (qpdf_data pdf, const char *language)
{
  qpdf_oh root = qpdf_get_root (pdf), viewer = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, viewer, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", viewer);
  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, language));
}

static qpdf_oh
make_info (qpdf_data pdf)
{
  qpdf_oh info = qpdf_oh_new_dictionary (pdf);

  /* Translators: the title of a document a person shares.  Neutral: it is seen in window titles. */
  qpdf_oh_replace_key (pdf, info, "/Title", qpdf_oh_new_unicode_string (pdf, _ ("Notes")));
  return info;
}

/* Where the table of objects is, as the file says at its end; 0: it does not. */
static guint64
find_table (GByteArray *drawn)
{
  gsize length = MIN (drawn->len, END_MAX);
  g_autofree char *end = g_strndup ((const char *)drawn->data + drawn->len - length, length);
  const char *start = g_strrstr (end, START);

  return start ? g_ascii_strtoull (start + strlen (START), NULL, 10) : 0;
}

static void
append (GByteArray *more, const char *text)
{
  g_byte_array_append (more, (const guint8 *)text, (guint)strlen (text));
}

/* Object @number as it is from now on, in what comes behind @n_drawn bytes; returns where it
 * begins.
 */
static guint
append_object (GByteArray *more, guint n_drawn, qpdf_data pdf, int number, qpdf_oh object)
{
  guint start = n_drawn + more->len;
  g_autofree char *head = g_strdup_printf ("%d 0 obj\n", number);

  append (more, head);
  append (more, qpdf_oh_unparse_resolved (pdf, object));
  append (more, "\nendobj\n");
  return start;
}

/* What cairo says of itself stays in the file, in the dictionary that is replaced: it becomes
 * spaces, and no byte moves. */
static void
blank_producer (GByteArray *drawn, int info_number)
{
  g_autofree char *head = g_strdup_printf ("\n%d 0 obj\n<< /Producer (", info_number);
  char *end = (char *)drawn->data + drawn->len;
  char *at = memmem (drawn->data, drawn->len, head, strlen (head));
  char *producer = at ? at + strlen (head) - strlen ("/Producer (") : NULL;
  char *behind = at ? memchr (producer, '\n', (gsize)(end - producer)) : NULL;

  if (behind)
    memset (producer, ' ', (gsize)(behind - producer));
}

/* Puts into @more what is to come behind @drawn, which qpdf goes on reading from until the end. */
static gboolean
finish (qpdf_data pdf, GByteArray *drawn, GByteArray *more, const MtPage *page)
{
  guint64 table = find_table (drawn);
  qpdf_oh trailer, root, info;
  int root_number, info_number, size;
  guint root_start, info_start;
  g_autofree char *end = NULL;

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if (table == 0 ||
      qpdf_read_memory (pdf, "notes", (const char *)drawn->data, drawn->len, NULL) & QPDF_ERRORS)
    return FALSE;
  trailer = qpdf_get_trailer (pdf);
  root = qpdf_get_root (pdf);
  info = make_info (pdf);
  root_number = qpdf_oh_get_object_id (pdf, root);
  info_number = qpdf_oh_get_object_id (pdf, qpdf_oh_get_key (pdf, trailer, "/Info"));
  size = qpdf_oh_get_int_value_as_int (pdf, qpdf_oh_get_key (pdf, trailer, "/Size"));
  describe (pdf, page->language);
  if (qpdf_has_error (pdf) || root_number <= 0 || info_number <= 0 || size <= 0)
    return FALSE;
  root_start = append_object (more, drawn->len, pdf, root_number, root);
  info_start = append_object (more, drawn->len, pdf, info_number, info);
  end = g_strdup_printf ("xref\n%d 1\n%010u 00000 n \n%d 1\n%010u 00000 n \n"
                         "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %" G_GUINT64_FORMAT
                         " >>\n" START "%u\n%%%%EOF\n",
                         root_number, root_start, info_number, info_start, size, root_number,
                         info_number, table, drawn->len + more->len);
  append (more, end);
  blank_producer (drawn, info_number); /* nothing more is read from it */
  return TRUE;
}

gboolean
mt_pdf_finish (GByteArray *drawn, const MtPage *page, GError **error)
{
  qpdf_data pdf = qpdf_init ();
  g_autoptr (GByteArray) more = g_byte_array_new ();
  gboolean is_finished = finish (pdf, drawn, more, page);

  if (!is_finished) /* what qpdf says could quote the document */
    g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, "cannot finish the PDF");
  qpdf_cleanup (&pdf);
  if (is_finished)
    g_byte_array_append (drawn, more->data, more->len);
  return is_finished;
}
