/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/passphrase-dialog.h"

#include "app/dialog.h"
#include "app/lock/strength.h"
#include "app/say-error.h"
#include "app/widgets/private-text.h"
#include "core/error.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtPassphraseDialog {
  AdwDialog parent_instance;

  MtJournal *journal;
  GtkEditable *passphrase;
  GtkEditable *again;
  GtkLabel *strength;
  GtkLabel *problem;
  GtkWidget *choose;
  GtkStack *choose_stack;
};

G_DEFINE_FINAL_TYPE (MtPassphraseDialog, mt_passphrase_dialog, ADW_TYPE_DIALOG)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_busy (MtPassphraseDialog *self, gboolean busy)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy);
  gtk_editable_set_editable (self->passphrase, !busy);
  gtk_editable_set_editable (self->again, !busy);
  gtk_widget_set_sensitive (self->choose, !busy);
  gtk_stack_set_visible_child_name (self->choose_stack, busy ? "busy" : "label");
}

static void
say_problem (MtPassphraseDialog *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
  if (*sentence)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPassphraseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean changed = mt_journal_set_passphrase_finish (MT_JOURNAL (source), result, &error);

  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    return; /* it was locked meanwhile */
  set_busy (self, FALSE);
  if (changed) {
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    adw_dialog_force_close (ADW_DIALOG (self));
    return;
  }
  sentence = g_error_matches (error, MT_ERROR, MT_ERROR_INVALID)
                 ? g_strdup (_ ("There is a character in this that a passphrase cannot have. The "
                                "former one still holds; choose another."))
                 : mt_say_error_sentence (error);
  say_problem (self, sentence);
}

static gboolean
is_complete (MtPassphraseDialog *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);

  return *passphrase && g_str_equal (passphrase, gtk_editable_get_text (self->again));
}

static void
text_changed_cb (MtPassphraseDialog *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);
  const char *again = gtk_editable_get_text (self->again);
  MtStrength strength = mt_strength_of (passphrase);

  gtk_label_set_label (self->strength, strength.words ? strength.words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->strength), strength.words != NULL);
  gtk_widget_set_sensitive (self->choose, is_complete (self));
  say_problem (self, g_str_has_prefix (passphrase, again)
                         ? ""
                         : _ ("The two are not the same yet. The eye shows what was typed."));
}

static void
choose_cb (MtPassphraseDialog *self)
{
  if (!is_complete (self))
    return;
  say_problem (self, "");
  set_busy (self, TRUE);
  mt_journal_set_passphrase (self->journal, gtk_editable_get_text (self->passphrase), changed_cb,
                             g_object_ref (self));
}

static void
mt_passphrase_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_PASSPHRASE_DIALOG);
  g_clear_object (&MT_PASSPHRASE_DIALOG (object)->journal);
  G_OBJECT_CLASS (mt_passphrase_dialog_parent_class)->dispose (object);
}

static void
mt_passphrase_dialog_class_init (MtPassphraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_passphrase_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_PASSPHRASE_DIALOG, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPassphraseDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, MtPassphraseDialog, again);
  gtk_widget_class_bind_template_child (widget_class, MtPassphraseDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MtPassphraseDialog, strength);
  gtk_widget_class_bind_template_child (widget_class, MtPassphraseDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, MtPassphraseDialog, choose_stack);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
mt_passphrase_dialog_init (MtPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->passphrase), 0);
  mt_private_text (GTK_WIDGET (self->again), 0);
}

MtPassphraseDialog *
mt_passphrase_dialog_new (MtJournal *journal)
{
  MtPassphraseDialog *self = g_object_new (MT_TYPE_PASSPHRASE_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  return self;
}
