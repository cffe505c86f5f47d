/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks keyboards and input methods to learn nothing of what is written in @text (a text view, an
 * entry or a row with one), and to offer no pictures for its words; @more are further hints.  What
 * is chosen in a text view is offered to nobody before it is copied.  In C,
 * since of several flags in a template only the first arrives (Blueprint 0.16 writes them as
 * numbers, of which GtkBuilder reads one). */
void mt_private_text (GtkWidget *text, GtkInputHints more);

G_END_DECLS
