/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/keyring-row.h"

#include "app/lock/keyring.h"
#include "app/preferences/ask-passphrase.h"
#include "app/say-error.h"
#include "app/toast.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtKeyringRow {
  AdwActionRow parent_instance;

  MtJournal *journal;
  GCancellable *cancellable; /* goes with the row */
  gboolean on;

  GtkWidget *spinner;
  MtAskPassphrase *dialog; /* while it is set up */
};

G_DEFINE_FINAL_TYPE (MtKeyringRow, mt_keyring_row, ADW_TYPE_ACTION_ROW)

static void
set_busy (MtKeyringRow *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), !busy);
  gtk_widget_set_visible (self->spinner, busy);
}

static void
show_state (MtKeyringRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 self->on ? _ ("Stop Opening with the Login Keyring")
                                          : _ ("Open with the Login Keyring"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               self->on ? _ ("The journal opens by itself when Meantime starts")
                                        : _ ("Without the passphrase, while you are logged in"));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtKeyringRow) self = data;

  self->on = mt_journal_has_keyring_slot_finish (MT_JOURNAL (source), result, NULL);
  set_busy (self, FALSE);
  show_state (self);
}

static void
look (MtKeyringRow *self)
{
  set_busy (self, TRUE);
  mt_journal_has_keyring_slot (self->journal, looked_cb, g_object_ref (self));
}

/* ---- Off ---- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtKeyringRow) self = data;
  g_autoptr (GError) error = NULL;

  if (mt_journal_remove_keyring_slot_finish (MT_JOURNAL (source), result, &error))
    mt_toast (GTK_WIDGET (self), _ ("The login keyring does not open the journal any more"));
  else
    mt_toast_error (GTK_WIDGET (self), error);
  look (self);
}

/* What the keyring has opens nothing once the slot is gone, so it need not answer. */
static void
turn_off (MtKeyringRow *self)
{
  set_busy (self, TRUE);
  mt_keyring_clear (mt_journal_get_folder (self->journal), NULL, NULL);
  mt_journal_remove_keyring_slot (self->journal, removed_cb, g_object_ref (self));
}

/* ---- On ---- */

static void
say_failed (MtKeyringRow *self, const char *sentence)
{
  MtConfirmPage *page = self->dialog ? mt_ask_passphrase_get_page (self->dialog) : NULL;

  if (page)
    mt_confirm_page_say (page, sentence);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtKeyringRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_keyring_store_finish (result, &error)) {
    g_debug ("keyring: %s", error ? error->message : "refused");
    if (mt_journal_is_open (self->journal))
      mt_journal_remove_keyring_slot (self->journal, NULL, NULL);
    say_failed (self, _ ("The login keyring did not take it, or is not there. Nothing was "
                         "changed; the passphrase goes on to open the journal."));
    return;
  }
  if (self->dialog)
    adw_dialog_close (ADW_DIALOG (self->dialog));
  mt_toast (GTK_WIDGET (self), _ ("From now on the login keyring opens the journal"));
  look (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtKeyringRow) self = data;
  g_autoptr (GError) error = NULL;
  char *secret = mt_journal_add_keyring_slot_finish (MT_JOURNAL (source), result, &error);

  if (secret) {
    mt_keyring_store (mt_journal_get_folder (self->journal), secret, self->cancellable, stored_cb,
                      g_object_ref (self));
  } else {
    g_autofree char *sentence = mt_say_error_sentence (error);

    say_failed (self, sentence);
  }
  mt_journal_free_secret (secret);
}

static void
granted_cb (MtKeyringRow *self)
{
  mt_ask_passphrase_stay (self->dialog);
  mt_journal_add_keyring_slot (self->journal, added_cb, g_object_ref (self));
}

static void
ask (MtKeyringRow *self)
{
  MtAskPassphrase *dialog = mt_ask_passphrase_new (
      self->journal,
      _ ("Whoever can use this account while you are logged in can then open the journal, without "
         "your passphrase: somebody at home who knows the device’s own code, or finds it "
         "unlocked.\n\nThe passphrase and the recovery key go on to open it, and after a lock it "
         "opens only when you say so."));

  mt_confirm_page_set_deed (mt_ask_passphrase_get_page (dialog), _ ("Open with the Login Keyring"),
                            NULL, _ ("Let the Keyring Open It"), FALSE);
  g_set_weak_pointer (&self->dialog, dialog);
  g_signal_connect_object (dialog, "granted", G_CALLBACK (granted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
activated_cb (MtKeyringRow *self)
{
  if (self->on)
    turn_off (self);
  else
    ask (self);
}

/* ---- The row ---- */

static void
mt_keyring_row_dispose (GObject *object)
{
  MtKeyringRow *self = MT_KEYRING_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_keyring_row_parent_class)->dispose (object);
}

static void
mt_keyring_row_finalize (GObject *object)
{
  g_object_unref (MT_KEYRING_ROW (object)->cancellable);
  G_OBJECT_CLASS (mt_keyring_row_parent_class)->finalize (object);
}

static void
mt_keyring_row_class_init (MtKeyringRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_keyring_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_keyring_row_finalize;
}

static void
mt_keyring_row_init (MtKeyringRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->spinner = adw_spinner_new ();
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->spinner);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
  show_state (self);
}

void
mt_keyring_row_set_journal (MtKeyringRow *self, MtJournal *journal)
{
  g_return_if_fail (MT_IS_KEYRING_ROW (self));
  self->journal = g_object_ref (journal);
  look (self);
}
