/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Looks for words in the Journal, which @window shows, as somebody does who types them, and prints
 * "search-NAME ms ms …": from the last letter of each to the entries painted that were found, round
 * by round; and "search-NAME-cpu ms", what that took of the processor in the middle.  The letter
 * before came a moment earlier, and what that began may still be going on.  Calls @done when the
 * list shows everything again. */
#define SEARCH_ROUNDS 9

void search_measure (GtkWidget *window, void (*done) (gpointer), gpointer data);
