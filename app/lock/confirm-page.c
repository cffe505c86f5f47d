/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/confirm-page.h"

#include "app/lock/busy-button.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtConfirmPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  char *reason;
  gboolean busy;

  GtkEditable *passphrase;
  GtkLabel *message;
  MtBusyButton *confirm;
};

G_DEFINE_FINAL_TYPE (MtConfirmPage, mt_confirm_page, ADW_TYPE_NAVIGATION_PAGE)

enum { PROP_REASON = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { SIGNAL_CONFIRMED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtConfirmPage) self = data;
  g_autoptr (GError) error = NULL;

  mt_confirm_page_set_busy (self, FALSE);
  if (!mt_journal_check_secret_finish (MT_JOURNAL (source), result, &error)) {
    mt_confirm_page_say_error (self, error);
    return;
  }
  mt_message_forget (self->passphrase);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
confirm_cb (MtConfirmPage *self)
{
  if (self->busy)
    return;
  mt_message_show (self->message, NULL);
  mt_confirm_page_set_busy (self, TRUE);
  mt_journal_check_secret (self->journal, gtk_editable_get_text (self->passphrase), checked_cb,
                           g_object_ref (self));
}

static void
shown_cb (MtConfirmPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
mt_confirm_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REASON)
    g_value_set_string (value, MT_CONFIRM_PAGE (object)->reason);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mt_confirm_page_dispose (GObject *object)
{
  MtConfirmPage *self = MT_CONFIRM_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CONFIRM_PAGE);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (mt_confirm_page_parent_class)->dispose (object);
}

static void
mt_confirm_page_class_init (MtConfirmPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mt_confirm_page_get_property;
  object_class->dispose = mt_confirm_page_dispose;
  props[PROP_REASON] =
      g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", MT_TYPE_CONFIRM_PAGE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/confirm-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtConfirmPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, MtConfirmPage, message);
  gtk_widget_class_bind_template_child (widget_class, MtConfirmPage, confirm);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_confirm_page_init (MtConfirmPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->passphrase), 0);
  mt_keep_in_sight (GTK_WIDGET (self->passphrase));
}

MtConfirmPage *
mt_confirm_page_new (MtJournal *journal, const char *reason)
{
  MtConfirmPage *self = g_object_new (MT_TYPE_CONFIRM_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REASON]);
  return self;
}

void
mt_confirm_page_set_busy (MtConfirmPage *self, gboolean busy)
{
  g_return_if_fail (MT_IS_CONFIRM_PAGE (self));
  self->busy = busy;
  mt_busy_button_set_busy (self->confirm, busy);
  gtk_editable_set_editable (self->passphrase, !busy);
}

void
mt_confirm_page_say_error (MtConfirmPage *self, const GError *error)
{
  g_autofree char *sentence = mt_message_for_opening (error);

  g_return_if_fail (MT_IS_CONFIRM_PAGE (self));
  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  gtk_editable_select_region (self->passphrase, 0, -1);
}
