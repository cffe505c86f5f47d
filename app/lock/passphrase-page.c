/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/passphrase-page.h"

#include "app/lock/busy-button.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/lock/strength.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

struct _MtPassphrasePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  char *recovery_key; /* guarded; until it is taken */
  gboolean told_weak; /* that this one is easy to guess */
  gboolean making;

  GtkEditable *passphrase;
  GtkEditable *again;
  GtkLabel *strength;
  GtkLabel *message;
  MtBusyButton *make;
};

G_DEFINE_FINAL_TYPE (MtPassphrasePage, mt_passphrase_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_MADE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_making (MtPassphrasePage *self, gboolean making)
{
  self->making = making;
  mt_busy_button_set_busy (self->make, making);
  gtk_editable_set_editable (self->passphrase, !making);
  gtk_editable_set_editable (self->again, !making);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !making);
}

static void
set_told_weak (MtPassphrasePage *self, gboolean told)
{
  self->told_weak = told;
  mt_busy_button_set_label (self->make, told ? _ ("Use It All the Same") : _ ("Make the Journal"));
}

static void
changed_cb (MtPassphrasePage *self)
{
  MtStrength strength = mt_strength_of (gtk_editable_get_text (self->passphrase));

  gtk_label_set_label (self->strength, strength.words ? strength.words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->strength), strength.words != NULL);
  mt_message_show (self->message, NULL);
  set_told_weak (self, FALSE);
}

/* What is read out once it is typed, rather than with each letter. */
static void
entry_activated_cb (MtPassphrasePage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->strength)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->strength), gtk_label_get_label (self->strength),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (GTK_WIDGET (self->again));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPassphrasePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->recovery_key = mt_journal_create_finish (MT_JOURNAL (source), result, &error);
  set_making (self, FALSE);
  if (self->recovery_key) {
    mt_message_forget (self->passphrase);
    mt_message_forget (self->again);
    g_signal_emit (self, signals[SIGNAL_MADE], 0);
    return;
  }
  sentence = mt_message_for_passphrase (error);
  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
refuse (MtPassphrasePage *self, GtkEditable *row, const char *sentence)
{
  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
make_cb (MtPassphrasePage *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);

  if (self->making)
    return;
  if (*passphrase == '\0') {
    refuse (self, self->passphrase, _ ("Type a passphrase first."));
    return;
  }
  if (!g_str_equal (passphrase, gtk_editable_get_text (self->again))) {
    refuse (self, self->again,
            *gtk_editable_get_text (self->again) == '\0'
                ? _ ("Type it once more, so that a slip does not shut you out.")
                : _ ("These two are not the same. The eye beside each shows what is typed."));
    return;
  }
  if (!self->told_weak && mt_strength_of (passphrase).weak) {
    set_told_weak (self, TRUE);
    mt_message_show (self->message,
                     _ ("Somebody who knows you might guess this one. It can be used all the same, "
                        "or grow by a word or two."));
    return;
  }
  mt_message_show (self->message, NULL);
  set_making (self, TRUE);
  mt_journal_create (self->journal, passphrase, made_cb, g_object_ref (self));
}

static void
shown_cb (MtPassphrasePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
mt_passphrase_page_dispose (GObject *object)
{
  MtPassphrasePage *self = MT_PASSPHRASE_PAGE (object);

  g_clear_pointer (&self->recovery_key, mt_journal_free_secret);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PASSPHRASE_PAGE);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_passphrase_page_parent_class)->dispose (object);
}

static void
mt_passphrase_page_class_init (MtPassphrasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_passphrase_page_dispose;
  signals[SIGNAL_MADE] = g_signal_new ("made", MT_TYPE_PASSPHRASE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/passphrase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, again);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, strength);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, message);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, make);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_passphrase_page_init (MtPassphrasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->passphrase), 0);
  mt_private_text (GTK_WIDGET (self->again), 0);
  mt_keep_in_sight (GTK_WIDGET (self->again));
}

MtPassphrasePage *
mt_passphrase_page_new (MtJournal *journal)
{
  MtPassphrasePage *self = g_object_new (MT_TYPE_PASSPHRASE_PAGE, NULL);

  self->journal = g_object_ref (journal);
  return self;
}

char *
mt_passphrase_page_take_recovery_key (MtPassphrasePage *self)
{
  g_return_val_if_fail (MT_IS_PASSPHRASE_PAGE (self), NULL);
  return g_steal_pointer (&self->recovery_key);
}
