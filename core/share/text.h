/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as it can be drawn: every line end (CR, LF, CR LF, VT, FF, NEL, U+2028) is one '\n', the
 * paragraph separator U+2029 two; other control characters are U+FFFD each, so that none vanishes.
 * Tabs stay.  Returns @text itself where that changes nothing, else *@owned, which the caller
 * frees. */
const char *mt_text_clean (const char *text, char **owned);

G_END_DECLS
