/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that anybody may have made: what is not of the type asked for is not there.  What is
 * returned is owned by the node.  Pure: any thread. */

#define MT_JSON_WORD_MAX 128 /* bytes */

/* Whether @json nests no deeper than @max, and closes what it opens: the parser calls itself for
 * each level, and must not be led too deep. */
gboolean mt_json_is_flat (const char *json, gsize length, int max);

const char *mt_json_get_text (JsonObject *object, const char *name);
/* A text that is short (MT_JSON_WORD_MAX) and not empty. */
const char *mt_json_get_word (JsonObject *object, const char *name);
gboolean mt_json_get_int (JsonObject *object, const char *name, gint64 *number);
gboolean mt_json_get_true (JsonObject *object, const char *name);
JsonArray *mt_json_get_array (JsonObject *object, const char *name);
JsonObject *mt_json_get_object (JsonObject *object, const char *name);
/* Element @i, where it is an object. */
JsonObject *mt_json_get_element (JsonArray *array, guint i);

G_END_DECLS
