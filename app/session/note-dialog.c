/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/note-dialog.h"

#include "app/prompts/prepare.h"

#include <glib/gi18n.h>

struct _MtNoteDialog {
  MtWordsDialog parent_instance;

  MtAgenda *agenda;
};

G_DEFINE_FINAL_TYPE (MtNoteDialog, mt_note_dialog, MT_TYPE_WORDS_DIALOG)

static const char *
read_note (MtWordsDialog *dialog, MtEntry *entry)
{
  return mt_entry_get_text (entry);
}

static void
write_note (MtWordsDialog *dialog, MtDraft *draft, const char *words)
{
  mt_agenda_write_note (MT_NOTE_DIALOG (dialog)->agenda, draft, words);
}

static void
end_note (MtWordsDialog *dialog, MtDraft *draft)
{
  mt_agenda_end_note (MT_NOTE_DIALOG (dialog)->agenda, draft);
}

static void
mt_note_dialog_dispose (GObject *object)
{
  g_clear_object (&MT_NOTE_DIALOG (object)->agenda);
  G_OBJECT_CLASS (mt_note_dialog_parent_class)->dispose (object);
}

static void
mt_note_dialog_class_init (MtNoteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_note_dialog_dispose;
  MT_WORDS_DIALOG_CLASS (klass)->read = read_note;
  MT_WORDS_DIALOG_CLASS (klass)->write = write_note;
  MT_WORDS_DIALOG_CLASS (klass)->end = end_note;
}

static void
mt_note_dialog_init (MtNoteDialog *self)
{
}

AdwDialog *
mt_note_dialog_new (MtAgenda *agenda, MtDraft *draft, const char *about)
{
  MtNoteDialog *self = g_object_new (MT_TYPE_NOTE_DIALOG, NULL);

  self->agenda = g_object_ref (agenda);
  mt_words_dialog_begin (MT_WORDS_DIALOG (self), draft, _ ("Note Beside"), about,
                         _ (MT_PROMPT_NOTE), _ (MT_PROMPT_NOTE_HINT));
  return ADW_DIALOG (self);
}
