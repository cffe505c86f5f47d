/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Short words at the lower edge of what @from lies in: the nearest AdwToastOverlay around it, or
 * that of its window.  Nothing happens where there is none (the widget is gone from the screen). */
void mt_toast (GtkWidget *from, const char *title);

/* The same with a button "Undo", which calls @undo with @owner while @owner lives. */
typedef void (*MtUndoFunc) (GObject *owner, gpointer data);
void mt_toast_undo (GtkWidget *from,
                    const char *title,
                    GObject *owner,
                    MtUndoFunc undo,
                    gpointer data,
                    GDestroyNotify free_data);

/* The sentence for @error (app/say-error.h), where it will be read; nothing for a cancelled one.
 * Where it is damage, mt_damage_tell () as well. */
void mt_toast_error (GtkWidget *from, const GError *error);

G_END_DECLS
