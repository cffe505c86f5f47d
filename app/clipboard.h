/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was copied in this program, from any window of @widget's display, is not offered to other
 * programs any longer.  What they have taken already is theirs. */
void mt_clipboard_take_back (GtkWidget *widget);

G_END_DECLS
