/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What @window showed is locked or sealed, and all that was made of it has been freed: what is
 * still in buffers that others keep goes as well, within seconds.  Main thread. */
void mt_forget (GtkWindow *window);

G_END_DECLS
