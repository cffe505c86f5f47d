/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/words-dialog.h"

#include "app/dialog.h"
#include "app/widgets/private-text.h"

typedef struct {
  MtDraft *draft;

  GtkLabel *about;
  GtkTextView *text;
  GtkLabel *hint;
} MtWordsDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MtWordsDialog, mt_words_dialog, ADW_TYPE_DIALOG)

static MtWordsDialogPrivate *
get (MtWordsDialog *self)
{
  return mt_words_dialog_get_instance_private (self);
}

static void
collect_cb (MtWordsDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get (self)->text);
  g_autofree char *words = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  MT_WORDS_DIALOG_GET_CLASS (self)->write (self, get (self)->draft, g_strchomp (words));
}

static void
changed_cb (MtWordsDialog *self)
{
  mt_draft_touch (get (self)->draft);
}

static void
show_words (MtWordsDialog *self)
{
  MtEntry *entry = mt_draft_get_entry (get (self)->draft);
  const char *words = MT_WORDS_DIALOG_GET_CLASS (self)->read (self, entry);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get (self)->text);

  g_signal_handlers_block_by_func (buffer, changed_cb, self);
  gtk_text_buffer_set_text (buffer, words ? words : "", -1);
  g_signal_handlers_unblock_by_func (buffer, changed_cb, self);
}

/* What is being written here counts. */
static void
replaced_cb (MtWordsDialog *self)
{
  if (mt_draft_get_state (get (self)->draft) == MT_DRAFT_SAVED)
    show_words (self);
}

static void
mt_words_dialog_closed (AdwDialog *dialog)
{
  MtWordsDialog *self = MT_WORDS_DIALOG (dialog);
  MtDraft *draft = get (self)->draft;

  if (mt_draft_get_state (draft) != MT_DRAFT_SAVED)
    collect_cb (self);
  g_signal_handlers_disconnect_by_func (draft, collect_cb, self);
  g_signal_handlers_disconnect_by_func (draft, replaced_cb, self);
  if (MT_WORDS_DIALOG_GET_CLASS (self)->end)
    MT_WORDS_DIALOG_GET_CLASS (self)->end (self, draft);
  else if (mt_draft_get_state (draft) != MT_DRAFT_SAVED)
    mt_draft_save (draft);
  mt_dialog_closed (dialog);
}

static void
mt_words_dialog_dispose (GObject *object)
{
  MtWordsDialog *self = MT_WORDS_DIALOG (object);

  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_WORDS_DIALOG);
  g_clear_object (&get (self)->draft);
  G_OBJECT_CLASS (mt_words_dialog_parent_class)->dispose (object);
}

static void
mt_words_dialog_class_init (MtWordsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_words_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_words_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/words-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, MtWordsDialog, about);
  gtk_widget_class_bind_template_child_private (widget_class, MtWordsDialog, text);
  gtk_widget_class_bind_template_child_private (widget_class, MtWordsDialog, hint);
}

static void
mt_words_dialog_init (MtWordsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (get (self)->text), GTK_INPUT_HINT_SPELLCHECK);
}

void
mt_words_dialog_begin (MtWordsDialog *self,
                       MtDraft *draft,
                       const char *title,
                       const char *about,
                       const char *name,
                       const char *hint)
{
  MtWordsDialogPrivate *own = get (self);

  g_return_if_fail (MT_IS_WORDS_DIALOG (self) && !own->draft);
  own->draft = g_object_ref (draft);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_label_set_label (own->about, about);
  gtk_label_set_label (own->hint, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (own->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_words (self);
  g_signal_connect_object (gtk_text_view_get_buffer (own->text), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "collect", G_CALLBACK (collect_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);
}
