/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The plain cover that lies over all of a window, its dialogs and its popovers while another
 * program is in front, so that the overview of a phone shows nothing: style class "covered".
 * Only where the window is as narrow or as short as a phone.  What is covered takes no touch. */

/* Covers @window or uncovers it, as it is to be now.  @wanted: somebody wants covers, and another
 * program is in front. */
void mt_cover_update (GtkWindow *window, gboolean wanted);

G_END_DECLS
