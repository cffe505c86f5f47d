/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/form-of-file.h"
#include "app/share/record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The two ways out: both ask where to, and hand over the very bytes of a handout.  What came of it
 * is said in a toast at @from; what was handed over is remembered in @journal (@note, copied), and
 * share.used activated there.  Cancelled, they leave nothing behind.  Main thread. */

/* Asks for a file and writes @handout there, which is of @form, whole or not at all, for its owner
 * only.  A file in the journal's folder is refused. */
void mt_hand_over_save (GtkWidget *from,
                        MtJournal *journal,
                        MtHandout *handout,
                        const MtFormOfFile *form,
                        const MtRecordNote *note,
                        GCancellable *cancellable);

/* The same, where the file is known: what happens once the person has named it. */
void mt_hand_over_save_to (GtkWidget *from,
                           MtJournal *journal,
                           MtHandout *handout,
                           const MtRecordNote *note,
                           GFile *file,
                           GCancellable *cancellable);

/* Asks for a printer and prints @handout, a PDF. */
void mt_hand_over_print (GtkWidget *from,
                         MtJournal *journal,
                         MtHandout *handout,
                         const MtRecordNote *note,
                         GCancellable *cancellable);

/* The name a file is offered: neutral, with the day of today; owned by the caller. */
char *mt_hand_over_name (const char *suffix);

G_END_DECLS
