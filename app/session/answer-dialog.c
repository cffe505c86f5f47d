/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/answer-dialog.h"

#include "app/dialog.h"
#include "app/widgets/private-text.h"
#include "core/kind.h"

struct _MtAnswerDialog {
  AdwDialog parent_instance;

  MtAgenda *agenda;
  MtDraft *draft;

  GtkLabel *question;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (MtAnswerDialog, mt_answer_dialog, ADW_TYPE_DIALOG)

static void
collect_cb (MtAnswerDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *answer = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  answer = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  mt_agenda_write_answer (self->agenda, self->draft, g_strchomp (answer));
}

static void
changed_cb (MtAnswerDialog *self)
{
  mt_draft_touch (self->draft);
}

static void
show_answer (MtAnswerDialog *self)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const char *answer = mt_entry_get_value (entry, kind->state_field);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  g_signal_handlers_block_by_func (buffer, changed_cb, self);
  gtk_text_buffer_set_text (buffer, answer ? answer : "", -1);
  g_signal_handlers_unblock_by_func (buffer, changed_cb, self);
}

/* What is being written here counts. */
static void
replaced_cb (MtAnswerDialog *self)
{
  if (mt_draft_get_state (self->draft) == MT_DRAFT_SAVED)
    show_answer (self);
}

static void
mt_answer_dialog_closed (AdwDialog *dialog)
{
  MtAnswerDialog *self = MT_ANSWER_DIALOG (dialog);

  if (mt_draft_get_state (self->draft) != MT_DRAFT_SAVED)
    mt_draft_save (self->draft);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  mt_dialog_closed (dialog);
}

static void
mt_answer_dialog_dispose (GObject *object)
{
  MtAnswerDialog *self = MT_ANSWER_DIALOG (object);

  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_ANSWER_DIALOG);
  g_clear_object (&self->draft);
  g_clear_object (&self->agenda);
  G_OBJECT_CLASS (mt_answer_dialog_parent_class)->dispose (object);
}

static void
mt_answer_dialog_class_init (MtAnswerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_answer_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_answer_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/answer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtAnswerDialog, question);
  gtk_widget_class_bind_template_child (widget_class, MtAnswerDialog, text);
}

static void
mt_answer_dialog_init (MtAnswerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), GTK_INPUT_HINT_SPELLCHECK);
}

AdwDialog *
mt_answer_dialog_new (MtAgenda *agenda, MtDraft *draft, const char *question)
{
  MtAnswerDialog *self = g_object_new (MT_TYPE_ANSWER_DIALOG, NULL);

  self->agenda = g_object_ref (agenda);
  self->draft = g_object_ref (draft);
  gtk_label_set_label (self->question, question);
  show_answer (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "collect", G_CALLBACK (collect_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
