/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the store tells of many entries, for core/pattern to count. */

/* One mood, as far as it can be counted. */
typedef struct {
  gint64 key;    /* local wall clock, µs */
  gint8 valence; /* 1 to 7; 0: not said */
  gint8 energy;  /* 1 to 5; 0: not said */
} MtMood;

/* A word (a feeling, a tag), and where it was used. */
typedef struct {
  char *word;   /* as it is stored; owned */
  GArray *keys; /* gint64, ascending: keys of entries, whatever their kind; owned */
} MtWordUse;
MtWordUse *mt_word_use_new (const char *word);
void mt_word_use_free (MtWordUse *self);

G_END_DECLS
