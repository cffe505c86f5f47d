/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A few words about one thing, into a draft.  They are kept while one writes, as all drafts are,
 * and when the dialog closes.  What the words are to the entry is said by the classes below it. */
#define MT_TYPE_WORDS_DIALOG (mt_words_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (MtWordsDialog, mt_words_dialog, MT, WORDS_DIALOG, AdwDialog)

struct _MtWordsDialogClass {
  AdwDialogClass parent_class;

  /* What @entry has of them, borrowed; or NULL. */
  const char *(*read) (MtWordsDialog *self, MtEntry *entry);
  /* Puts @words into the draft. */
  void (*write) (MtWordsDialog *self, MtDraft *draft, const char *words);
  /* The dialog has closed; NULL: the draft is saved. */
  void (*end) (MtWordsDialog *self, MtDraft *draft);
};

/* Once: @title over it; @about: what it is about, in the person's words; @name: what is asked for,
 * to a screen reader; @hint below it. */
void mt_words_dialog_begin (MtWordsDialog *self,
                            MtDraft *draft,
                            const char *title,
                            const char *about,
                            const char *name,
                            const char *hint);

G_END_DECLS
