/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @child in @stack; nothing of what was there stays but @kept. */
void mt_show_only (GtkStack *stack, GtkWidget *child, GtkWidget *kept);

G_END_DECLS
