/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/recovery-key-dialog.h"

#include "app/lock/recovery-key-page.h"
#include "app/say-error.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtRecoveryKeyDialog {
  MtAskPassphrase parent_instance;

  MtJournal *journal;
  gboolean unsettled; /* a new key opens that nobody said is kept */

  MtRecoveryKeyPage *page; /* owned by the dialog, once there is a key */
};

G_DEFINE_FINAL_TYPE (MtRecoveryKeyDialog, mt_recovery_key_dialog, MT_TYPE_ASK_PASSPHRASE)

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
  if (!gtk_widget_get_root (GTK_WIDGET (self))) { /* closed meanwhile */
    take_back (self);
    mt_journal_free_secret (recovery_key);
    return;
  }
  if (!recovery_key) {
    g_autofree char *sentence = mt_say_error_sentence (error);

    mt_confirm_page_say (mt_ask_passphrase_get_page (MT_ASK_PASSPHRASE (self)), sentence);
    return;
  }
  self->page = mt_recovery_key_page_new (recovery_key);
  g_signal_connect_object (self->page, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "later", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  mt_ask_passphrase_go_on (MT_ASK_PASSPHRASE (self), ADW_NAVIGATION_PAGE (self->page));
}

static void
granted_cb (MtRecoveryKeyDialog *self)
{
  mt_ask_passphrase_stay (MT_ASK_PASSPHRASE (self));
  mt_journal_new_recovery_key (self->journal, made_cb, g_object_ref (self));
}

static void
mt_recovery_key_dialog_closed (AdwDialog *dialog)
{
  MtRecoveryKeyDialog *self = MT_RECOVERY_KEY_DIALOG (dialog);

  ADW_DIALOG_CLASS (mt_recovery_key_dialog_parent_class)->closed (dialog);
  take_back (self);
  self->page = NULL;
}

static void
mt_recovery_key_dialog_dispose (GObject *object)
{
  MtRecoveryKeyDialog *self = MT_RECOVERY_KEY_DIALOG (object);

  if (self->journal)
    take_back (self);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_recovery_key_dialog_parent_class)->dispose (object);
}

static void
mt_recovery_key_dialog_class_init (MtRecoveryKeyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_recovery_key_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_recovery_key_dialog_closed;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", MT_TYPE_RECOVERY_KEY_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_recovery_key_dialog_init (MtRecoveryKeyDialog *self)
{
}

MtRecoveryKeyDialog *
mt_recovery_key_dialog_new (MtJournal *journal)
{
  MtRecoveryKeyDialog *self = g_object_new (MT_TYPE_RECOVERY_KEY_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  mt_ask_passphrase_begin (
      MT_ASK_PASSPHRASE (self), journal,
      _ ("A new recovery key takes the place of the one before. Only you can make it, so your "
         "passphrase is asked for once more."));
  g_signal_connect (self, "granted", G_CALLBACK (granted_cb), NULL);
  return self;
}
