/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/change-passphrase.h"

#include "app/lock/passphrase-page.h"
#include "app/preferences/ask-passphrase.h"
#include "app/toast.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

#define JOURNAL "journal"
#define FROM "from"

/* What is over the page's dialog goes with it: the toast belongs beneath. */
static void
say_changed (AdwDialog *dialog)
{
  GWeakRef *from = g_object_get_data (G_OBJECT (dialog), FROM);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (from);

  if (widget)
    mt_toast (widget, _ ("From now on the new passphrase opens the journal"));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPassphrasePage) page = data;
  g_autoptr (GError) error = NULL;
  gboolean changed = mt_journal_set_passphrase_finish (MT_JOURNAL (source), result, &error);
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_DIALOG);

  if (!dialog || !gtk_widget_get_root (dialog))
    return; /* it was locked meanwhile */
  adw_dialog_set_can_close (ADW_DIALOG (dialog), TRUE);
  if (!changed) {
    mt_passphrase_page_say_error (page, error);
    return;
  }
  mt_passphrase_page_forget (page);
  say_changed (ADW_DIALOG (dialog));
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
chosen_cb (AdwDialog *dialog, MtPassphrasePage *page)
{
  adw_dialog_set_can_close (dialog, FALSE);
  mt_journal_set_passphrase (g_object_get_data (G_OBJECT (dialog), JOURNAL),
                             mt_passphrase_page_get_passphrase (page), changed_cb,
                             g_object_ref (page));
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
set_up (gpointer dialog, GtkWidget *from, MtJournal *journal)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, from);
  g_object_set_data_full (dialog, FROM, ref, (GDestroyNotify)weak_ref_free);
  g_object_set_data_full (dialog, JOURNAL, g_object_ref (journal), g_object_unref);
}

static MtPassphrasePage *
new_page (gpointer dialog, const char *reason)
{
  MtPassphrasePage *page = mt_passphrase_page_new (reason, _ ("Choose This One"));

  g_signal_connect_object (page, "chosen", G_CALLBACK (chosen_cb), dialog, G_CONNECT_SWAPPED);
  return page;
}

static void
granted_cb (MtAskPassphrase *dialog)
{
  MtPassphrasePage *page =
      new_page (dialog, _ ("A few words in a row that nobody who knows you would think of. Backups "
                           "made until now go on opening with the former passphrase."));

  mt_ask_passphrase_go_on (dialog, ADW_NAVIGATION_PAGE (page));
}

void
mt_change_passphrase (GtkWidget *from, MtJournal *journal)
{
  MtAskPassphrase *dialog =
      mt_ask_passphrase_new (journal, _ ("First the one that opens the journal now."));

  set_up (dialog, from, journal);
  g_signal_connect (dialog, "granted", G_CALLBACK (granted_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), from);
}

void
mt_offer_passphrase (GtkWidget *from, MtJournal *journal)
{
  MtAskPassphrase *dialog = g_object_new (MT_TYPE_ASK_PASSPHRASE, NULL);
  MtPassphrasePage *page =
      new_page (dialog, _ ("The recovery key has opened the journal. If the passphrase is "
                           "forgotten, a new one can take its place now."));

  set_up (dialog, from, journal);
  mt_passphrase_page_set_may_wait (page, TRUE);
  g_signal_connect_object (page, "later", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Choose a Passphrase"));
  mt_ask_passphrase_go_on (dialog, ADW_NAVIGATION_PAGE (page));
  adw_dialog_present (ADW_DIALOG (dialog), from);
}
