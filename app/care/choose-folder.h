/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the person choose a folder on this device (in a Flatpak, through the portal), and calls
 * @chosen with its path.  Nothing is called where they change their mind, where @from has gone
 * meanwhile, and where the place takes no files, which a toast over @from says. */
typedef void (*MtFolderChosen) (GtkWidget *from, const char *path);
void mt_choose_folder (GtkWidget *from, const char *title, MtFolderChosen chosen);

G_END_DECLS
