/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"
#include "core/share/page.h"

G_BEGIN_DECLS

/* @document as tagged PDF 1.7 with an outline by day.
 * Errors: G_IO_ERROR_CANCELLED; MT_ERROR_NO_MEMORY; MT_ERROR_STORAGE. */
GBytes *mt_pdf_render (MtDocument *document,
                       const MtPage *page,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
