/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Looks at a recovery key while it is typed (UTF-8; case, spaces and dashes do not matter).
 * Returns the first group, counted from 1, that is whole and does not check, or has a character
 * that no key has; 0 where there is none so far.  Any thread. */
guint mt_key_find_slip (const char *typed);

G_END_DECLS
