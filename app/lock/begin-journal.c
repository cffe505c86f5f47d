/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/begin-journal.h"

#include "app/lock/passphrase-page.h"
#include "app/lock/recovery-key-page.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

static void
tell_opened (gpointer page)
{
  gtk_widget_activate_action (page, "lock.opened", NULL);
}

static void
kept_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRecoveryKeyPage) page = data;
  g_autoptr (GError) error = NULL;

  /* It is kept; should this not be remembered, one is only asked again. */
  if (!mt_journal_set_recovery_key_kept_finish (MT_JOURNAL (source), result, &error))
    g_debug ("%s", error->message);
  tell_opened (page);
}

static void
kept_cb (MtJournal *journal, MtRecoveryKeyPage *page)
{
  mt_recovery_key_page_set_busy (page, TRUE);
  mt_journal_set_recovery_key_kept (journal, TRUE, kept_saved_cb, g_object_ref (page));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPassphrasePage) passphrase = data;
  g_autoptr (GError) error = NULL;
  char *recovery_key = mt_journal_create_finish (MT_JOURNAL (source), result, &error);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (passphrase), ADW_TYPE_NAVIGATION_VIEW);
  MtRecoveryKeyPage *page;

  if (!view || !gtk_widget_get_root (view)) { /* the window went meanwhile */
    if (recovery_key)
      mt_journal_lock (MT_JOURNAL (source), NULL, NULL);
    mt_journal_free_secret (recovery_key);
    return;
  }
  if (!recovery_key) {
    mt_passphrase_page_say_error (passphrase, error);
    return;
  }
  mt_passphrase_page_forget (passphrase);
  page = mt_recovery_key_page_new (recovery_key);
  g_signal_connect_object (page, "kept", G_CALLBACK (kept_cb), source, G_CONNECT_SWAPPED);
  g_signal_connect (page, "later", G_CALLBACK (tell_opened), NULL);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
}

static void
chosen_cb (MtJournal *journal, MtPassphrasePage *page)
{
  mt_journal_create (journal, mt_passphrase_page_get_passphrase (page), made_cb,
                     g_object_ref (page));
}

AdwNavigationPage *
mt_begin_journal_page_new (MtJournal *journal)
{
  MtPassphrasePage *page = mt_passphrase_page_new (NULL, _ ("Make the Journal"));

  g_signal_connect_object (page, "chosen", G_CALLBACK (chosen_cb), journal, G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (page);
}
