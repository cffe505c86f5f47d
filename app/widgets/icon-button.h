/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button with an icon and @words, which wrap where there is little room: AdwButtonContent cuts
 * them off.  Its name for a screen reader is @words. */
GtkWidget *mt_icon_button_new (const char *icon, const char *words);

G_END_DECLS
