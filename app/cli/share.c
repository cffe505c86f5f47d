/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/share.h"

#include "app/cli/ask.h"
#include "app/cli/changes.h"
#include "app/cli/commands.h"
#include "app/cli/out-file.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/sharing.h"
#include "app/cli/stop.h"
#include "app/session/sheet-source.h"
#include "core/day.h"
#include "core/error.h"
#include "core/share/calendar.h"

#include <glib/gi18n.h>
#include <unistd.h>

static char *format_name, *out, **ids, *from, *to, *password_file;
static char *with, *recipient, *booklet_title;
static MtChanges changes;
static gboolean flagged, all, sheet, booklet, with_shared;

const GOptionEntry mt_export_options[] = {
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
    N_ ("pdf, html, md, csv, json or ics; with --all, zip: all there is, to be taken in again"),
    N_ ("F") },
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file to write"), N_ ("FILE") },
  { "ids", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &ids, N_ ("These entries"), N_ ("ID…") },
  { "flagged", 0, 0, G_OPTION_ARG_NONE, &flagged,
    N_ ("What is to be brought to the session; with --from or --to, what of it is of these days"),
    NULL },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("What is of this day (YYYY-MM-DD) and later"),
    N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("What is of this day and earlier"), N_ ("DATE") },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Everything outside the bin"), NULL },
  { "sheet", 0, 0, G_OPTION_ARG_NONE, &sheet,
    N_ ("A sheet for the next session: what is to be brought, in its order, with the notes beside"),
    NULL },
  { "with", 0, 0, G_OPTION_ARG_FILENAME, &with,
    N_ ("With --sheet: also what is counted since the last session (moods, words, tasks, joined by "
        "commas)"),
    N_ ("PART,…") },
  { "booklet", 0, 0, G_OPTION_ARG_NONE, &booklet,
    N_ ("Make a booklet of it, with a chapter each for sessions, goals, skills, letters and the "
        "rest"),
    NULL },
  { "booklet-title", 0, 0, G_OPTION_ARG_FILENAME, &booklet_title,
    N_ ("With --booklet: the title on its first page"), N_ ("TEXT") },
  { "hide", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &changes.hide,
    N_ ("Leave this field out (text: what was written freely; state: open, answered …), or only "
        "out of one entry; may be repeated"),
    N_ ("[ID=]FIELD") },
  { "hide-words", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &changes.hide_words,
    N_ ("Put a bar in place of a word or phrase, everywhere or in one entry; may be repeated"),
    N_ ("[ID=]WORDS") },
  { "replace", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &changes.replace,
    N_ ("Write a role (“my sister”) in place of a name; may be repeated"), N_ ("NAME=ROLE") },
  { "say", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &changes.say,
    N_ ("Say a sentence to the reader about an entry; may be repeated"), N_ ("ID=TEXT") },
  { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file,
    N_ ("Lock a PDF with the password on the first line of this file"), N_ ("F") },
  { "for", 0, 0, G_OPTION_ARG_FILENAME, &recipient,
    N_ ("For whom it is: noted in the journal, and nowhere in the file"), N_ ("TEXT") },
  { "with-shared", 0, 0, G_OPTION_ARG_NONE, &with_shared,
    N_ ("With --format zip: also what was shared"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const struct {
  const char *name;
  MtFormat format;
} formats[] = {
  { "pdf", MT_FORMAT_PDF }, { "html", MT_FORMAT_HTML }, { "md", MT_FORMAT_MARKDOWN },
  { "csv", MT_FORMAT_CSV }, { "json", MT_FORMAT_JSON }, { "ics", MT_FORMAT_CALENDAR },
};

static MtStatus
read_format (MtFormat *format)
{
  if (!format_name)
    return mt_refuse_usage (
        _ ("Which kind of file? Say --format pdf, html, md, csv, json, ics or zip."));
  if (g_str_equal (format_name, "fhir"))
    return mt_refuse (_ ("FHIR is for forms that were filled in, and Meantime takes in no forms "
                         "yet. Nothing was written."));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format_name)) {
      *format = formats[i].format;
      return MT_STATUS_DONE;
    }
  return mt_refuse (
      _ ("--format takes pdf, html, md, csv, json, ics or zip. Nothing was written."));
}

/* One way of choosing: ids, all, a sheet, or flagged and days. */
static MtStatus
check_choice (const MtCall *call)
{
  int ways = (ids != NULL) + all + sheet + (flagged || from || to);

  if (!ids && call->n_arguments > 0)
    return mt_refuse_usage (_ ("Ids stand behind --ids. “meantime-cli help export” tells more."));
  if (ways > 1)
    return mt_refuse_usage (
        _ ("Choose in one way: --ids, or --all, or --sheet, or --flagged and days. Nothing was "
           "written."));
  if (with && !sheet)
    return mt_refuse_usage (_ ("--with is for a --sheet. Nothing was written."));
  if (booklet && (sheet || !g_str_equal (format_name, "pdf")))
    return mt_refuse_usage (
        _ ("--booklet is for --format pdf, and not for a --sheet. Nothing was written."));
  if (booklet_title && !booklet)
    return mt_refuse_usage (_ ("--booklet-title is for a --booklet. Nothing was written."));
  if (booklet_title && !g_utf8_validate (booklet_title, -1, NULL))
    return mt_refuse (_ ("--booklet-title takes text in UTF-8. Nothing was written."));
  if (ways == 0)
    return mt_refuse (
        _ ("Nothing was chosen, so nothing was written. Choose with --ids, --flagged, "
           "--from and --to, --sheet, or --all."));
  return MT_STATUS_DONE;
}

static const struct {
  const char *name;
  MtSinceParts part;
} parts[] = {
  { "moods", MT_SINCE_MOODS },
  { "words", MT_SINCE_WORDS },
  { "tasks", MT_SINCE_TASKS },
  { "course", MT_SINCE_COURSE },
};

static MtStatus
read_parts (MtSinceParts *read)
{
  g_auto (GStrv) names = g_strsplit (with ? with : "", ",", -1);

  for (char **name = names; *name; name++) {
    MtSinceParts before = *read;

    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
      if (g_str_equal (parts[i].name, *name))
        *read |= parts[i].part;
    if (*read == before)
      return mt_refuse (
          _ ("--with takes moods, words, tasks and course, each once, joined by commas. Nothing "
             "was written."));
  }
  return MT_STATUS_DONE;
}

static gboolean
add_cb (MtEntry *entry, gpointer entries)
{
  g_ptr_array_add (entries, g_object_ref (entry));
  return TRUE;
}

static MtStatus
load_ids (MtCall *call, char **chosen, GHashTable *seen, GPtrArray *entries)
{
  MtStatus status = MT_STATUS_DONE;

  for (; *chosen && !status; chosen++) {
    g_autoptr (MtEntry) entry = NULL;

    if (!g_hash_table_add (seen, *chosen))
      continue;
    entry = mt_call_load (call, *chosen, &status);
    if (entry && mt_entry_get_deleted (entry))
      status = mt_refuse (_ ("The entry %s is in the bin, so nothing was written."), *chosen);
    else if (entry)
      g_ptr_array_add (entries, g_steal_pointer (&entry));
  }
  return status;
}

static MtStatus
load_chosen (MtCall *call, const MtFilter *filter, GPtrArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  MtStatus status;

  if (!ids)
    status = mt_call_for_each (call, filter, G_MAXUINT64, add_cb, entries);
  else if (!(status = load_ids (call, ids, seen, entries)))
    status = load_ids (call, call->arguments, seen, entries);
  if (!status && entries->len == 0)
    status = mt_refuse (_ ("No entry is among what was chosen, so nothing was written."));
  return status;
}

/* ---- A sheet ---- */

static MtStatus
load_sheet (MtCall *call, MtSinceParts with_parts, MtSheetSource **source, GPtrArray *entries)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ordered = NULL;

  mt_sheet_source_read (call->journal, with_parts, NULL, mt_wait_cb, &wait);
  *source = mt_sheet_source_read_finish (mt_wait_for (&wait), &error);
  if (!*source)
    return mt_refuse_error (error);
  ordered = mt_gather_put_in_order ((*source)->gathered->entries, (*source)->gathered->session);
  for (guint i = 0; i < ordered->len; i++)
    g_ptr_array_add (entries, g_object_ref (ordered->pdata[i]));
  if (entries->len == 0)
    return mt_refuse (_ ("There is nothing to bring to a session, so nothing was written."));
  if ((*source)->back && !(*source)->back->last)
    mt_say (_ ("No session is over yet, so nothing was counted for --with."));
  return MT_STATUS_DONE;
}

/* ---- Writing ---- */

/* Only sessions are in a calendar. */
static guint
count_written (GPtrArray *entries, const MtShareOptions *options)
{
  guint n_written = 0;

  for (guint i = 0; i < entries->len; i++)
    n_written += options->format != MT_FORMAT_CALENDAR || mt_calendar_takes (entries->pdata[i]);
  return n_written;
}

/* To a person at a terminal. */
static void
say_written (GPtrArray *entries, const MtShareOptions *options)
{
  g_autofree char *path = mt_visible (out);
  guint n_written = count_written (entries, options);
  MtShareSummary summary = mt_share_summarize (entries, options);

  mt_say (ngettext ("%u entry was written to %s.", "%u entries were written to %s.", n_written),
          n_written, path);
  if (summary.n_hidden > 0)
    mt_say (ngettext ("%u part is hidden.", "%u parts are hidden.", summary.n_hidden),
            summary.n_hidden);
  if (summary.n_replaced > 0)
    mt_say (ngettext ("A name was replaced in %u place.", "Names were replaced in %u places.",
                      summary.n_replaced),
            summary.n_replaced);
}

static MtStatus
write_document (MtCall *call, GPtrArray *entries, MtShareOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = NULL;

  options->progress = mt_progress_begin ();
  document = mt_share_render (entries, options, NULL, &error);
  mt_progress_end ();
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    return mt_refuse (
        _ ("A calendar takes sessions that have a date, and none is among what was chosen, so "
           "nothing was written."));
  if (!document)
    return mt_refuse_error (error);
  if (mt_stop_came ())
    return MT_STATUS_STOPPED;
  if (!mt_share_write (document, out, &error))
    return mt_out_refuse (out, error);
  if (isatty (STDERR_FILENO))
    say_written (entries, options);
  mt_note_shared (call, document, out, format_name, recipient, entries, options);
  return MT_STATUS_DONE;
}

static gint32
today (void)
{
  g_auto (MtMoment) now = { 0 };

  mt_moment_now (&now);
  return mt_day_of_local (mt_moment_get_local (&now));
}

/* Into guarded memory, for mt_ask_free (). */
static MtStatus
read_password (MtFormat format, char **password)
{
  MtStatus status;

  if (!password_file)
    return MT_STATUS_DONE;
  if (format != MT_FORMAT_PDF)
    return mt_refuse (_ ("Only a PDF can be locked with a password. Nothing was written."));
  status = mt_ask (password_file, MT_ASK_PASSWORD, password, NULL);
  if (!status && !mt_share_check_password (*password, NULL))
    status =
        mt_refuse (_ ("This cannot be the password of a PDF: it has to be a line of plain text of "
                      "up to 127 bytes. Nothing was written."));
  return status;
}

/* What belongs to everything beside the entries. */
static MtStatus
load_words (MtCall *call, char ***words)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  mt_journal_load_dictionary (call->journal, mt_wait_cb, &wait);
  *words = mt_journal_load_dictionary_finish (call->journal, mt_wait_for (&wait), &error);
  return *words ? MT_STATUS_DONE : mt_refuse_error (error);
}

/* Reads what is to be written, and writes it. */
static MtStatus
write_chosen (MtCall *call,
              MtShareOptions *options,
              const MtFilter *filter,
              MtSinceParts with_parts)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = NULL, hidden = NULL;
  g_autoptr (MtSheetSource) source = NULL;
  g_autoptr (MtShareChoice) choice = NULL;
  MtStatus status;

  if ((status = sheet ? load_sheet (call, with_parts, &source, entries)
                      : load_chosen (call, filter, entries)) ||
      (options->full && (status = load_words (call, &words))) ||
      (status = mt_changes_make (&changes, entries, &choice, &hidden)))
    return status;
  options->words = (const char *const *)words;
  options->hidden = (const char *const *)hidden;
  options->sheet = source ? &source->sheet : NULL;
  options->choice = choice;
  status = write_document (call, entries, options);
  if (!status)
    mt_changes_tell_absent (&changes, entries, options);
  return status;
}

/* Everything goes as it is, or not. */
static MtStatus
export_everything (MtCall *call)
{
  MtStatus status;

  if (!all || ids || sheet || flagged || from || to || with || booklet || booklet_title ||
      password_file || mt_changes_any (&changes) || call->n_arguments > 0)
    return mt_refuse_usage (
        _ ("--format zip is for everything: it takes --all, and changes nothing of it. Nothing was "
           "written."));
  if ((status = mt_check_recipient (recipient)) || (status = mt_call_find_journal (call)) ||
      (status = mt_out_check (call, out)) || (status = mt_call_open (call)))
    return status;
  return mt_export_everything (call, out, recipient, with_shared);
}

MtStatus
mt_command_export (MtCall *call)
{
  MtShareOptions options = { .paper = MT_PAPER_LOCALE };
  MtFilter any = MT_FILTER_ALL;
  g_autoptr (MtFilter) filter = mt_filter_copy (&any);
  MtShareBooklet chapters = { booklet_title, NULL, MT_BOOKLET_ALL, today () };
  MtSinceParts with_parts = 0;
  char *password = NULL;
  MtStatus status;

  if (format_name && g_str_equal (format_name, "zip"))
    return export_everything (call);
  if (with_shared)
    return mt_refuse_usage (_ ("--with-shared is for --format zip. Nothing was written."));
  filter->flagged = flagged;
  options.full = all && !mt_changes_any (&changes);
  if ((status = read_format (&options.format)) || (status = check_choice (call)) ||
      (status = mt_changes_check (&changes)) || (status = mt_check_recipient (recipient)) ||
      (status = read_parts (&with_parts)) || (status = mt_read_filter (filter, NULL, from, to)) ||
      (status = mt_call_find_journal (call)) || (status = mt_out_check (call, out)) ||
      (status = mt_call_ask (call)) || (status = read_password (options.format, &password)))
    return status;
  options.password = password;
  options.booklet = booklet ? &chapters : NULL;
  status = mt_call_open (call);
  if (!status)
    status = write_chosen (call, &options, filter, with_parts);
  mt_ask_free (password);
  return status;
}
