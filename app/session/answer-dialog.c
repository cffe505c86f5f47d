/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/answer-dialog.h"

#include "app/prompts/prepare.h"
#include "core/kind.h"

#include <glib/gi18n.h>

struct _MtAnswerDialog {
  MtWordsDialog parent_instance;

  MtAgenda *agenda;
};

G_DEFINE_FINAL_TYPE (MtAnswerDialog, mt_answer_dialog, MT_TYPE_WORDS_DIALOG)

static const char *
read_answer (MtWordsDialog *dialog, MtEntry *entry)
{
  return mt_entry_get_value (entry, mt_kind_find (mt_entry_get_kind (entry))->state_field);
}

static void
write_answer (MtWordsDialog *dialog, MtDraft *draft, const char *answer)
{
  mt_agenda_write_answer (MT_ANSWER_DIALOG (dialog)->agenda, draft, answer);
}

static void
mt_answer_dialog_dispose (GObject *object)
{
  g_clear_object (&MT_ANSWER_DIALOG (object)->agenda);
  G_OBJECT_CLASS (mt_answer_dialog_parent_class)->dispose (object);
}

static void
mt_answer_dialog_class_init (MtAnswerDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_answer_dialog_dispose;
  MT_WORDS_DIALOG_CLASS (klass)->read = read_answer;
  MT_WORDS_DIALOG_CLASS (klass)->write = write_answer;
}

static void
mt_answer_dialog_init (MtAnswerDialog *self)
{
}

AdwDialog *
mt_answer_dialog_new (MtAgenda *agenda, MtDraft *draft, const char *question)
{
  MtAnswerDialog *self = g_object_new (MT_TYPE_ANSWER_DIALOG, NULL);

  self->agenda = g_object_ref (agenda);
  mt_words_dialog_begin (MT_WORDS_DIALOG (self), draft, _ ("Answer"), question,
                         _ (MT_PROMPT_ANSWER), _ (MT_PROMPT_ANSWER_HINT));
  return ADW_DIALOG (self);
}
