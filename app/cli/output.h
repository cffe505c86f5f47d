/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>
#include <stdarg.h>

G_BEGIN_DECLS

/* Standard output (data) and standard error (messages): UTF-8 whatever the locale says. */

/* Makes sure that no file opened later takes the place of a standard stream that was closed. */
void mt_output_hold_streams (void);

/* Whether standard output was given to the program at all, and whether a person looks at it. */
gboolean mt_output_is_open (void);
gboolean mt_output_is_terminal (void);

/* Data.  What cannot be written is noted, and told by the two below. */
void mt_put (const char *text);
void mt_put_format (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* What a person wrote: on a terminal without characters that would steer it. */
void mt_put_text (const char *text);
/* On one line, without a line end. */
void mt_put_json (JsonNode *node);

/* Each of @list by @put: one after the other, or as an array of JSON. */
typedef void (*MtPutFunc) (gconstpointer item, gpointer data);
void mt_put_each (const GPtrArray *list, gboolean as_json, MtPutFunc put, gpointer data);

/* Whether all so far could be written. */
gboolean mt_put_good (void);
/* Hands all over.  FALSE: some could not be written (not said yet). */
gboolean mt_put_flush (void);
/* At the end: likewise, but it is said, unless mt_put_give_up () said it, or the reader went away.
 */
gboolean mt_put_finish (void);
/* The caller has said what a failure meant. */
void mt_put_give_up (void);

/* A message: a sentence, without a line end. */
void mt_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void mt_say_va (const char *format, va_list values) G_GNUC_PRINTF (1, 0);

/* @text with each control character, but line ends and tabs, shown as U+FFFD; whatever bytes it
 * has. Owned by the caller. */
char *mt_visible (const char *text);

G_END_DECLS
