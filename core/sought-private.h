/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/sought.h"

G_BEGIN_DECLS

/* Between the files that make up MtSought: sought-read.c reads what was typed, sought-choices.c
 * knows what may have been chosen by it, sought.c finds it. */

/* One way in which something may have been written. */
typedef struct {
  char *written;
  GPtrArray *words; /* folded */
  gboolean prefix;  /* the last of them may go on */
  gboolean alone;   /* it is one character of a script without spaces */
  gboolean chosen;  /* it is the id of a choice: no text has it */
} MtWay;

struct _MtSought {
  GPtrArray *wanted; /* of GPtrArray of MtWay: all of these, each in one of its ways */
  GPtrArray *unwanted;
  char *wanted_query, *unwanted_query;
  gsize longest; /* words in a way of @wanted */
};

/* Finds @things, none of whose ways has more than @longest words, in @text. */
void mt_sought_find_things (const GPtrArray *things,
                            gsize longest,
                            const char *text,
                            gsize size,
                            MtPlaceFunc func,
                            gpointer user_data);

/* The ids of the choices of all kinds that are found by one of @ways (MtWay) in the reader's
 * language, but not in the id itself: an owned array of static strings.  What the words are is
 * asked once in a process. */
GPtrArray *mt_sought_find_choices (const GPtrArray *ways);

/* Whether @word, folded, is @sought, or (@prefix) goes on from it. */
gboolean mt_sought_is_word (const char *word, const char *sought, gboolean prefix);

G_END_DECLS
