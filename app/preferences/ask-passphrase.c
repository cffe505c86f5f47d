/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/ask-passphrase.h"

#include "app/dialog.h"
#include "app/say-error.h"
#include "app/widgets/private-text.h"
#include "core/journal-keys.h"

struct _MtAskPassphrase {
  AdwDialog parent_instance;

  MtJournal *journal;
  GtkLabel *reason;
  GtkEditable *passphrase;
  GtkLabel *problem;
  GtkWidget *proceed;
  GtkStack *proceed_stack;
};

G_DEFINE_FINAL_TYPE (MtAskPassphrase, mt_ask_passphrase, ADW_TYPE_DIALOG)

enum { SIGNAL_GRANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_busy (MtAskPassphrase *self, gboolean busy)
{
  gtk_editable_set_editable (self->passphrase, !busy);
  gtk_widget_set_sensitive (self->proceed, !busy && *gtk_editable_get_text (self->passphrase));
  gtk_stack_set_visible_child_name (self->proceed_stack, busy ? "busy" : "label");
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAskPassphrase) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean right = mt_journal_check_secret_finish (MT_JOURNAL (source), result, &error);

  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    return; /* closed meanwhile: nobody asks any more */
  if (right) {
    g_signal_emit (self, signals[SIGNAL_GRANTED], 0);
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }
  set_busy (self, FALSE);
  sentence = mt_say_error_sentence (error);
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  gtk_editable_select_region (self->passphrase, 0, -1);
}

static void
proceed_cb (MtAskPassphrase *self)
{
  if (!gtk_widget_get_sensitive (self->proceed))
    return;
  set_busy (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  mt_journal_check_secret (self->journal, gtk_editable_get_text (self->passphrase), checked_cb,
                           g_object_ref (self));
}

static void
text_changed_cb (MtAskPassphrase *self)
{
  gtk_widget_set_sensitive (self->proceed, *gtk_editable_get_text (self->passphrase) != '\0');
}

static void
mt_ask_passphrase_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_ASK_PASSPHRASE);
  g_clear_object (&MT_ASK_PASSPHRASE (object)->journal);
  G_OBJECT_CLASS (mt_ask_passphrase_parent_class)->dispose (object);
}

static void
mt_ask_passphrase_class_init (MtAskPassphraseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_ask_passphrase_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  signals[SIGNAL_GRANTED] = g_signal_new ("granted", MT_TYPE_ASK_PASSPHRASE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/ask-passphrase.ui");
  gtk_widget_class_bind_template_child (widget_class, MtAskPassphrase, reason);
  gtk_widget_class_bind_template_child (widget_class, MtAskPassphrase, passphrase);
  gtk_widget_class_bind_template_child (widget_class, MtAskPassphrase, problem);
  gtk_widget_class_bind_template_child (widget_class, MtAskPassphrase, proceed);
  gtk_widget_class_bind_template_child (widget_class, MtAskPassphrase, proceed_stack);
  gtk_widget_class_bind_template_callback (widget_class, proceed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
mt_ask_passphrase_init (MtAskPassphrase *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->passphrase), 0);
}

MtAskPassphrase *
mt_ask_passphrase_new (MtJournal *journal, const char *reason)
{
  MtAskPassphrase *self = g_object_new (MT_TYPE_ASK_PASSPHRASE, NULL);

  self->journal = g_object_ref (journal);
  gtk_label_set_label (self->reason, reason);
  return self;
}
