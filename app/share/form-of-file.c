/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/form-of-file.h"

#include <glib/gi18n.h>

static const MtFormOfFile forms[] = {
  { MT_FORMAT_PDF, "pdf", N_ ("PDF"), N_ ("To print, or to be read anywhere just as it looks here"),
    "pdf", "application/pdf", N_ ("PDF Files") },
  { MT_FORMAT_HTML, "html", N_ ("Web Page"),
    N_ ("One file for any browser: the text flows, and can be made larger"), "html", "text/html",
    N_ ("Web Pages") },
  { MT_FORMAT_MARKDOWN, "md", N_ ("Plain Text"),
    N_ ("To read and copy from in any program; headings are marked with # (Markdown)"), "md",
    "text/markdown", N_ ("Text Files") },
  { MT_FORMAT_CSV, "csv", N_ ("Table"), N_ ("For a spreadsheet, to sort and to count (CSV)"), "csv",
    "text/csv", N_ ("Tables") },
  { MT_FORMAT_JSON, "json", N_ ("Data"),
    N_ ("For a program to read, such as another Meantime (JSON)"), "json", "application/json",
    N_ ("Data Files") },
};

const MtFormOfFile *
mt_forms_of_file (gsize *n_forms)
{
  *n_forms = G_N_ELEMENTS (forms);
  return forms;
}
