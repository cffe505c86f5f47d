/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"

G_BEGIN_DECLS

/* Reads from @fd up to and with the next line end, and not a byte further: what follows may be a
 * text.  @line (@size bytes) gets the line without its end, and a NUL behind it.  Returns FALSE
 * with errno: EOVERFLOW where it is longer. */
gboolean mt_input_line (int fd, char *line, gsize size, gsize *length);

/* The text a command was given: @argument, or all of standard input for "-", or nothing for NULL.
 * Refuses, and says so, what no entry can hold. */
MtStatus mt_input_text (const char *argument, char **text);

G_END_DECLS
