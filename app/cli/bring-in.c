/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-archive.h"

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/error.h"

#include <glib/gi18n.h>

#define AUTO "auto"

static char *format_name;
static gboolean dry_run, as_json;

const GOptionEntry mt_import_options[] = {
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
    N_ ("zip, json, ics, or auto: by what the file is (default)"), N_ ("NAME") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Tell what would be taken, and take nothing"),
    NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Report as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
format_ids (void)
{
  gsize n_formats;
  const MtBringFormat *formats = mt_bring_formats (&n_formats);
  GString *ids = g_string_new (AUTO);

  for (gsize i = 0; i < n_formats; i++)
    g_string_append_printf (ids, ", %s", formats[i].id);
  return g_string_free (ids, FALSE);
}

static MtStatus
check_format (void)
{
  g_autofree char *ids = format_ids ();

  if (!format_name || g_str_equal (format_name, AUTO) || mt_bring_format_find (format_name))
    return MT_STATUS_DONE;
  return mt_refuse (_ ("--format takes one of: %s. Nothing was taken in."), ids);
}

static MtStatus
read_file (const char *path, GBytes **file)
{
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = mt_visible (path);

  *file = mt_bring_in_load (place, mt_stop_cancellable (), &error);
  if (*file)
    return MT_STATUS_DONE;
  g_debug ("%s", error->message);
  return mt_refuse (_ ("%s cannot be read, so nothing was taken in."), shown);
}

static MtStatus
refuse_file (const GError *error)
{
  g_autofree char *ids = format_ids ();

  g_debug ("%s", error->message);
  if (g_error_matches (error, MT_ERROR, MT_ERROR_TOO_LONG))
    return mt_refuse (
        _ ("The file is larger than can be taken in at once (8 MiB; what Meantime has written: "
           "256 MiB). Nothing was taken in."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_DAMAGED))
    return mt_refuse (
        _ ("The file is damaged: it is not as it was written. Nothing was taken in."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_TOO_NEW)) {
    mt_refuse (_ ("A newer version of Meantime wrote this file. Nothing was taken in."));
    return MT_STATUS_TOO_NEW;
  }
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_TEXT))
    return mt_refuse (_ ("The file is no text in UTF-8. Nothing was taken in."));
  return mt_refuse (
      _ ("The file is none that Meantime can read (--format: %s). Nothing was taken in."), ids);
}

static MtStatus
read_things (GBytes *file, const MtBringFormat **format, MtBroughtIn **brought)
{
  gboolean named = format_name && !g_str_equal (format_name, AUTO);
  g_autoptr (GError) error = NULL;
  g_auto (MtMoment) now = { 0 };

  *format = named ? mt_bring_format_find (format_name) : mt_bring_format_of (file, &error);
  if (!*format)
    return refuse_file (error);
  mt_moment_now (&now);
  *brought = mt_bring_in_read (*format, file, &now, &error);
  return *brought ? MT_STATUS_DONE : refuse_file (error);
}

/* ---- The journal ---- */

static gboolean
add_cb (MtEntry *entry, gpointer entries)
{
  g_ptr_array_add (entries, g_object_ref (entry));
  return TRUE;
}

static MtStatus
load_present (MtCall *call, const char *kind, GPtrArray *present)
{
  MtFilter filter = MT_FILTER_ALL;
  MtStatus status;

  filter.kind = (char *)kind;
  if ((status = mt_call_for_each (call, &filter, G_MAXUINT64, add_cb, present)))
    return status;
  filter.bin = TRUE;
  return mt_call_for_each (call, &filter, G_MAXUINT64, add_cb, present);
}

/* What was taken before one fails stays, and is there already the next time. */
static MtStatus
save_all (MtCall *call, MtBroughtIn *brought)
{
  for (guint i = 0; i < brought->found->len; i++) {
    const MtBrought *found = brought->found->pdata[i];
    g_auto (MtWait) wait = { 0 };
    g_autoptr (GError) error = NULL;

    if (mt_stop_came ())
      return MT_STATUS_STOPPED;
    mt_journal_save (call->journal, found->entry, mt_wait_cb, &wait);
    if (!mt_journal_save_finish (call->journal, mt_wait_for (&wait), &error))
      return mt_refuse_error (error);
  }
  return MT_STATUS_DONE;
}

/* All of it or nothing: what was written here is taken in again in one go. */
static MtStatus
take_whole (MtCall *call, MtBroughtIn **brought)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  if (mt_stop_came ())
    return MT_STATUS_STOPPED;
  mt_journal_bring_in (call->journal, g_steal_pointer (brought), dry_run, mt_wait_cb, &wait);
  *brought = mt_journal_bring_in_finish (call->journal, mt_wait_for (&wait), &error);
  return *brought ? MT_STATUS_DONE : mt_refuse_error (error);
}

static MtStatus
take_compared (MtCall *call, const MtBringFormat *format, MtBroughtIn *brought)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_object_unref);
  MtStatus status = load_present (call, format->kind, present);

  if (status)
    return status;
  mt_brought_in_settle (brought, format, present);
  return dry_run ? MT_STATUS_DONE : save_all (call, brought);
}

/* ---- The report ---- */

static void
put_report (const MtBroughtIn *brought)
{
  mt_put_format (_ ("Read: %u\n"), brought->n_read);
  mt_put_format (dry_run ? _ ("Would be taken: %u\n") : _ ("Taken: %u\n"), brought->found->len);
  mt_put_format (_ ("Already there: %u\n"), brought->n_there);
  mt_put_format (_ ("Not understood: %u\n"), brought->misreads->len);
  for (guint i = 0; i < brought->misreads->len; i++) {
    const MtMisread *misread = brought->misreads->pdata[i];

    /* Translators: where in a file something could not be read, and why. */
    mt_put_format (_ ("  line %u: %s\n"), misread->line, _ (misread->why));
  }
}

static JsonArray *
misreads_array (const MtBroughtIn *brought)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < brought->misreads->len; i++) {
    const MtMisread *misread = brought->misreads->pdata[i];
    JsonObject *object = json_object_new ();

    json_object_set_int_member (object, "line", misread->line);
    json_object_set_string_member (object, "why", _ (misread->why));
    json_array_add_object_element (array, object);
  }
  return array;
}

static void
put_json_report (const MtBroughtIn *brought, const MtBringFormat *format)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < brought->found->len && !dry_run; i++)
    json_array_add_string_element (
        ids, mt_entry_get_id (((const MtBrought *)brought->found->pdata[i])->entry));
  json_object_set_string_member (object, "format", format->id);
  json_object_set_boolean_member (object, "dry_run", dry_run);
  json_object_set_int_member (object, "read", brought->n_read);
  json_object_set_int_member (object, "taken", brought->found->len);
  json_object_set_int_member (object, "already_there", brought->n_there);
  json_object_set_array_member (object, "not_understood", misreads_array (brought));
  json_object_set_array_member (object, "ids", ids);
  json_node_take_object (node, object);
  mt_put_json (node);
  mt_put ("\n");
}

MtStatus
mt_command_import (MtCall *call)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (MtBroughtIn) brought = NULL;
  const MtBringFormat *format;
  MtStatus status;

  if ((status = check_format ()) || (status = read_file (call->arguments[0], &file)) ||
      (status = read_things (file, &format, &brought)) || (status = mt_call_open (call)) ||
      (status =
           format->whole ? take_whole (call, &brought) : take_compared (call, format, brought)))
    return status;
  if (as_json)
    put_json_report (brought, format);
  else
    put_report (brought);
  return MT_STATUS_DONE;
}
