/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/used-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what is to become of a word: another name, to be one with the word that has this name, or to
 * be hidden or offered again.
 *
 * Signal "decided" (): the person chose something; the dialog then closes. */
#define MT_TYPE_WORD_DIALOG (mt_word_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtWordDialog, mt_word_dialog, MT, WORD_DIALOG, AdwAlertDialog)

/* About the word at @place of @words (MtUsedWord), those of @field there are. */
MtWordDialog *mt_word_dialog_new (const MtField *field, GPtrArray *words, guint place);

const MtField *mt_word_dialog_get_field (MtWordDialog *self);
const MtUsedWord *mt_word_dialog_get_word (MtWordDialog *self);

/* Whether it is to be hidden (or, where it is, offered again). */
gboolean mt_word_dialog_get_hides (MtWordDialog *self);
/* Else what it is to be: another of these words, one that comes with the app, or a name; owned by
 * the caller. */
char *mt_word_dialog_get_name (MtWordDialog *self);

/* What a word is called, owned by the caller. */
char *mt_word_dialog_say (const MtField *field, const MtUsedWord *word);

G_END_DECLS
