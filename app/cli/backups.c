/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/member.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/journal-backups.h"
#include "core/moment.h"

#include <glib/gi18n.h>

static gboolean json;

const GOptionEntry mt_backups_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
  { NULL },
};

/* For people, and the word that stands in JSON for good. */
static const struct {
  const char *name;
  const char *id;
} states[] = {
  [MT_BACKUP_WHOLE] = { N_ ("whole"), "whole" },
  [MT_BACKUP_DAMAGED] = { N_ ("damaged"), "damaged" },
  [MT_BACKUP_UNCHECKED] = { N_ ("not checked yet"), "unchecked" },
  [MT_BACKUP_FORMER_KEY] = { N_ ("of a former key"), "former-key" },
  [MT_BACKUP_OTHER_JOURNAL] = { N_ ("of another journal"), "other-journal" },
};

static char *
format_local (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("?");
}

static void
put_line_cb (gconstpointer item, gpointer data)
{
  const MtBackupInfo *info = item;
  g_autofree char *made = format_local (info->made);
  g_autofree char *size = g_format_size_full ((guint64)info->size, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *path = mt_visible (info->path);
  g_autofree char *entries = NULL;

  if (info->n_entries >= 0)
    entries = g_strdup_printf (ngettext ("%d entry", "%d entries", (gulong)info->n_entries),
                               (int)info->n_entries);
  else
    entries = g_strdup (_ ("entries unknown"));
  /* Translators: a backup: when it was made, its size, its entries, its state, its path. */
  mt_put_format (_ ("%s  %s  %s  %s  %s\n"), made, size, entries, _ (states[info->state].name),
                 path);
}

static void
put_json_cb (gconstpointer item, gpointer data)
{
  const MtBackupInfo *info = item;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *path = g_utf8_make_valid (info->path, -1);

  json_builder_begin_object (builder);
  mt_member_text (builder, "path", path);
  mt_member_text (builder, "place", info->place == MT_BACKUP_PLACE_SECOND ? "second" : "journal");
  mt_member_time (builder, "made", info->made, 0);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, info->size);
  mt_member_count (builder, "entries", info->n_entries);
  mt_member_text (builder, "state", states[info->state].id);
  mt_member_time (builder, "checked", info->checked, 0);
  json_builder_set_member_name (builder, "automatic");
  json_builder_add_boolean_value (builder, info->automatic);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  mt_put_json (node);
}

MtStatus
mt_command_backups (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  MtStatus status = mt_call_open (call);

  if (status)
    return status;
  mt_journal_list_backups (call->journal, mt_stop_cancellable (), mt_wait_cb, &wait);
  list = mt_journal_list_backups_finish (call->journal, mt_wait_for (&wait), &error);
  if (!list)
    return mt_refuse_error (error);
  mt_put_each (list, json, json ? put_json_cb : put_line_cb, NULL);
  return MT_STATUS_DONE;
}
