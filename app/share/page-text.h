/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* The words on @page, as paragraphs: lines that only end because there was no more room on the
 * paper are one line here, so that they can be read aloud, or as large as one likes.  Apart from
 * white space and marks of direction it is what poppler reads on the page.  Takes long.  Owned by
 * the caller. */
char *mt_page_text_read (PopplerPage *page);

G_END_DECLS
