/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"
#include "app/session/words-dialog.h"

G_BEGIN_DECLS

/* Writing a few words beside something one brings. */
#define MT_TYPE_NOTE_DIALOG (mt_note_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtNoteDialog, mt_note_dialog, MT, NOTE_DIALOG, MtWordsDialog)

/* @draft is of mt_agenda_begin_note (); @about: how what it stands beside begins. */
AdwDialog *mt_note_dialog_new (MtAgenda *agenda, MtDraft *draft, const char *about);

G_END_DECLS
