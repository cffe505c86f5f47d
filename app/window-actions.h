/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of MtWindow (app/window.h) that are more than a dialog over it (those:
 * app/window-dialogs.h), for its class_init. */
void mt_window_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
