/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/note-form.h"

#include "app/lock/message.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"
#include "app/widgets/scale.h"
#include "core/kind.h"

#include <glib/gi18n.h>

struct _MtNoteForm {
  AdwBin parent_instance;

  const MtKind *tapped; /* what a step alone makes; NULL: no kind is begun by one */
  const MtKind *jotted; /* what words alone make */
  MtScale *scale;       /* of @tapped, or NULL */
  gboolean watched;     /* what is written is kept in sight */

  GtkTextView *text;
  GtkLabel *prompt;
  GtkBox *steps;
  GtkLabel *question;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (MtNoteForm, mt_note_form, ADW_TYPE_BIN)

static char *
get_text (MtNoteForm *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  return g_strstrip (text);
}

static int
get_step (MtNoteForm *self)
{
  return self->scale ? mt_scale_get_value (self->scale) : 0;
}

/* The kinds that are begun by one tap, and by a word: the first of each in the table. */
static void
find_kinds (MtNoteForm *self)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++) {
    if (!self->tapped && kinds[i].tap)
      self->tapped = &kinds[i];
    if (!self->jotted && kinds[i].jot)
      self->jotted = &kinds[i];
  }
}

static void
add_scale (MtNoteForm *self)
{
  const MtField *field = self->tapped ? mt_kind_find_field (self->tapped, self->tapped->tap) : NULL;

  if (!field)
    return;
  self->scale = mt_scale_new (field);
  gtk_widget_add_css_class (GTK_WIDGET (self->scale), "card");
  gtk_box_append (self->steps, GTK_WIDGET (self->scale));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->question, NULL, -1);
}

static void
mt_note_form_root (GtkWidget *widget)
{
  MtNoteForm *self = MT_NOTE_FORM (widget);

  GTK_WIDGET_CLASS (mt_note_form_parent_class)->root (widget);
  if (!self->watched)
    mt_keep_in_sight (GTK_WIDGET (self->text));
  self->watched = TRUE;
}

static void
mt_note_form_dispose (GObject *object)
{
  MtNoteForm *self = MT_NOTE_FORM (object);

  self->scale = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_NOTE_FORM);
  G_OBJECT_CLASS (mt_note_form_parent_class)->dispose (object);
}

static void
mt_note_form_class_init (MtNoteFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_note_form_dispose;
  widget_class->root = mt_note_form_root;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/note-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MtNoteForm, text);
  gtk_widget_class_bind_template_child (widget_class, MtNoteForm, prompt);
  gtk_widget_class_bind_template_child (widget_class, MtNoteForm, steps);
  gtk_widget_class_bind_template_child (widget_class, MtNoteForm, question);
  gtk_widget_class_bind_template_child (widget_class, MtNoteForm, message);
}

static void
mt_note_form_init (MtNoteForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), 0);
  find_kinds (self);
  if (self->jotted && self->jotted->prompt)
    gtk_label_set_label (self->prompt, _ (self->jotted->prompt));
  add_scale (self);
}

MtEntry *
mt_note_form_get_entry (MtNoteForm *self)
{
  g_autofree char *text = NULL;
  int step;
  const MtKind *kind;
  g_autoptr (MtEntry) entry = NULL;

  g_return_val_if_fail (MT_IS_NOTE_FORM (self), NULL);
  text = get_text (self);
  step = get_step (self);
  kind = step > 0 ? self->tapped : self->jotted;
  if (!kind || (step == 0 && *text == '\0'))
    return NULL;
  entry = mt_entry_new (kind->id);
  mt_entry_set_text (entry, text);
  if (step > 0) {
    g_autofree char *value = g_strdup_printf ("%d", step);

    mt_entry_add_value (entry, kind->tap, value, step);
  }
  return g_steal_pointer (&entry);
}

MtEntry *
mt_note_form_take (MtNoteForm *self)
{
  MtEntry *entry;

  g_return_val_if_fail (MT_IS_NOTE_FORM (self), NULL);
  entry = mt_note_form_get_entry (self);
  mt_note_form_say (self,
                    entry ? NULL : _ ("There is nothing in it yet: a word or two, or a step."));
  if (!entry)
    mt_note_form_begin (self);
  return entry;
}

void
mt_note_form_clear (MtNoteForm *self)
{
  g_return_if_fail (MT_IS_NOTE_FORM (self));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0); /* and its undo */
  if (self->scale)
    mt_scale_set_value (self->scale, 0);
}

void
mt_note_form_set_editable (MtNoteForm *self, gboolean editable)
{
  g_return_if_fail (MT_IS_NOTE_FORM (self));
  gtk_text_view_set_editable (self->text, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), editable);
}

void
mt_note_form_say (MtNoteForm *self, const char *sentence)
{
  g_return_if_fail (MT_IS_NOTE_FORM (self));
  mt_message_show (self->message, sentence);
}

void
mt_note_form_begin (MtNoteForm *self)
{
  g_return_if_fail (MT_IS_NOTE_FORM (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
