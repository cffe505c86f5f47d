/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/secret-form.h"

#include "app/lock/busy-button.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

struct _MtSecretForm {
  GtkBox parent_instance;

  gboolean busy;

  GtkEditable *secret;
  GtkLabel *message;
  MtBusyButton *submit;
};

G_DEFINE_FINAL_TYPE (MtSecretForm, mt_secret_form, GTK_TYPE_BOX)

enum { SIGNAL_SUBMITTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
submit_cb (MtSecretForm *self)
{
  if (self->busy)
    return;
  if (*gtk_editable_get_text (self->secret) == '\0') {
    mt_message_show (self->message, _ ("Type the passphrase or the recovery key first."));
    mt_secret_form_focus (self);
    return;
  }
  mt_message_show (self->message, NULL);
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static void
mt_secret_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_SECRET_FORM);
  G_OBJECT_CLASS (mt_secret_form_parent_class)->dispose (object);
}

static void
mt_secret_form_class_init (MtSecretFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_secret_form_dispose;
  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", MT_TYPE_SECRET_FORM, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/secret-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSecretForm, secret);
  gtk_widget_class_bind_template_child (widget_class, MtSecretForm, message);
  gtk_widget_class_bind_template_child (widget_class, MtSecretForm, submit);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
mt_secret_form_init (MtSecretForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->secret), 0);
}

void
mt_secret_form_set_label (MtSecretForm *self, const char *label, gboolean destructive)
{
  g_return_if_fail (MT_IS_SECRET_FORM (self));
  mt_busy_button_set_label (self->submit, label);
  mt_busy_button_set_destructive (self->submit, destructive);
}

const char *
mt_secret_form_get_secret (MtSecretForm *self)
{
  g_return_val_if_fail (MT_IS_SECRET_FORM (self), NULL);
  return gtk_editable_get_text (self->secret);
}

void
mt_secret_form_forget (MtSecretForm *self)
{
  g_return_if_fail (MT_IS_SECRET_FORM (self));
  mt_message_forget (self->secret);
}

void
mt_secret_form_set_busy (MtSecretForm *self, gboolean busy)
{
  g_return_if_fail (MT_IS_SECRET_FORM (self));
  self->busy = busy;
  mt_busy_button_set_busy (self->submit, busy);
  gtk_editable_set_editable (self->secret, !busy);
}

void
mt_secret_form_say (MtSecretForm *self, const char *sentence)
{
  g_return_if_fail (MT_IS_SECRET_FORM (self));
  mt_message_show (self->message, sentence);
  mt_secret_form_focus (self);
  gtk_editable_select_region (self->secret, 0, -1);
}

void
mt_secret_form_focus (MtSecretForm *self)
{
  g_return_if_fail (MT_IS_SECRET_FORM (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}
