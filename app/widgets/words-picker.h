/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The values of a field that takes several: words to switch on and off, those of the table in
 * groups, and, where the field is open, a line to add one's own.  What was used lately is offered.
 *
 * Signal "changed" (): the person switched a word on or off. */
#define MT_TYPE_WORDS_PICKER (mt_words_picker_get_type ())
G_DECLARE_FINAL_TYPE (MtWordsPicker, mt_words_picker, MT, WORDS_PICKER, AdwBin)

/* @journal is asked for what was used lately. */
MtWordsPicker *mt_words_picker_new (MtJournal *journal, const MtField *field);

/* The values that are on, as the field spells them, NULL-terminated; owned by the caller.  Those
 * that mt_words_picker_set_values () gave come first and keep their order. */
char **mt_words_picker_get_values (MtWordsPicker *self);

/* Shows these as on; emits no "changed". */
void mt_words_picker_set_values (MtWordsPicker *self, const char *const *values);

G_END_DECLS
