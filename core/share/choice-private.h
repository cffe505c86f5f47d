/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/choice.h"

G_BEGIN_DECLS

/* Between the files that make up MtShareChoice: choice.c (what is chosen and left out, words,
 * roles, sentences), choice-spans.c (places in one text) and choice-json.c. */

/* What is hidden in one text. */
typedef struct {
  char *field;
  guint index;
  char *fingerprint; /* of the text: mt_share_choice_fingerprint () */
  GArray *spans;     /* MtShareSpan, in order, apart, none empty */
} MtShareHidden;

/* What is changed of one entry. */
typedef struct {
  GPtrArray *left_out; /* char *, sorted */
  GPtrArray *hidden;   /* MtShareHidden, sorted by field and index */
  char *said;          /* or NULL */
} MtShareChange;

struct _MtShareChoice {
  GPtrArray *ids;      /* char * */
  GHashTable *chosen;  /* set of the same strings */
  GHashTable *changes; /* id → MtShareChange */
  GPtrArray *left_out; /* of all: char *, sorted */
  GPtrArray *words;    /* char * */
  GPtrArray *roles;    /* MtShareRole */
};

/* NULL: nothing is changed of it. */
MtShareChange *mt_share_choice_find (const MtShareChoice *self, const char *id);
/* Not NULL. */
MtShareChange *mt_share_choice_get (MtShareChoice *self, const char *id);
/* To be called when something was taken from it. */
void mt_share_choice_tidy (MtShareChoice *self, const char *id);

/* Whether anything is changed for the reader that may be in entry @id. */
gboolean mt_share_choice_may_change (const MtShareChoice *self, const char *id);

MtShareHidden *mt_share_hidden_new (const char *field, guint index, const char *fingerprint);
void mt_share_hidden_free (MtShareHidden *self);
int mt_share_hidden_compare (gconstpointer a, gconstpointer b); /* of pointers to pointers */
/* Adds a span and keeps them in order and apart. */
void mt_share_hidden_add (MtShareHidden *self, MtShareSpan span);

/* The SHA-256 of @text in hexadecimal digits; owned. */
char *mt_share_choice_fingerprint (const char *text);

G_END_DECLS
