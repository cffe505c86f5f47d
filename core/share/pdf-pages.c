/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/password.h"

#include <qpdf/qpdf-c.h>

guint
mt_share_count_pages (GBytes *pdf, const char *password)
{
  g_autofree char *prepared = password ? mt_password_prepare (password, NULL) : NULL;
  qpdf_data qpdf = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  int n_pages = -1;

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if (!(qpdf_read_memory (qpdf, "pdf", data, size, prepared) & QPDF_ERRORS))
    n_pages = qpdf_get_num_pages (qpdf);
  qpdf_cleanup (&qpdf);
  return n_pages > 0 ? (guint)n_pages : 0;
}
