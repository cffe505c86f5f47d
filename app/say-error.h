/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What went wrong, and what now, in the language of the person: one sentence or two, without a line
 * end, owned by the caller.  Never quotes the journal.  Whoever knows more about what was asked (a
 * name, a range) says that instead. */
char *mt_say_error_sentence (const GError *error);

G_END_DECLS
