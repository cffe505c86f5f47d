/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"
#include "app/session/words-dialog.h"

G_BEGIN_DECLS

/* Writing down the answer to a question. */
#define MT_TYPE_ANSWER_DIALOG (mt_answer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtAnswerDialog, mt_answer_dialog, MT, ANSWER_DIALOG, MtWordsDialog)

/* @draft is of mt_agenda_begin_answer (); @question its text, as it is shown. */
AdwDialog *mt_answer_dialog_new (MtAgenda *agenda, MtDraft *draft, const char *question);

G_END_DECLS
