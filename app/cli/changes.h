/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"
#include "core/share/share.h"

G_BEGIN_DECLS

/* What export is told to change for the reader.  Strings as given, NULL-terminated; or NULL. */
typedef struct {
  char **hide;       /* FIELD, or ID=FIELD */
  char **hide_words; /* WORDS, or ID=WORDS */
  char **replace;    /* NAME=ROLE */
  char **say;        /* ID=TEXT */
} MtChanges;

/* Whether all of it makes sense; said before anything is opened. */
MtStatus mt_changes_check (const MtChanges *self);

/* Whether there is anything. */
gboolean mt_changes_any (const MtChanges *self);

/* All of it as a choice in *@choice (owned by the caller), but for fields hidden in every entry:
 * those are *@hidden (likewise).  Refuses an id that is not among @entries. */
MtStatus mt_changes_make (const MtChanges *self,
                          GPtrArray *entries,
                          MtShareChoice **choice,
                          char ***hidden);

/* Tells of words and names that are nowhere in what is drawn of @entries: they may be misspelt. */
void mt_changes_tell_absent (const MtChanges *self,
                             GPtrArray *entries,
                             const MtShareOptions *options);

G_END_DECLS
