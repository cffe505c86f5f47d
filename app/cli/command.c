/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/command.h"

#include "app/cli/ask.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "app/say-error.h"
#include "core/error.h"
#include "core/journal-keys.h"
#include "core/kind.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAGE_MIN 8                   /* entries read at a time */
#define PAGE_MAX 256                 /* likewise */
#define PAGE_BYTES (4 * 1024 * 1024) /* of text in a page, above which the next is smaller */
#define PLAIN_WORD_MAX 64            /* characters */

void
mt_call_clear (MtCall *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->passphrase_file, g_free);
  g_clear_pointer (&self->arguments, g_strfreev);
  g_clear_pointer (&self->secret, mt_ask_free);
  g_clear_object (&self->journal);
}

MtStatus
mt_refuse (const char *format, ...)
{
  va_list values;

  va_start (values, format);
  mt_say_va (format, values);
  va_end (values);
  return MT_STATUS_REFUSED;
}

MtStatus
mt_refuse_usage (const char *format, ...)
{
  va_list values;

  va_start (values, format);
  mt_say_va (format, values);
  va_end (values);
  return MT_STATUS_USAGE;
}

static MtStatus
status_of (const GError *error)
{
  if (error->domain != MT_ERROR)
    return MT_STATUS_REFUSED;
  if (mt_error_is_damage (error))
    return MT_STATUS_DAMAGED;
  switch (error->code) {
  case MT_ERROR_WRONG_KEY:
    return MT_STATUS_WRONG_KEY;
  case MT_ERROR_IN_USE:
    return MT_STATUS_IN_USE;
  case MT_ERROR_TOO_NEW:
    return MT_STATUS_TOO_NEW;
  case MT_ERROR_NOT_A_JOURNAL:
    return MT_STATUS_NOT_A_JOURNAL;
  default:
    return MT_STATUS_REFUSED;
  }
}

MtStatus
mt_refuse_error (const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return MT_STATUS_STOPPED;
  sentence = mt_say_error_sentence (error);
  g_debug ("%s", error->message);
  mt_say ("%s", sentence);
  return status_of (error);
}

MtStatus
mt_refuse_missing_id (const char *id)
{
  if (mt_is_plain_word (id))
    return mt_refuse (_ ("There is no entry with the id %s. “meantime-cli list” shows the ids."),
                      id);
  return mt_refuse (
      _ ("What stands in the place of an id is not the id of an entry. “meantime-cli list” shows "
         "the ids."));
}

MtStatus
mt_call_refuse_error (const MtCall *self, const GError *error)
{
  if (!self->secret_flaw || !g_error_matches (error, MT_ERROR, MT_ERROR_WRONG_KEY))
    return mt_refuse_error (error);
  mt_say ("%s", self->secret_flaw);
  return MT_STATUS_WRONG_KEY;
}

static char *
default_folder (void)
{
  const char *data = g_getenv ("XDG_DATA_HOME"), *home = g_getenv ("HOME");

  if ((data && *data) || (home && *home))
    data = g_get_user_data_dir ();
  return data && g_path_is_absolute (data) ? g_build_filename (data, "meantime", NULL) : NULL;
}

MtStatus
mt_call_find_journal (MtCall *self)
{
  if (self->journal)
    return MT_STATUS_DONE;
  if (!self->folder)
    self->folder = default_folder ();
  if (!self->folder)
    return mt_refuse (_ ("There is no home folder (HOME or XDG_DATA_HOME), so Meantime does not "
                         "know where the journal is. Say it with --journal."));
  if (*self->folder == '\0')
    return mt_refuse (_ ("--journal takes a folder."));
  self->journal = mt_journal_new (self->folder);
  return MT_STATUS_DONE;
}

MtStatus
mt_call_ask (MtCall *self)
{
  return self->secret
             ? MT_STATUS_DONE
             : mt_ask (self->passphrase_file, MT_ASK_TO_OPEN, &self->secret, &self->secret_flaw);
}

static void
tell_notes (MtJournal *journal)
{
  const char *const *aside = mt_journal_get_notes_set_aside (journal);
  guint waiting = mt_journal_get_notes_waiting (journal);

  for (; *aside; aside++) {
    g_autofree char *name = mt_visible (*aside);

    mt_say (_ ("A file in the inbox is no note of this journal, or is damaged. It was kept as %s."),
            name);
  }
  if (waiting > 0)
    mt_say (ngettext ("%u note written while the journal was locked still waits. It is taken in "
                      "once the journal can be changed.",
                      "%u notes written while the journal was locked still wait. They are taken in "
                      "once the journal can be changed.",
                      waiting),
            waiting);
}

static void
tell_findings (MtJournal *journal)
{
  guint missing = (guint)MIN (mt_journal_get_missing_changes (journal), G_MAXUINT);

  if (missing > 0)
    mt_say (
        ngettext ("%u change that had been saved is missing. A backup may still have it. This is "
                  "said until something new is saved.",
                  "%u changes that had been saved are missing. A backup may still have them. This "
                  "is said until something new is saved.",
                  missing),
        missing);
  if (mt_journal_get_keys_healed (journal))
    mt_say ("%s",
            _ ("One of the key files (keys, keys.2) was damaged or missing, and was mended by "
               "the other one."));
  if (mt_journal_get_inbox_key_changed (journal))
    mt_say ("%s",
            _ ("The key that seals quick notes had been exchanged in the key file. Look at notes "
               "written while the journal was locked before you trust them: others may have "
               "read or written them. Make a new backup, and keep this device from others."));
  tell_notes (journal);
  if (mt_journal_is_read_only (journal))
    mt_say ("%s", _ ("The journal is open for reading only: its folder or disk takes no changes."));
}

MtStatus
mt_call_open (MtCall *self)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  MtStatus status = mt_call_find_journal (self);

  if (status || (status = mt_call_ask (self)))
    return status;
  mt_stop_watch ();
  mt_journal_unlock (self->journal, self->secret, MT_CALL_WAIT_MS, mt_wait_cb, &wait);
  if (!mt_journal_unlock_finish (self->journal, mt_wait_for (&wait), &error))
    return mt_call_refuse_error (self, error);
  tell_findings (self->journal);
  return mt_stop_came () ? MT_STATUS_STOPPED : MT_STATUS_DONE;
}

void
mt_wait_cb (GObject *source, GAsyncResult *result, gpointer wait)
{
  ((MtWait *)wait)->result = g_object_ref (result);
}

GAsyncResult *
mt_wait_for (MtWait *self)
{
  while (!self->result)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

void
mt_wait_clear (MtWait *self)
{
  g_clear_object (&self->result);
}

static gsize
text_bytes (const GPtrArray *page)
{
  gsize bytes = 0;

  for (guint i = 0; i < page->len; i++)
    bytes += strlen (mt_entry_get_text (page->pdata[i]));
  return bytes;
}

MtStatus
mt_call_for_each (
    MtCall *self, const MtFilter *filter, guint64 limit, MtEntryFunc func, gpointer user_data)
{
  guint size = PAGE_MIN, read = size;
  gint64 before = MT_KEY_NONE;

  while (limit > 0 && read == size) {
    g_auto (MtWait) wait = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) page = NULL;

    size = (guint)MIN (size, limit);
    mt_journal_list (self->journal, filter, before, size, mt_stop_cancellable (), mt_wait_cb,
                     &wait);
    page = mt_journal_list_finish (self->journal, mt_wait_for (&wait), &error);
    if (!page)
      return mt_refuse_error (error);
    for (guint i = 0; i < page->len && !mt_stop_came (); i++)
      if (!func (page->pdata[i], user_data))
        return mt_stop_came () ? MT_STATUS_STOPPED : MT_STATUS_DONE;
    if (mt_stop_came ())
      return MT_STATUS_STOPPED;
    read = page->len;
    limit -= read;
    if (read == size) {
      before = mt_entry_get_key (page->pdata[read - 1]);
      size = text_bytes (page) > PAGE_BYTES ? PAGE_MIN : MIN (size * 2, PAGE_MAX);
      read = size;
    }
  }
  return MT_STATUS_DONE;
}

MtEntry *
mt_call_load (MtCall *self, const char *id, MtStatus *status)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  MtEntry *entry;

  mt_journal_load (self->journal, id, mt_stop_cancellable (), mt_wait_cb, &wait);
  entry = mt_journal_load_finish (self->journal, mt_wait_for (&wait), &error);
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    *status = mt_refuse_missing_id (id);
  else if (error)
    *status = mt_refuse_error (error);
  return entry;
}

MtStatus
mt_read_filter (MtFilter *filter, const char *kind, const char *from, const char *to)
{
  if (kind && !mt_kind_find (kind)) {
    g_autofree char *kinds = mt_kind_ids ();
    return mt_refuse (_ ("--kind takes one of: %s."), kinds);
  }
  if (from && !mt_day_parse (from, &filter->from, NULL))
    return mt_refuse (_ ("--from takes a date of the form YYYY-MM-DD."));
  if (to && !mt_day_parse (to, &filter->to, NULL))
    return mt_refuse (_ ("--to takes a date of the form YYYY-MM-DD."));
  g_set_str (&filter->kind, kind);
  return MT_STATUS_DONE;
}

char *
mt_kind_ids (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  GString *ids = g_string_new (kinds[0].id);

  for (gsize i = 1; i < n_kinds; i++)
    g_string_append_printf (ids, ", %s", kinds[i].id);
  return g_string_free (ids, FALSE);
}

gboolean
mt_is_plain_word (const char *word)
{
  gsize length = strlen (word);

  return length > 0 && length <= PLAIN_WORD_MAX &&
         strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == length;
}
