/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"
#include "core/journal-shared.h"

G_BEGIN_DECLS

/* What has been handed over, for the record of it. */
typedef struct {
  char *format;    /* id, as the terminal spells it */
  char *recipient; /* for whom, in the person's words; or NULL */
} MtRecordNote;

MtRecordNote *mt_record_note_new (const char *format, const char *recipient);
MtRecordNote *mt_record_note_copy (const MtRecordNote *self);
void mt_record_note_free (MtRecordNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtRecordNote, mt_record_note_free)

/* Remembers in @journal that @handout was handed over, now: with its words as they read.  Only
 * after it was.  @place: the URI of the file, or NULL.  What cannot be remembered (a full disk) is
 * said in a toast at @from, where that is still to be seen.  Main thread. */
void mt_record (GtkWidget *from,
                MtJournal *journal,
                MtHandout *handout,
                const MtRecordNote *note,
                MtSharedWay way,
                const char *place);

G_END_DECLS
