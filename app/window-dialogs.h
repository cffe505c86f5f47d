/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of MtWindow (app/window.h) that do no more than open a dialog over it, for its
 * class_init. */
void mt_window_dialogs_install (GtkWidgetClass *window_class);

G_END_DECLS
