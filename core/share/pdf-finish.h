/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/page.h"

G_BEGIN_DECLS

/* What cairo cannot say: which language the words are in that are ours, that a window is to show
 * the title, and that nothing else is told about the document than that neutral title: neither when
 * it was made nor by what (but that cairo drew it, by the names of its fonts).
 *
 * That is appended to @drawn as PDF lets one do (ISO 32000-2, 7.5.6), which takes neither time nor
 * memory: qpdf, told to write all of it anew, holds every object of the structure at once, 5 KiB an
 * entry.  It has to find the catalog, so @drawn is of PDF 1.4: later ones pack it together with the
 * whole structure.  FALSE: @drawn is no such PDF.  Errors: MT_ERROR_STORAGE. */
gboolean mt_pdf_finish (GByteArray *drawn, const MtPage *page, GError **error);

G_END_DECLS
