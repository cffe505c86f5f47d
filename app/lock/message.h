/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @sentence in @label, which is hidden while there is nothing to say (NULL), brings it into
 * sight and reads it out to a screen reader. */
void mt_message_show (GtkLabel *label, const char *sentence);

/* What is wrong with opening a journal, as one sentence with what to do next; owned.  Like
 * mt_say_error_sentence (), in the words of somebody who only wants to get in. */
char *mt_message_for_opening (const GError *error);

/* What is wrong with a passphrase one chooses, as one sentence; owned. */
char *mt_message_for_passphrase (const GError *error);

/* Empties a row in which a secret was typed. */
void mt_message_forget (GtkEditable *row);

G_END_DECLS
