/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @document as one HTML file: its style is inside, it asks for nothing outside and nothing in it
 * runs (its own policy says so, too).  Headings, lists and links are marked as such, and all that
 * was written is text.  Errors: G_IO_ERROR_CANCELLED. */
GBytes *mt_html_render (MtDocument *document, GCancellable *cancellable, GError **error);

G_END_DECLS
