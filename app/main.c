/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include "core/process.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (MtApplication) application = NULL;

  mt_process_protect ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  mt_process_keep_clear ();
  application = mt_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
