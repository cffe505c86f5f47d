/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/part-dialog.h"

#include "app/dialog.h"
#include "app/editor/form.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

#include <math.h>

struct _MtPartDialog {
  AdwDialog parent_instance;

  MtDraft *draft;
  const MtField *field; /* NULL: the text of the entry */

  GtkLabel *question, *hint;
  AdwBin *place;
  GtkTextView *text; /* in place; NULL where a form is */
  MtForm *form;      /* the same the other way round */
};

G_DEFINE_FINAL_TYPE (MtPartDialog, mt_part_dialog, ADW_TYPE_DIALOG)

/* ---- Paragraphs ---- */

static void
changed_cb (MtPartDialog *self)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  if (!self->field) {
    mt_entry_set_text (entry, text);
  } else {
    mt_entry_clear_values (entry, self->field->id);
    if (*text)
      mt_entry_add_value (entry, self->field->id, text, NAN);
  }
  mt_draft_touch (self->draft);
}

static void
show_text (MtPartDialog *self)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  const char *text =
      self->field ? mt_entry_get_value (entry, self->field->id) : mt_entry_get_text (entry);

  g_signal_handlers_block_by_func (buffer, changed_cb, self);
  gtk_text_buffer_set_text (buffer, text ? text : "", -1);
  g_signal_handlers_unblock_by_func (buffer, changed_cb, self);
}

static void
make_text (MtPartDialog *self)
{
  GtkWidget *text = gtk_text_view_new ();

  self->text = GTK_TEXT_VIEW (text);
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (self->text, 12);
  gtk_text_view_set_bottom_margin (self->text, 12);
  gtk_text_view_set_left_margin (self->text, 12);
  gtk_text_view_set_right_margin (self->text, 12);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  mt_private_text (text, GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_add_css_class (text, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->question), -1);
  adw_bin_set_child (self->place, text);
  show_text (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), text);
}

/* ---- Anything else ---- */

static void
make_form (MtPartDialog *self)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (mt_draft_get_entry (self->draft)));
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) leave_out = NULL;

  for (gsize i = 0; i < kind->n_fields; i++)
    if (&kind->fields[i] != self->field)
      g_strv_builder_add (others, kind->fields[i].id);
  leave_out = g_strv_builder_end (others);
  self->form = mt_form_new (self->draft, (const char *const *)leave_out);
  adw_bin_set_child (self->place, GTK_WIDGET (self->form));
}

/* ---- The dialog ---- */

/* What is being written here counts. */
static void
replaced_cb (MtPartDialog *self)
{
  if (self->form)
    mt_form_refresh (self->form);
  else if (mt_draft_get_state (self->draft) == MT_DRAFT_SAVED)
    show_text (self);
}

static void
mt_part_dialog_closed (AdwDialog *dialog)
{
  MtPartDialog *self = MT_PART_DIALOG (dialog);

  if (mt_draft_get_state (self->draft) != MT_DRAFT_SAVED)
    mt_draft_save (self->draft);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  mt_dialog_closed (dialog);
}

static void
mt_part_dialog_dispose (GObject *object)
{
  MtPartDialog *self = MT_PART_DIALOG (object);

  self->text = NULL;
  self->form = NULL;
  if (self->place)
    adw_bin_set_child (self->place, NULL);
  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PART_DIALOG);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (mt_part_dialog_parent_class)->dispose (object);
}

static void
mt_part_dialog_class_init (MtPartDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_part_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_part_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/cards/part-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPartDialog, question);
  gtk_widget_class_bind_template_child (widget_class, MtPartDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, MtPartDialog, place);
}

static void
mt_part_dialog_init (MtPartDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
mt_part_dialog_new (MtDraft *draft, const MtField *field)
{
  MtPartDialog *self = g_object_new (MT_TYPE_PART_DIALOG, NULL);
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (mt_draft_get_entry (draft)));

  self->draft = g_object_ref (draft);
  self->field = field;
  adw_dialog_set_title (ADW_DIALOG (self), _ (kind->name));
  gtk_label_set_label (self->question, _ (field ? field->name : kind->prompt));
  if (field && field->hint) {
    gtk_label_set_label (self->hint, _ (field->hint));
    gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
  }
  if (!field || field->type == MT_FIELD_LONG_TEXT)
    make_text (self);
  else
    make_form (self);
  g_signal_connect_object (draft, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
