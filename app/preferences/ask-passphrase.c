/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/ask-passphrase.h"

#include "app/dialog.h"

typedef struct {
  AdwNavigationView *navigation;
  MtConfirmPage *page; /* owned by the view; NULL once another is shown */
  gboolean stays;
} MtAskPassphrasePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (MtAskPassphrase, mt_ask_passphrase, ADW_TYPE_DIALOG)

enum { SIGNAL_GRANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
confirmed_cb (MtAskPassphrase *self)
{
  MtAskPassphrasePrivate *priv = mt_ask_passphrase_get_instance_private (self);

  priv->stays = FALSE;
  g_signal_emit (self, signals[SIGNAL_GRANTED], 0);
  if (!priv->stays)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
mt_ask_passphrase_dispose (GObject *object)
{
  MtAskPassphrasePrivate *priv =
      mt_ask_passphrase_get_instance_private (MT_ASK_PASSPHRASE (object));

  priv->page = NULL;
  mt_dialog_dispose (ADW_DIALOG (object));
  G_OBJECT_CLASS (mt_ask_passphrase_parent_class)->dispose (object);
}

static void
mt_ask_passphrase_class_init (MtAskPassphraseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_ask_passphrase_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  signals[SIGNAL_GRANTED] = g_signal_new ("granted", MT_TYPE_ASK_PASSPHRASE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_ask_passphrase_init (MtAskPassphrase *self)
{
  MtAskPassphrasePrivate *priv = mt_ask_passphrase_get_instance_private (self);

  priv->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_set_vhomogeneous (priv->navigation, FALSE);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (priv->navigation));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_follows_content_size (ADW_DIALOG (self), TRUE);
}

void
mt_ask_passphrase_begin (MtAskPassphrase *self, MtJournal *journal, const char *reason)
{
  MtAskPassphrasePrivate *priv = mt_ask_passphrase_get_instance_private (self);

  g_return_if_fail (MT_IS_ASK_PASSPHRASE (self));
  priv->page = mt_confirm_page_new (journal, reason);
  g_signal_connect_object (priv->page, "confirmed", G_CALLBACK (confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (priv->page, "title", self, "title", G_BINDING_SYNC_CREATE);
  adw_navigation_view_push (priv->navigation, ADW_NAVIGATION_PAGE (priv->page));
}

MtAskPassphrase *
mt_ask_passphrase_new (MtJournal *journal, const char *reason)
{
  MtAskPassphrase *self = g_object_new (MT_TYPE_ASK_PASSPHRASE, NULL);

  mt_ask_passphrase_begin (self, journal, reason);
  return self;
}

MtConfirmPage *
mt_ask_passphrase_get_page (MtAskPassphrase *self)
{
  MtAskPassphrasePrivate *priv = mt_ask_passphrase_get_instance_private (self);

  g_return_val_if_fail (MT_IS_ASK_PASSPHRASE (self), NULL);
  return priv->page;
}

void
mt_ask_passphrase_stay (MtAskPassphrase *self)
{
  MtAskPassphrasePrivate *priv = mt_ask_passphrase_get_instance_private (self);

  g_return_if_fail (MT_IS_ASK_PASSPHRASE (self));
  priv->stays = TRUE;
}

void
mt_ask_passphrase_go_on (MtAskPassphrase *self, AdwNavigationPage *page)
{
  MtAskPassphrasePrivate *priv = mt_ask_passphrase_get_instance_private (self);

  g_return_if_fail (MT_IS_ASK_PASSPHRASE (self) && ADW_IS_NAVIGATION_PAGE (page));
  priv->stays = TRUE;
  priv->page = NULL;
  adw_navigation_view_replace (priv->navigation, &page, 1);
}
