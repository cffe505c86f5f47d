/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-archive.h"

#include "core/day.h"
#include "core/journal-private.h"
#include "core/share/archive.h"
#include "core/share/share-file.h"
#include "core/store/shared.h"
#include "core/store/whole.h"

#include <string.h>

#define MONTH_SIZE 8     /* of "2026-03", with its end */
#define TELL_EVERY 50000 /* µs */

void
mt_archive_made_free (MtArchiveMade *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->fingerprint);
  g_free (self);
}

typedef struct {
  char *path;
  gboolean with_shared;
  MtShareProgress progress;
  gpointer progress_data;
} Input;

static void
input_free (Input *self)
{
  g_free (self->path);
  g_free (self);
}

/* One archive being made. */
typedef struct {
  const Input *input;
  MtStore *store;
  GCancellable *cancellable;
  MtShareFile *file; /* NULL: the bytes are kept */
  GByteArray *bytes; /* or NULL */
  GChecksum *checksum;
  goffset size;
  MtArchive *archive;
  guint n_done, n_all;
  gint64 told;
  char month[MONTH_SIZE];
  GPtrArray *entries; /* of this month */
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->archive, mt_archive_free);
  g_clear_pointer (&self->file, mt_share_file_free);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_checksum_free (self->checksum);
  g_ptr_array_unref (self->entries);
  mt_store_close (self->store);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
write_cb (const void *data, gsize size, gpointer to, GError **error)
{
  Making *self = to;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  g_checksum_update (self->checksum, data, (gssize)size);
  self->size += (goffset)size;
  if (self->file)
    return mt_share_file_write (self->file, data, size, error);
  g_byte_array_append (self->bytes, data, (guint)size);
  return TRUE;
}

/* The entries are walked along twice: for journal.json, and by months. */
static void
count_one (Making *self)
{
  gint64 now = g_get_monotonic_time ();

  self->n_done++;
  if (!self->input->progress || (now - self->told < TELL_EVERY && self->n_done < 2 * self->n_all))
    return;
  self->told = now;
  self->input->progress (self->n_done / 2, self->n_all, self->input->progress_data);
}

static gboolean
add_entry_cb (MtWhole *taken, gpointer data, GError **error)
{
  Making *self = data;
  g_autoptr (MtWhole) whole = taken;

  count_one (self);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         mt_archive_add_entry (self->archive, whole, error);
}

static gboolean
end_month (Making *self, GError **error)
{
  gboolean added =
      self->entries->len == 0 ||
      mt_archive_add_month (self->archive, self->month, self->entries, self->cancellable, error);

  g_ptr_array_set_size (self->entries, 0);
  return added;
}

static gboolean
add_to_month_cb (MtWhole *taken, gpointer data, GError **error)
{
  Making *self = data;
  g_autoptr (MtWhole) whole = taken;
  g_autofree char *day = mt_day_format (mt_entry_get_day (whole->entry));

  count_one (self);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (strncmp (day, self->month, MONTH_SIZE - 1) != 0) {
    if (!end_month (self, error))
      return FALSE;
    g_strlcpy (self->month, day, MONTH_SIZE);
  }
  if (!mt_entry_get_deleted (whole->entry))
    g_ptr_array_add (self->entries, g_object_ref (whole->entry));
  return TRUE;
}

/* All of them, with words and entries. */
static GPtrArray *
load_shared (Making *self, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_shared_free);
  g_autoptr (GPtrArray) list = mt_store_list_shared (self->store, NULL, G_MAXINT, error);

  for (guint i = list ? list->len : 0; i > 0; i--) { /* oldest first */
    const MtShared *one = list->pdata[i - 1];
    MtShared *shared = mt_store_load_shared (self->store, one->id, error);

    if (!shared)
      return NULL;
    g_ptr_array_add (all, shared);
  }
  return list ? g_steal_pointer (&all) : NULL;
}

static gboolean
add_journal (Making *self, GError **error)
{
  g_autoptr (GPtrArray) gone = mt_store_list_gone (self->store, error);
  g_auto (GStrv) words = gone ? mt_store_load_dictionary (self->store, error) : NULL;
  g_autoptr (GPtrArray) shared = NULL;

  if (!words || (self->input->with_shared && !(shared = load_shared (self, error))))
    return FALSE;
  return mt_archive_begin_journal (self->archive, error) &&
         mt_store_for_each_whole (self->store, add_entry_cb, self, error) &&
         mt_archive_end_journal (self->archive, gone, (const char *const *)words, shared, error);
}

static gboolean
make (Making *self, GError **error)
{
  gint64 n_rows;

  if (!mt_store_hold (self->store, error) || !mt_store_count_rows (self->store, &n_rows, error))
    return FALSE;
  self->n_all = (guint)n_rows;
  self->archive = mt_archive_new (write_cb, self, error);
  return self->archive && mt_archive_add_readme (self->archive, error) &&
         add_journal (self, error) &&
         mt_store_for_each_whole (self->store, add_to_month_cb, self, error) &&
         end_month (self, error) && mt_archive_finish (self->archive, error) &&
         (!self->file || mt_share_file_finish (self->file, error));
}

static gpointer
archive_job (gpointer data, gpointer input, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  g_auto (Making) self = { .input = input,
                           .cancellable = cancellable,
                           .checksum = g_checksum_new (G_CHECKSUM_SHA256),
                           .entries = g_ptr_array_new_with_free_func (g_object_unref) };
  MtArchiveMade *made;

  self.store = mt_store_open_reader (session->folder, mt_vault_get_key (session->vault),
                                     mt_vault_get_file (session->vault)->salt, error);
  if (!self.store)
    return NULL;
  if (!self.input->path)
    self.bytes = g_byte_array_new ();
  else if (!(self.file = mt_share_file_begin (self.input->path, error)))
    return NULL;
  if (!make (&self, error))
    return NULL;
  made = g_new0 (MtArchiveMade, 1);
  made->bytes = self.bytes ? g_byte_array_free_to_bytes (g_steal_pointer (&self.bytes)) : NULL;
  made->fingerprint = g_strdup (g_checksum_get_string (self.checksum));
  made->size = self.size;
  made->n_entries = self.n_all;
  return made;
}

void
mt_journal_write_archive (MtJournal *self,
                          const char *path,
                          gboolean with_shared,
                          MtShareProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Input *input = g_new (Input, 1);

  g_return_if_fail (MT_IS_JOURNAL (self));
  *input = (Input){ g_strdup (path), with_shared, progress, progress_data };
  mt_journal_ask (self, MT_JOURNAL_KEEPER, mt_journal_write_archive,
                  (MtJob){ archive_job, NULL, input, (GDestroyNotify)input_free,
                           (GDestroyNotify)mt_archive_made_free },
                  cancellable, callback, user_data);
}

MtArchiveMade *
mt_journal_write_archive_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
