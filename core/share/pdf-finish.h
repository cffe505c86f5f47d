/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/page.h"

G_BEGIN_DECLS

/* What cairo cannot do.  @drawn has each page and then, in the same order, what stands around the
 * text of each: lays these over those as no part of the text, says what language it is in, and
 * takes all metadata away but a neutral title, so that neither the time nor the machine is in the
 * file and the same pages give the same bytes. Errors: MT_ERROR_NO_MEMORY; MT_ERROR_STORAGE. */
GBytes *mt_pdf_finish (GByteArray *drawn, const MtPage *page, GError **error);

G_END_DECLS
