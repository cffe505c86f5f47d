/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @words on @line, which follows what a person does elsewhere on the page; a screen reader
 * says them where they are new and the page is looked at.  Main thread. */
void mt_live_line_say (GtkLabel *line, const char *words);

G_END_DECLS
