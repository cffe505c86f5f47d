/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/note-page.h"

#include "app/lock/note-form.h"
#include "app/reminder-service.h"
#include "app/say-error.h"
#include "app/toast.h"

#include <glib/gi18n.h>

struct _MtNotePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  gboolean leaving;

  MtNoteForm *form;
  GtkWidget *leave;
};

G_DEFINE_FINAL_TYPE (MtNotePage, mt_note_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_leaving (MtNotePage *self, gboolean leaving)
{
  self->leaving = leaving;
  gtk_widget_set_sensitive (self->leave, !leaving);
  mt_note_form_set_editable (self->form, !leaving);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNotePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!self->form) /* the page went meanwhile */
    return;
  set_leaving (self, FALSE);
  if (mt_journal_leave_note_finish (MT_JOURNAL (source), result, &error)) {
    mt_note_form_clear (self->form);
    mt_reminders_answered ();
    mt_toast (GTK_WIDGET (self), _ ("It is there when you next unlock"));
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
    return;
  }
  sentence = mt_say_error_sentence (error);
  mt_note_form_say (self->form, sentence);
}

static void
leave_cb (MtNotePage *self)
{
  g_autoptr (MtEntry) entry = self->leaving ? NULL : mt_note_form_take (self->form);

  if (!entry)
    return;
  set_leaving (self, TRUE);
  mt_journal_leave_note (self->journal, entry, left_cb, g_object_ref (self));
}

static void
shown_cb (MtNotePage *self)
{
  mt_note_form_begin (self->form);
}

static void
mt_note_page_dispose (GObject *object)
{
  MtNotePage *self = MT_NOTE_PAGE (object);

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
  g_type_ensure (MT_TYPE_NOTE_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/note-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, form);
  gtk_widget_class_bind_template_child (widget_class, MtNotePage, leave);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_note_page_init (MtNotePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  g_return_val_if_fail (MT_IS_NOTE_PAGE (self), NULL);
  return mt_note_form_get_entry (self->form);
}
