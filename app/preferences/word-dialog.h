/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what is to become of a word: another name, or to be hidden or offered again.
 *
 * Signal "decided" (): the person chose something; the dialog then closes. */
#define MT_TYPE_WORD_DIALOG (mt_word_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtWordDialog, mt_word_dialog, MT, WORD_DIALOG, AdwAlertDialog)

/* @word: a value of @field; @hidden: it is not offered. */
MtWordDialog *mt_word_dialog_new (const MtField *field, const char *word, gboolean hidden);

const MtField *mt_word_dialog_get_field (MtWordDialog *self);
const char *mt_word_dialog_get_word (MtWordDialog *self);
gboolean mt_word_dialog_is_hidden (MtWordDialog *self);

/* Whether it is to be hidden (or, where it is, offered again); else the name it is to have, without
 * spaces around it, owned by the caller. */
gboolean mt_word_dialog_get_hides (MtWordDialog *self);
char *mt_word_dialog_get_name (MtWordDialog *self);

G_END_DECLS
