/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/answer-dialog.h"

#include "app/dialog.h"

#define KEEP_AFTER_MS 1000

struct _MtAnswerDialog {
  AdwDialog parent_instance;

  MtAgenda *agenda;
  char *id;
  guint timer; /* source id: something is written that the agenda does not have */

  GtkLabel *question;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (MtAnswerDialog, mt_answer_dialog, ADW_TYPE_DIALOG)

static void
keep (MtAnswerDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *answer = NULL;
  GtkTextIter start, end;

  if (!self->timer)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  answer = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  mt_agenda_set_answer (self->agenda, self->id, g_strchomp (answer));
}

static gboolean
timer_cb (gpointer data)
{
  MtAnswerDialog *self = data;

  keep (self);
  return G_SOURCE_REMOVE;
}

/* However long one writes: from the first letter that is not kept. */
static void
changed_cb (MtAnswerDialog *self)
{
  if (!self->timer)
    self->timer = g_timeout_add (KEEP_AFTER_MS, timer_cb, self);
}

static void
mt_answer_dialog_closed (AdwDialog *dialog)
{
  keep (MT_ANSWER_DIALOG (dialog));
  mt_dialog_closed (dialog);
}

static void
mt_answer_dialog_dispose (GObject *object)
{
  MtAnswerDialog *self = MT_ANSWER_DIALOG (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_ANSWER_DIALOG);
  g_clear_object (&self->agenda);
  g_clear_pointer (&self->id, g_free);
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
  /* not in the template: GtkBuilder takes but the first of several flags in numbers */
  gtk_text_view_set_input_hints (self->text, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI |
                                                 GTK_INPUT_HINT_SPELLCHECK);
}

AdwDialog *
mt_answer_dialog_new (MtAgenda *agenda, const char *id, const char *question)
{
  MtAnswerDialog *self = g_object_new (MT_TYPE_ANSWER_DIALOG, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  const char *answer = mt_agenda_get_answer (agenda, id);

  self->agenda = g_object_ref (agenda);
  self->id = g_strdup (id);
  gtk_label_set_label (self->question, question);
  gtk_text_buffer_set_text (buffer, answer ? answer : "", -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
