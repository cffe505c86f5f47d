/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* Words that are right though no dictionary has them.  They are said to nobody but the journal: a
 * spelling checker's own word list would lie readable on the disk.
 *
 * Signals: "changed", there are more words; "failed" (const GError *), a taught one could not be
 * kept.  Main thread. */
#define MT_TYPE_VOCABULARY (mt_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (MtVocabulary, mt_vocabulary, MT, VOCABULARY, GObject)

/* Reads the words that @journal was taught; "changed" tells when they are there. */
MtVocabulary *mt_vocabulary_new (MtJournal *journal);

gboolean mt_vocabulary_contains (MtVocabulary *self, const char *word);

/* @word is right in this journal from now on, on every device.  What the journal cannot keep (a
 * full disk) is right until it is locked. */
void mt_vocabulary_teach (MtVocabulary *self, const char *word);

/* @word is right until the journal is locked. */
void mt_vocabulary_ignore (MtVocabulary *self, const char *word);

G_END_DECLS
