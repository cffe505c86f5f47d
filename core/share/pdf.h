/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"
#include "core/share/pace.h"
#include "core/share/page.h"

G_BEGIN_DECLS

/* @document, or @booklet of it (NULL: it is none), as a tagged PDF with an outline; @pace counts
 * its entries, then its ending as so many more (mt_pdf_steps ()).  @opening: its first page alone.
 * Errors: G_IO_ERROR_CANCELLED; MT_ERROR_NO_MEMORY; MT_ERROR_STORAGE. */
GBytes *mt_pdf_render (MtDocument *document,
                       const MtShareBooklet *booklet,
                       const MtPage *page,
                       gboolean opening,
                       MtPace *pace,
                       GError **error);

/* How many steps drawing @document has. */
guint mt_pdf_steps (MtDocument *document);

G_END_DECLS
