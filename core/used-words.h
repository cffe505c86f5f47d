/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/kind.h"

G_BEGIN_DECLS

/* Words a person chose or made, of three sorts:
 * - the values of a field that takes several and any word, such as tags;
 * - feelings, which are one stock of words however many fields choose from it;
 * - people: entries of a kind that is named, at which a link field points.
 *
 * Each can be given another name everywhere, made one with another, and hidden.  Hidden means: it
 * is not offered (among words to choose, tags to filter by, people to choose, threads), and it is
 * not named where words are counted (Patterns, what was written since the last session, then and
 * now).  What was written stays as it is, search finds it, and who writes the word out, or looks
 * for the person, can still choose it. */

/* The field by which one points at people. */
#define MT_USED_WORDS_PEOPLE "with"

typedef struct {
  char *word;      /* a value as the field spells it: of a choice, its id; of somebody, that of the
                    * entry */
  char *name;      /* what somebody is called, may be empty; NULL: it is no entry */
  guint n_entries; /* outside the bin that have it */
  gboolean hidden;
} MtUsedWord;
void mt_used_word_free (MtUsedWord *self);

/* What giving a word another name has changed, so that it can be taken back. */
typedef struct {
  char *field, *from, *to;
  gboolean hid;      /* the former word was hidden by it */
  GPtrArray *ids;    /* char *: the entries, also those in the bin */
  GPtrArray *fields; /* char *: the field of each, one of those that share their words */
  GPtrArray *before; /* char **: the values each had; where they are links, role and id in turn */
  GPtrArray *after;  /* char **: and has */
  MtEntry *was, *is; /* of somebody: who was given a name, or in whom the two are one; or NULL */
  gboolean joined;   /* and the other was put into the bin */
  GArray *keys;      /* gint64: where those outside the bin stand, or stood */
} MtWordChange;
MtWordChange *mt_word_change_new (const char *field, const char *from, const char *to);
void mt_word_change_free (MtWordChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtWordChange, mt_word_change_free)

/* The id of the field that stands for all whose words are those of @field, for they choose from
 * the same table; else @field.  Which is what the journal keeps hidden words by. */
const char *mt_used_words_stock (const char *field);

/* The ids of all fields that share their words with @field, which is the first of them: an owned,
 * NULL-terminated array of borrowed strings. */
const char **mt_used_words_alike (const char *field);

/* The field of this id by which words are said and written; NULL: there are no words to look after
 * in it. */
const MtField *mt_used_words_field (const char *field);

/* The kind of what @field points at, where that is somebody; else NULL. */
const MtKind *mt_used_words_kind (const char *field);

/* The name in the text of somebody: its first line, owned; and that text with another one. */
char *mt_used_words_name (const char *text);
char *mt_used_words_with_name (const char *text, const char *name);

/* The values of @field in @entry: owned, NULL-terminated. */
char **mt_used_words_of (MtEntry *entry, const char *field);

/* The same with @to for @from; where it has @to already, @from is left out. */
char **mt_used_words_replace (const char *const *words, const char *from, const char *to);

G_END_DECLS
