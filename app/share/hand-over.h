/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The two ways out: both ask where to, and hand over the very bytes they were given.  What came of
 * it is said in a toast at @from.  Cancelled, they leave nothing behind.  Main thread. */

/* Asks for a file and writes @bytes (a PDF) there, whole or not at all, for its owner only.  A file
 * in @journal_folder is refused. */
void mt_hand_over_save (GtkWidget *from,
                        GBytes *bytes,
                        const char *journal_folder,
                        GCancellable *cancellable);

/* The same, where the file is known: what happens once the person has named it. */
void mt_hand_over_save_to (GtkWidget *from,
                           GBytes *bytes,
                           const char *journal_folder,
                           GFile *file,
                           GCancellable *cancellable);

/* Asks for a printer and prints @bytes. */
void mt_hand_over_print (GtkWidget *from, GBytes *bytes, GCancellable *cancellable);

/* The name a file is offered: neutral, with the day of today; owned by the caller. */
char *mt_hand_over_name (void);

G_END_DECLS
