/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/about.h"

#include <glib/gi18n.h>

#define HOME "https://github.com/meantime-journal/meantime"

AdwDialog *
mt_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, "io.github.meantime_journal.Meantime");
  adw_about_dialog_set_application_name (about, _ ("Meantime"));
  adw_about_dialog_set_developer_name (about, _ ("The Meantime contributors"));
  adw_about_dialog_set_version (about, VERSION);
  adw_about_dialog_set_comments (
      about, _ ("A private journal for the days between one conversation and the next. What you "
                "write is encrypted on this device and sent nowhere.\n\nMeantime is a notebook and "
                "not an emergency service: nobody reads what you write in it. If you are in "
                "danger, please turn to people: someone close to you, your doctor, or the "
                "emergency number where you are."));
  adw_about_dialog_set_website (about, HOME);
  adw_about_dialog_set_issue_url (about, HOME "/issues");
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: your name, and an address if you like, each translator on a line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  return dialog;
}
