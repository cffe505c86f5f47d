/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"

G_BEGIN_DECLS

/* Where secrets come from. */

typedef enum {
  MT_ASK_TO_OPEN,  /* a passphrase or recovery key that exists */
  MT_ASK_NEW,      /* a passphrase to be; a person types it twice */
  MT_ASK_PASSWORD, /* of a file that leaves; likewise */
} MtAsk;

/* The first line of @file ("-": the next one of standard input), or, where that is NULL, what a
 * person types at the terminal.  *@secret is in guarded memory, for mt_ask_free ().  A line that
 * cannot be a passphrase is refused when new, and is nothing (it comes back empty) otherwise;
 * *@flaw (may be NULL) is then set to a sentence that says why, or NULL. */
MtStatus mt_ask (const char *file, MtAsk what, char **secret, const char **flaw);

void mt_ask_free (char *secret);

G_END_DECLS
