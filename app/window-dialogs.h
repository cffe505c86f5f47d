/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The actions of MtWindow (app/window.h) that do no more than open a dialog over it, for its
 * class_init. */
void mt_window_dialogs_install (GtkWidgetClass *window_class);

/* Closes all that is open over @window: dialogs show what is in the journal, too. */
void mt_window_dialogs_close (AdwApplicationWindow *window);

G_END_DECLS
