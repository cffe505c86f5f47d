/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/record.h"

#include "app/toast.h"

MtRecordNote *
mt_record_note_new (const char *format, const char *recipient)
{
  MtRecordNote *self = g_new0 (MtRecordNote, 1);

  self->format = g_strdup (format);
  self->recipient = g_strdup (recipient);
  return self;
}

MtRecordNote *
mt_record_note_copy (const MtRecordNote *self)
{
  return mt_record_note_new (self->format, self->recipient);
}

void
mt_record_note_free (MtRecordNote *self)
{
  g_free (self->format);
  g_free (self->recipient);
  g_free (self);
}

typedef struct {
  GtkWidget *from;
  MtJournal *journal;
  MtShared *shared;
} Recording;

static void
recording_free (Recording *self)
{
  g_object_unref (self->from);
  g_object_unref (self->journal);
  mt_shared_free (self->shared);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Recording) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_record_shared_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (self->from, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Recording) self = data;
  g_autofree char *words = mt_handout_read_all_finish (MT_HANDOUT (source), result, NULL);

  mt_shared_set_words (self->shared, words);
  mt_journal_record_shared (self->journal, self->shared, recorded_cb, self);
  self = NULL;
}

void
mt_record (GtkWidget *from,
           MtJournal *journal,
           MtHandout *handout,
           const MtRecordNote *note,
           MtSharedWay way,
           const char *place)
{
  Recording *self;

  g_return_if_fail (GTK_IS_WIDGET (from) && MT_IS_JOURNAL (journal) && MT_IS_HANDOUT (handout));
  self = g_new0 (Recording, 1);
  self->from = g_object_ref (from);
  self->journal = g_object_ref (journal);
  self->shared = mt_shared_new (way, note->format);
  g_set_str (&self->shared->place, place);
  g_set_str (&self->shared->recipient, note->recipient ? note->recipient : "");
  self->shared->n_pages = mt_handout_get_n_pages (handout);
  mt_shared_set_bytes (self->shared, mt_handout_get_bytes (handout));
  mt_shared_set_entries (self->shared, mt_handout_get_sources (handout), 0);
  self->shared->n_entries = mt_handout_get_n_entries (handout);
  mt_handout_read_all (handout, MT_SHARED_WORDS_MAX + 4, NULL, read_cb, self);
}
