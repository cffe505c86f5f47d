/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/sharing.h"

#include "app/cli/out-file.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "core/error.h"
#include "core/journal-archive.h"
#include "core/journal-shared.h"
#include "core/share/calendar.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

MtStatus
mt_check_recipient (const char *recipient)
{
  if (!recipient ||
      (strlen (recipient) <= MT_SHARED_RECIPIENT_MAX && g_utf8_validate (recipient, -1, NULL)))
    return MT_STATUS_DONE;
  return mt_refuse (_ ("--for takes a few words of at most %d bytes, in UTF-8. Nothing was "
                       "written."),
                    MT_SHARED_RECIPIENT_MAX);
}

/* ---- Remembering ---- */

static guint
count_entries (GPtrArray *entries, MtFormat format)
{
  guint n_entries = 0;

  for (guint i = 0; i < entries->len; i++)
    n_entries += format != MT_FORMAT_CALENDAR || mt_calendar_takes (entries->pdata[i]);
  return n_entries;
}

static MtShared *
begin_record (const char *out, const char *format, const char *recipient)
{
  MtShared *shared = mt_shared_new (MT_SHARED_FILE, format);
  g_autoptr (GFile) file = g_file_new_for_path (out);

  shared->place = g_file_get_uri (file);
  if (recipient)
    g_set_str (&shared->recipient, recipient);
  return shared;
}

static void
record (MtCall *call, const MtShared *shared)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  mt_journal_record_shared (call->journal, shared, mt_wait_cb, &wait);
  if (mt_journal_record_shared_finish (call->journal, mt_wait_for (&wait), &error))
    return;
  g_debug ("%s", error->message);
  mt_say (_ ("The file is written. That it was could not be noted in the journal."));
}

void
mt_note_shared (MtCall *call,
                GBytes *document,
                const char *out,
                const char *format,
                const char *recipient,
                GPtrArray *entries,
                const MtShareOptions *options)
{
  g_autoptr (MtShared) shared = begin_record (out, format, recipient);
  g_autoptr (GPtrArray) within =
      options->booklet ? mt_share_booklet_take (entries, options->choice, options->booklet)
                       : g_ptr_array_ref (entries); /* a booklet has not all of them */
  g_autofree char *words = mt_share_render_words (document, within, options, NULL);
  g_auto (GStrv) sources = mt_share_list_sources (within, options);

  mt_shared_set_bytes (shared, document);
  if (options->format == MT_FORMAT_PDF)
    shared->n_pages = mt_share_count_pages (document, options->password);
  mt_shared_set_words (shared, words);
  mt_shared_set_entries (shared, (const char *const *)sources, 0);
  shared->n_entries = count_entries (within, options->format);
  record (call, shared);
}

/* ---- Everything ---- */

MtStatus
mt_export_everything (MtCall *call, const char *out, const char *recipient, gboolean with_shared)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MtArchiveMade) made = NULL;
  g_autoptr (MtShared) shared = NULL;

  mt_journal_write_archive (call->journal, out, with_shared, mt_progress_begin (), NULL,
                            mt_stop_cancellable (), mt_wait_cb, &wait);
  made = mt_journal_write_archive_finish (call->journal, mt_wait_for (&wait), &error);
  mt_progress_end ();
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return MT_STATUS_STOPPED;
  if (!made)
    return mt_out_refuse (out, error);
  shared = begin_record (out, "zip", recipient);
  g_set_str (&shared->fingerprint, made->fingerprint);
  shared->size = made->size;
  mt_shared_set_entries (shared, NULL, made->n_entries);
  record (call, shared);
  if (isatty (STDERR_FILENO)) {
    g_autofree char *path = mt_visible (out);

    mt_say (_ ("Everything was written to %s. It is not encrypted: whoever has the file can read "
               "it."),
            path);
  }
  return MT_STATUS_DONE;
}
