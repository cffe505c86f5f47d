/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/recovery-key-dialog.h"

#include "app/dialog.h"
#include "app/lock/confirm-page.h"
#include "app/lock/recovery-key-page.h"
#include "app/say-error.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtRecoveryKeyDialog {
  AdwDialog parent_instance;

  MtJournal *journal;
  gboolean unsettled; /* a new key opens that nobody said is kept */

  AdwNavigationView *navigation;
  MtConfirmPage *confirm;  /* owned by the view */
  MtRecoveryKeyPage *page; /* likewise, once there is a key */
};

G_DEFINE_FINAL_TYPE (MtRecoveryKeyDialog, mt_recovery_key_dialog, ADW_TYPE_DIALOG)

enum { SIGNAL_KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRecoveryKeyDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean settled = mt_journal_settle_recovery_key_finish (MT_JOURNAL (source), result, &error);

  if (settled)
    g_signal_emit (self, signals[SIGNAL_KEPT], 0);
  if (!self->page) /* closed meanwhile */
    return;
  mt_recovery_key_page_set_busy (self->page, FALSE);
  if (settled) {
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }
  self->unsettled = TRUE;
  g_autofree char *sentence = mt_say_error_sentence (error);
  mt_recovery_key_page_say (self->page, sentence);
}

static void
kept_cb (MtRecoveryKeyDialog *self)
{
  mt_recovery_key_page_set_busy (self->page, TRUE);
  self->unsettled = FALSE;
  mt_journal_settle_recovery_key (self->journal, TRUE, settled_cb, g_object_ref (self));
}

static void
later_cb (MtRecoveryKeyDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Nobody waits for the answer: what could not be taken back goes when a next key is settled. */
static void
take_back (MtRecoveryKeyDialog *self)
{
  if (self->unsettled && mt_journal_is_open (self->journal))
    mt_journal_settle_recovery_key (self->journal, FALSE, NULL, NULL);
  self->unsettled = FALSE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRecoveryKeyDialog) self = data;
  g_autoptr (GError) error = NULL;
  char *recovery_key = mt_journal_new_recovery_key_finish (MT_JOURNAL (source), result, &error);

  self->unsettled = recovery_key != NULL;
  if (!self->confirm) { /* closed meanwhile */
    take_back (self);
    mt_journal_free_secret (recovery_key);
    return;
  }
  mt_confirm_page_set_busy (self->confirm, FALSE);
  if (!recovery_key) {
    mt_confirm_page_say_error (self->confirm, error);
    return;
  }
  self->page = mt_recovery_key_page_new (recovery_key);
  g_signal_connect_object (self->page, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "later", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_replace (self->navigation,
                               (AdwNavigationPage *[]){ ADW_NAVIGATION_PAGE (self->page) }, 1);
  self->confirm = NULL;
}

static void
confirmed_cb (MtRecoveryKeyDialog *self)
{
  if (!self->confirm) /* closed meanwhile: no key is to be made */
    return;
  mt_confirm_page_set_busy (self->confirm, TRUE);
  mt_journal_new_recovery_key (self->journal, made_cb, g_object_ref (self));
}

static void
mt_recovery_key_dialog_closed (AdwDialog *dialog)
{
  MtRecoveryKeyDialog *self = MT_RECOVERY_KEY_DIALOG (dialog);

  mt_dialog_closed (dialog);
  take_back (self);
  self->confirm = NULL;
  self->page = NULL;
}

static void
mt_recovery_key_dialog_dispose (GObject *object)
{
  MtRecoveryKeyDialog *self = MT_RECOVERY_KEY_DIALOG (object);

  if (self->journal)
    take_back (self);
  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_RECOVERY_KEY_DIALOG);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_recovery_key_dialog_parent_class)->dispose (object);
}

static void
mt_recovery_key_dialog_class_init (MtRecoveryKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_recovery_key_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_recovery_key_dialog_closed;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", MT_TYPE_RECOVERY_KEY_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/recovery-key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtRecoveryKeyDialog, navigation);
}

static void
mt_recovery_key_dialog_init (MtRecoveryKeyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtRecoveryKeyDialog *
mt_recovery_key_dialog_new (MtJournal *journal)
{
  MtRecoveryKeyDialog *self = g_object_new (MT_TYPE_RECOVERY_KEY_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  self->confirm = mt_confirm_page_new (
      journal, _ ("A new recovery key takes the place of the one before. Only you can make it, so "
                  "your passphrase is asked for once more."));
  g_signal_connect_object (self->confirm, "confirmed", G_CALLBACK (confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->confirm));
  return self;
}
