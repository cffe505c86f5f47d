/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The fields of a note: some words, a step of the scale of mood, or both.  For within a
 * GtkScrolledWindow whose child does not scroll by itself.  It knows no journal. */
#define MT_TYPE_NOTE_FORM (mt_note_form_get_type ())
G_DECLARE_FINAL_TYPE (MtNoteForm, mt_note_form, MT, NOTE_FORM, AdwBin)

/* What stands in it, as the entry it would become now; owned.  NULL where there is nothing. */
MtEntry *mt_note_form_get_entry (MtNoteForm *self);

/* The same, for whoever has said that it is done; where there is nothing, says so and puts the
 * cursor there. */
MtEntry *mt_note_form_take (MtNoteForm *self);

/* Empties it, and forgets what could be undone. */
void mt_note_form_clear (MtNoteForm *self);

/* Whether it can be changed. */
void mt_note_form_set_editable (MtNoteForm *self, gboolean editable);

/* Shows @sentence above the fields (NULL: none), and reads it out to a screen reader. */
void mt_note_form_say (MtNoteForm *self, const char *sentence);

/* Puts the cursor among the words. */
void mt_note_form_begin (MtNoteForm *self);

G_END_DECLS
