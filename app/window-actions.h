/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of MtWindow (app/window.h) that are more than a dialog over it (those:
 * app/window-dialogs.h), for its class_init. */
void mt_window_actions_install (GtkWidgetClass *window_class);

/* Which of the window's actions do anything. */
typedef enum {
  MT_REACHABLE_LOCKED,    /* what shows nothing of the journal */
  MT_REACHABLE_ALL,       /* the journal is open */
  MT_REACHABLE_LOCK_ONLY, /* somebody else is looking (app/share/showing.h) */
} MtReachable;

void mt_window_actions_set (GtkWidget *window, MtReachable reachable);

G_END_DECLS
