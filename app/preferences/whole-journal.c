/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/whole-journal.h"

#include "app/lock/passphrase-page.h"
#include "app/preferences/ask-passphrase.h"
#include "app/window.h"
#include "core/journal-backups.h"

#include <glib/gi18n.h>

#define JOURNAL "journal"
#define SETTINGS "settings"
#define SECRET "secret"

/* @sentences, each on a row of its own, under @title (or NULL). */
static GtkWidget *
new_rows (const char *title, const char *const *sentences)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (; *sentences; sentences++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *sentences);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  return group;
}

static MtAskPassphrase *
new_dialog (MtJournal *journal, const char *reason)
{
  MtAskPassphrase *dialog = mt_ask_passphrase_new (journal, reason);

  g_object_set_data_full (G_OBJECT (dialog), JOURNAL, g_object_ref (journal), g_object_unref);
  return dialog;
}

/* Takes the dialog and all others away, and closes the journal for @deed. */
static void
hand_on (gpointer dialog, MtDeedPage *page)
{
  g_autoptr (MtDeedPage) deed = g_object_ref_sink (page);
  GtkRoot *window = gtk_widget_get_root (dialog);

  if (MT_IS_WINDOW (window))
    mt_window_lock_for (MT_WINDOW (window), deed);
}

/* ---- Somebody may know it ---- */

static void
chosen_cb (MtAskPassphrase *dialog, MtPassphrasePage *page)
{
  const char *secret = g_object_get_data (G_OBJECT (dialog), SECRET);
  const char *passphrase = mt_passphrase_page_get_passphrase (page);

  if (g_str_equal (secret, passphrase)) {
    mt_passphrase_page_say (page,
                            _ ("This is the one you have now, which somebody may know. Choose "
                               "one that has nothing to do with it."));
    return;
  }
  hand_on (dialog, mt_deed_page_new_rekey (g_object_get_data (G_OBJECT (dialog), JOURNAL), secret,
                                           passphrase));
}

static void
rekey_granted_cb (MtAskPassphrase *dialog)
{
  const char *secret = mt_confirm_page_get_secret (mt_ask_passphrase_get_page (dialog));
  MtPassphrasePage *page =
      mt_passphrase_page_new (_ ("The passphrase from now on: a few words in a row that have "
                                 "nothing to do with the ones of before."),
                              _ ("Encrypt Anew"));

  g_object_set_data_full (G_OBJECT (dialog), SECRET, mt_journal_copy_secret (secret),
                          (GDestroyNotify)mt_journal_free_secret);
  g_signal_connect_object (page, "chosen", G_CALLBACK (chosen_cb), dialog, G_CONNECT_SWAPPED);
  mt_ask_passphrase_go_on (dialog, ADW_NAVIGATION_PAGE (page));
}

void
mt_rekey_ask (GtkWidget *from, MtJournal *journal)
{
  const char *const sentences[] = {
    _ ("You choose a new passphrase, and get a new recovery key. The ones you have now then open "
       "nothing here, and neither does the login keyring."),
    _ ("Backups made until now still open with those. They are listed afterwards, so that you can "
       "delete them."),
    _ ("What somebody copied or read before stays with them."),
    _ ("It takes some seconds, or minutes where there is much. If the battery is low, plug the "
       "device in first."),
    NULL,
  };
  MtAskPassphrase *dialog =
      new_dialog (journal, _ ("Another passphrase alone would not help: an old copy of the journal "
                              "still opens with the old one. Here all of it is encrypted anew."));

  mt_confirm_page_set_deed (mt_ask_passphrase_get_page (dialog), _ ("Someone May Know It"),
                            new_rows (NULL, sentences), _ ("Continue"), FALSE);
  g_signal_connect (dialog, "granted", G_CALLBACK (rekey_granted_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), from);
}

/* ---- Delete everything ---- */

static void
erase_granted_cb (MtAskPassphrase *dialog)
{
  const char *secret = mt_confirm_page_get_secret (mt_ask_passphrase_get_page (dialog));

  mt_ask_passphrase_stay (dialog);
  hand_on (dialog, mt_deed_page_new_erase (g_object_get_data (G_OBJECT (dialog), JOURNAL), secret,
                                           g_object_get_data (G_OBJECT (dialog), SETTINGS)));
}

static GtkWidget *
new_erase_rows (const char *second_place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *second =
      second_place
          /* Translators: the path of a folder. */
          ? g_strdup_printf (_ ("Backups in %s. Delete them there as well."), second_place)
          : g_strdup (_ ("Backups that you put elsewhere: on a stick, another disk, another "
                         "device."));
  const char *const goes[] = {
    _ ("Every entry, with its earlier versions, and the bin"),
    _ ("The backups in the journal’s own folder, and what restoring kept aside there"),
    _ ("What the login keyring has for it, and all that was set in Preferences"),
    NULL,
  };
  const char *const stays[] = {
    second,
    _ ("Pages you printed, saved or gave to somebody. Meantime does not know where they are."),
    _ ("Copies that the system or a cloud made of the folder. They are encrypted; destroy the "
       "recovery key, and nobody opens them."),
    NULL,
  };

  gtk_box_append (GTK_BOX (box), new_rows (_ ("What Goes"), goes));
  gtk_box_append (GTK_BOX (box), new_rows (_ ("What Lies Elsewhere and Stays"), stays));
  return box;
}

static void
erase_settings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAskPassphrase) dialog = data;
  g_autoptr (MtBackupSettings) backups =
      mt_journal_get_backup_settings_finish (MT_JOURNAL (source), result, NULL);
  GtkWidget *from = g_object_get_data (G_OBJECT (dialog), "from");

  mt_confirm_page_set_deed (mt_ask_passphrase_get_page (dialog), _ ("Delete Everything"),
                            new_erase_rows (backups ? backups->second_place : NULL),
                            _ ("Delete Everything"), TRUE);
  if (gtk_widget_get_root (from))
    adw_dialog_present (ADW_DIALOG (dialog), from);
}

void
mt_erase_ask (GtkWidget *from, MtJournal *journal, GSettings *settings)
{
  MtAskPassphrase *dialog = g_object_ref_sink (
      new_dialog (journal, _ ("This cannot be undone, and nobody can bring anything of it back.")));

  g_object_set_data_full (G_OBJECT (dialog), SETTINGS, g_object_ref (settings), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "from", g_object_ref (from), g_object_unref);
  g_signal_connect (dialog, "granted", G_CALLBACK (erase_granted_cb), NULL);
  mt_journal_get_backup_settings (journal, erase_settings_cb, dialog);
}
