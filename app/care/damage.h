/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be told whatever went wrong with the open journal: where @error says that its database is
 * damaged, the window of @from asks whether to see what can be done (action "win.damage").  Does
 * nothing for any other, nor in a window of another kind. */
void mt_damage_tell (GtkWidget *from, const GError *error);

G_END_DECLS
