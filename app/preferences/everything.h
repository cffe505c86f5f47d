/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Taking everything out of the journal, readable by anybody, and in again.  Dialogs open over
 * @from, and what came of it is said there.  Main thread. */

/* Asks for the passphrase, then for a file, and writes everything into it; noted among what was
 * shared. */
void mt_take_everything (GtkWidget *from, MtJournal *journal);

/* The same, where the file is known: what happens once it was named. */
void mt_take_everything_to (GtkWidget *from, MtJournal *journal, gboolean with_shared, GFile *file);

/* Asks for a file that Meantime wrote, says what would come of it, and takes it in. */
void mt_bring_in (GtkWidget *from, MtJournal *journal);

/* The same, where the file is known. */
void mt_bring_in_from (GtkWidget *from, MtJournal *journal, GFile *file);

G_END_DECLS
