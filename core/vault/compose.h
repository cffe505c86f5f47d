/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text (valid UTF-8) in Unicode's normal form C, in guarded memory (core/vault/secret.h) and never
 * in any other: the library's own function leaves copies behind.  UAX #15. */
char *mt_compose (const char *text);

G_END_DECLS
