/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @document as CommonMark 0.31.  What the person wrote is escaped so that a reader shows those
 * words and nothing of it becomes a heading, a list, a link or HTML.  Errors: G_IO_ERROR_CANCELLED.
 */
GBytes *mt_markdown_render (MtDocument *document, GCancellable *cancellable, GError **error);

G_END_DECLS
