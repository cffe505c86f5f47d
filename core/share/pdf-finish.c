/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/pdf-finish.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>

#include <string.h>

#define BEFORE "q\n"
#define AFTER "\nQ\n/Artifact BMC\nq /Around Do Q\nEMC\n"

static qpdf_oh
add_stream (qpdf_data pdf, const char *content)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf);

  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *)content, strlen (content),
                               qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  return stream;
}

/* Turns the content of such a page into something others can draw. */
static qpdf_oh
make_form (qpdf_data pdf, qpdf_oh around)
{
  qpdf_oh form = qpdf_oh_get_key (pdf, around, "/Contents");
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, form);
  qpdf_oh box = qpdf_oh_get_key (pdf, around, "/MediaBox");

  qpdf_oh_replace_key (pdf, dictionary, "/Type", qpdf_oh_new_name (pdf, "/XObject"));
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, "/Form"));
  qpdf_oh_replace_key (pdf, dictionary, "/BBox", box);
  qpdf_oh_replace_key (pdf, dictionary, "/Resources", qpdf_oh_get_key (pdf, around, "/Resources"));
  return form;
}

static qpdf_oh
get_dictionary (qpdf_data pdf, qpdf_oh parent, const char *key)
{
  if (!qpdf_oh_has_key (pdf, parent, key))
    qpdf_oh_replace_key (pdf, parent, key, qpdf_oh_new_dictionary (pdf));
  return qpdf_oh_get_key (pdf, parent, key);
}

static gboolean
lay_surroundings (qpdf_data pdf)
{
  int n_all = qpdf_get_num_pages (pdf), n_pages = n_all / 2;
  qpdf_oh before = add_stream (pdf, BEFORE), after = add_stream (pdf, AFTER);

  if (n_all < 2 || n_all % 2)
    return FALSE;
  for (int i = 0; i < n_pages; i++) {
    qpdf_oh target = qpdf_get_page_n (pdf, (size_t)i);
    qpdf_oh around = qpdf_get_page_n (pdf, (size_t)(n_pages + i));
    qpdf_oh resources = get_dictionary (pdf, target, "/Resources");
    qpdf_oh objects = get_dictionary (pdf, resources, "/XObject");
    qpdf_oh contents = qpdf_oh_new_array (pdf);

    qpdf_oh_replace_key (pdf, objects, "/Around", make_form (pdf, around));
    qpdf_oh_append_item (pdf, contents, before);
    qpdf_oh_append_item (pdf, contents, qpdf_oh_get_key (pdf, target, "/Contents"));
    qpdf_oh_append_item (pdf, contents, after);
    qpdf_oh_replace_key (pdf, target, "/Contents", contents);
  }
  for (int i = n_all - 1; i >= n_pages; i--)
    qpdf_remove_page (pdf, qpdf_get_page_n (pdf, (size_t)i));
  return TRUE;
}

static void
describe (qpdf_data pdf, const char *language)
{
  qpdf_oh root = qpdf_get_root (pdf), info = qpdf_oh_new_dictionary (pdf);
  qpdf_oh viewer = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, viewer, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", viewer);
  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, language));
  /* Translators: the title of a document a person shares.  Neutral: it is seen in window titles. */
  qpdf_oh_replace_key (pdf, info, "/Title", qpdf_oh_new_unicode_string (pdf, _ ("Notes")));
  qpdf_oh_replace_key (pdf, qpdf_get_trailer (pdf), "/Info", qpdf_make_indirect_object (pdf, info));
}

static GBytes *
finish (qpdf_data pdf, GByteArray *drawn, const MtPage *page)
{
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if (qpdf_read_memory (pdf, "notes", (const char *)drawn->data, drawn->len, NULL) & QPDF_ERRORS)
    return NULL;
  if (!lay_surroundings (pdf))
    return NULL;
  describe (pdf, page->language);
  if (qpdf_has_error (pdf) || qpdf_init_write_memory (pdf) & QPDF_ERRORS)
    return NULL;
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

GBytes *
mt_pdf_finish (GByteArray *drawn, const MtPage *page, GError **error)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *finished = finish (pdf, drawn, page);

  if (!finished) /* what qpdf says could quote the document */
    g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, "cannot finish the PDF");
  qpdf_cleanup (&pdf);
  return finished;
}
