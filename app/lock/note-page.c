/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/note-page.h"

#include "app/lock/message.h"
#include "app/say-error.h"
#include "app/toast.h"
#include "app/widgets/scale.h"
#include "app/widgets/private-text.h"
#include "core/kind.h"

#include <glib/gi18n.h>

struct _MtNotePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  const MtKind *tapped; /* what a step alone makes; NULL: no kind is begun by one */
  const MtKind *jotted; /* what words alone make */
  MtScale *scale;       /* of @tapped, or NULL */
  gboolean leaving;

  GtkTextView *text;
  GtkLabel *prompt;
  GtkBox *steps;
  GtkLabel *question;
  GtkLabel *message;
  GtkWidget *leave;
};

G_DEFINE_FINAL_TYPE (MtNotePage, mt_note_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
get_text (MtNotePage *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  return g_strstrip (text);
}

static int
get_step (MtNotePage *self)
{
  return self->scale ? mt_scale_get_value (self->scale) : 0;
}

static void
clear (MtNotePage *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0); /* and its undo */
  if (self->scale)
    mt_scale_set_value (self->scale, 0);
}

static void
set_leaving (MtNotePage *self, gboolean leaving)
{
  self->leaving = leaving;
  gtk_widget_set_sensitive (self->leave, !leaving);
  gtk_text_view_set_editable (self->text, !leaving);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNotePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  set_leaving (self, FALSE);
  if (mt_journal_leave_note_finish (MT_JOURNAL (source), result, &error)) {
    clear (self);
    mt_toast (GTK_WIDGET (self), _ ("It is there when you next unlock"));
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
    return;
  }
  sentence = mt_say_error_sentence (error);
  mt_message_show (self->message, sentence);
}

static void
leave_cb (MtNotePage *self)
{
  g_autoptr (MtEntry) entry = mt_note_page_get_entry (self);

  if (self->leaving)
    return;
  if (!entry) {
    mt_message_show (self->message, _ ("There is nothing in it yet: a word or two, or a step."));
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
    return;
  }
  mt_message_show (self->message, NULL);
  set_leaving (self, TRUE);
  mt_journal_leave_note (self->journal, entry, left_cb, g_object_ref (self));
}

static void
shown_cb (MtNotePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* The kinds that are begun by one tap, and by a word: the first of each in the table. */
static void
find_kinds (MtNotePage *self)
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
add_scale (MtNotePage *self)
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
mt_note_page_dispose (GObject *object)
{
  MtNotePage *self = MT_NOTE_PAGE (object);

  self->scale = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_NOTE_PAGE);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_note_page_parent_class)->dispose (object);
}

static void
mt_note_page_class_init (MtNotePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_note_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", MT_TYPE_NOTE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/note-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, text);
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, prompt);
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, steps);
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, question);
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, message);
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, leave);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_note_page_init (MtNotePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), 0);
  find_kinds (self);
  if (self->jotted && self->jotted->prompt)
    gtk_label_set_label (self->prompt, _ (self->jotted->prompt));
  add_scale (self);
}

MtNotePage *
mt_note_page_new (MtJournal *journal)
{
  MtNotePage *self = g_object_new (MT_TYPE_NOTE_PAGE, NULL);

  self->journal = g_object_ref (journal);
  return self;
}

MtEntry *
mt_note_page_get_entry (MtNotePage *self)
{
  g_autofree char *text = NULL;
  int step;
  const MtKind *kind;
  g_autoptr (MtEntry) entry = NULL;

  g_return_val_if_fail (MT_IS_NOTE_PAGE (self), NULL);
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
