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

  char *label;        /* what the button says */
  gboolean told_weak; /* that this one is easy to guess */
  gboolean busy;

  GtkLabel *reason;
  GtkEditable *passphrase;
  GtkEditable *again;
  GtkLabel *strength;
  GtkLabel *message;
  MtBusyButton *choose;
  GtkWidget *later;
};

G_DEFINE_FINAL_TYPE (MtPassphrasePage, mt_passphrase_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_CHOSEN, SIGNAL_LATER, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_told_weak (MtPassphrasePage *self, gboolean told)
{
  self->told_weak = told;
  mt_busy_button_set_label (self->choose, told ? _ ("Use It All the Same") : self->label);
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
refuse (MtPassphrasePage *self, GtkEditable *row, const char *sentence)
{
  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
choose_cb (MtPassphrasePage *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);

  if (self->busy)
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
  mt_passphrase_page_set_busy (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
later_cb (MtPassphrasePage *self)
{
  g_signal_emit (self, signals[SIGNAL_LATER], 0);
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

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PASSPHRASE_PAGE);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (mt_passphrase_page_parent_class)->dispose (object);
}

static void
mt_passphrase_page_class_init (MtPassphrasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_passphrase_page_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MT_TYPE_PASSPHRASE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LATER] = g_signal_new ("later", MT_TYPE_PASSPHRASE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/passphrase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, reason);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, again);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, strength);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, message);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, choose);
  gtk_widget_class_bind_template_child (widget_class, MtPassphrasePage, later);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
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
mt_passphrase_page_new (const char *reason, const char *label)
{
  MtPassphrasePage *self = g_object_new (MT_TYPE_PASSPHRASE_PAGE, NULL);

  self->label = g_strdup (label);
  mt_busy_button_set_label (self->choose, label);
  if (reason)
    gtk_label_set_label (self->reason, reason);
  return self;
}

void
mt_passphrase_page_set_may_wait (MtPassphrasePage *self, gboolean may_wait)
{
  g_return_if_fail (MT_IS_PASSPHRASE_PAGE (self));
  gtk_widget_set_visible (self->later, may_wait);
}

const char *
mt_passphrase_page_get_passphrase (MtPassphrasePage *self)
{
  g_return_val_if_fail (MT_IS_PASSPHRASE_PAGE (self), NULL);
  return gtk_editable_get_text (self->passphrase);
}

void
mt_passphrase_page_set_busy (MtPassphrasePage *self, gboolean busy)
{
  g_return_if_fail (MT_IS_PASSPHRASE_PAGE (self));
  self->busy = busy;
  mt_busy_button_set_busy (self->choose, busy);
  gtk_editable_set_editable (self->passphrase, !busy);
  gtk_editable_set_editable (self->again, !busy);
  gtk_widget_set_sensitive (self->later, !busy);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !busy);
}

void
mt_passphrase_page_say (MtPassphrasePage *self, const char *sentence)
{
  g_return_if_fail (MT_IS_PASSPHRASE_PAGE (self));
  mt_passphrase_page_set_busy (self, FALSE);
  refuse (self, self->passphrase, sentence);
}

void
mt_passphrase_page_say_error (MtPassphrasePage *self, const GError *error)
{
  g_autofree char *sentence = mt_message_for_passphrase (error);

  mt_passphrase_page_say (self, sentence);
}

void
mt_passphrase_page_forget (MtPassphrasePage *self)
{
  g_return_if_fail (MT_IS_PASSPHRASE_PAGE (self));
  mt_message_forget (self->passphrase);
  mt_message_forget (self->again);
}
