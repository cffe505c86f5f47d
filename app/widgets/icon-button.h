/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button with an icon and @words, which wrap where there is little room: AdwButtonContent cuts
 * them off.  Its name for a screen reader is @words. */
GtkWidget *mt_icon_button_new (const char *icon, const char *words);

/* Has the words of @button, which has a label and nothing else, wrap where there is little room; by
 * themselves they ask for one line, or are cut off. */
void mt_button_wrap (GtkButton *button);

G_END_DECLS
