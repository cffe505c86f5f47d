/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small dot in the shade @id ("dusk", "moss", …; NULL: none).  It is seen beside the shade's
 * name, never instead of it. */
GtkWidget *mt_shade_new (const char *id);

G_END_DECLS
