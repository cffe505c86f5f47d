/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* Words a person chose or made: the values of a field that takes several, such as tags and
 * feelings. */

typedef struct {
  char *word;      /* a value as the field spells it: of a choice, its id */
  guint n_entries; /* outside the bin that have it */
  gboolean hidden; /* it is not offered any more */
} MtUsedWord;
void mt_used_word_free (MtUsedWord *self);

/* What giving a word another name has changed, so that it can be taken back. */
typedef struct {
  char *field, *from, *to;
  gboolean hid;      /* the former word was hidden by it */
  GPtrArray *ids;    /* char *: the entries, also those in the bin */
  GPtrArray *before; /* char **: the values each had */
  GPtrArray *after;  /* char **: and has */
  GArray *keys;      /* gint64: where those outside the bin stand */
} MtWordChange;
MtWordChange *mt_word_change_new (const char *field, const char *from, const char *to);
void mt_word_change_free (MtWordChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtWordChange, mt_word_change_free)

/* The values of @field in @entry: owned, NULL-terminated. */
char **mt_used_words_of (MtEntry *entry, const char *field);

/* The same with @to for @from; where it has @to already, @from is left out. */
char **mt_used_words_replace (const char *const *words, const char *from, const char *to);

G_END_DECLS
