/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/member.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/day.h"
#include "core/journal-salvage.h"

#include <glib/gi18n.h>

static gboolean from_backup, as_json;

const GOptionEntry mt_salvage_options[] = {
  { "from-backup", 0, 0, G_OPTION_ARG_NONE, &from_backup,
    N_ ("Take what is not whole from the newest backup in the journal’s folder that is whole"),
    NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON, for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const struct {
  MtSalvageParts part;
  const char *id; /* in JSON */
  const char *name;
} parts[] = {
  { MT_SALVAGE_TEXT, "text", N_ ("the end of its text") },
  { MT_SALVAGE_FIELDS, "fields", N_ ("fields") },
  { MT_SALVAGE_LINKS, "links", N_ ("links") },
  { MT_SALVAGE_VERSIONS, "versions", N_ ("earlier versions") },
  { MT_SALVAGE_DETAILS, "details", N_ ("its state, and whether it was flagged or in the bin") },
  { MT_SALVAGE_LATEST, "latest", N_ ("what was saved last") },
};

/* ---- In words ---- */

static char *
list_parts (guint set)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (set & parts[i].part)
      /* Translators: between the words of a list. */
      g_string_append_printf (list, "%s%s", list->len ? _ (", ") : "", _ (parts[i].name));
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
put_partial (const MtSalvagedEntry *entry)
{
  g_autofree char *day = mt_day_format (mt_day_of_local (entry->local));
  g_autofree char *missing = list_parts (entry->missing);
  g_autofree char *unsure = list_parts (entry->unsure);

  if (entry->missing)
    /* Translators: the day of an entry, its id, its kind, then a list of parts. */
    mt_put_format (_ ("%s  %s  %s: missing: %s\n"), day, entry->id, entry->kind, missing);
  if (entry->unsure)
    /* Translators: likewise. */
    mt_put_format (_ ("%s  %s  %s: cannot be told: %s\n"), day, entry->id, entry->kind, unsure);
}

static void
put_lost (const MtSalvagedEntry *entry)
{
  g_autofree char *day = mt_day_format (mt_day_of_local (entry->local));

  mt_put_format ("%s  %s  %s\n", day, entry->id ? entry->id : _ ("(its id is not known)"),
                 entry->kind ? entry->kind : _ ("(its kind is not known)"));
}

static void
put_pages (const MtSalvageReport *report)
{
  mt_put_format (ngettext ("Of the database’s %'u page, %'u could not be read.\n",
                           "Of the database’s %'u pages, %'u could not be read.\n",
                           report->n_pages),
                 report->n_pages, report->n_damaged_pages);
  if (report->start_mended)
    mt_put (_ ("Its first 16 bytes were damaged, and are as they were.\n"));
}

static void
put_entries (const MtSalvageReport *report)
{
  mt_put_format (
      ngettext ("%'u entry came back whole.\n", "%'u entries came back whole.\n", report->n_whole),
      report->n_whole);
  if (report->n_from_backup > 0) {
    g_autofree char *backup = mt_visible (report->backup);

    mt_put_format (
        ngettext ("%'u entry of these was taken from %s, as it was when that was made.\n",
                  "%'u entries of these were taken from %s, as they were when that was made.\n",
                  report->n_from_backup),
        report->n_from_backup, backup);
  }
  if (report->partial->len > 0)
    mt_put_format (ngettext ("%'u entry came back in part:\n", "%'u entries came back in part:\n",
                             report->partial->len),
                   report->partial->len);
  for (guint i = 0; i < report->partial->len; i++)
    put_partial (report->partial->pdata[i]);
  if (report->lost->len > 0)
    mt_put_format (ngettext ("%'u entry was there and could not be read:\n",
                             "%'u entries were there and could not be read:\n", report->lost->len),
                   report->lost->len);
  for (guint i = 0; i < report->lost->len; i++)
    put_lost (report->lost->pdata[i]);
  if (report->n_lost_more > 0)
    mt_put_format (ngettext ("%'u more entry had been counted; nothing else is known of it.\n",
                             "%'u more entries had been counted; nothing else is known of them.\n",
                             report->n_lost_more),
                   report->n_lost_more);
  if (report->lost_unsure)
    mt_put (_ ("Whether there were more entries cannot be told: their counter is damaged.\n"));
}

static void
put_shared (const MtSalvageReport *report)
{
  if (report->n_shared + report->n_shared_lost > 0)
    mt_put_format (ngettext ("Of the records of what was shared, %'u came back, %'u did not.\n",
                             "Of the records of what was shared, %'u came back, %'u did not.\n",
                             report->n_shared),
                   report->n_shared, report->n_shared_lost);
  if (report->n_shared_unread > 0)
    mt_put_format (ngettext ("%'u of them came back without the words that were shared.\n",
                             "%'u of them came back without the words that were shared.\n",
                             report->n_shared_unread),
                   report->n_shared_unread);
}

static void
put_rest (const MtSalvageReport *report)
{
  if (report->n_versions > 0)
    mt_put_format (ngettext ("%'u earlier version came back.\n",
                             "%'u earlier versions came back.\n", report->n_versions),
                   report->n_versions);
  if (report->n_words + report->n_words_lost > 0)
    mt_put_format (ngettext ("Of the words taught to the spelling checker, %'u came back, %'u "
                             "did not.\n",
                             "Of the words taught to the spelling checker, %'u came back, %'u "
                             "did not.\n",
                             report->n_words),
                   report->n_words, report->n_words_lost);
  if (report->words_unsure)
    mt_put (_ ("Whether more words had been taught cannot be told.\n"));
  put_shared (report);
  if (report->n_changes_missing > 0)
    mt_put_format (ngettext ("%'u change that had been saved last is missing.\n",
                             "%'u changes that had been saved last are missing.\n",
                             (gulong)report->n_changes_missing),
                   (guint)report->n_changes_missing);
  if (report->latest_unsure)
    mt_put (_ ("Whether what was saved last is there cannot be told.\n"));
  if (report->settings_lost)
    mt_put (_ ("What had been chosen inside the journal, such as a second place for backups, is "
               "as in a new one.\n"));
  if (report->n_notes > 0 && !report->notes_lost)
    mt_put_format (ngettext ("%'u sealed note waits; the next opening takes it in.\n",
                             "%'u sealed notes wait; the next opening takes them in.\n",
                             report->n_notes),
                   report->n_notes);
  if (report->notes_lost)
    mt_put_format (ngettext ("%'u sealed note cannot be opened any more: its key is lost.\n",
                             "%'u sealed notes cannot be opened any more: their key is lost.\n",
                             report->n_notes),
                   report->n_notes);
}

/* ---- As JSON ---- */

static void
add_parts (JsonBuilder *builder, const char *name, guint set)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (set & parts[i].part)
      json_builder_add_string_value (builder, parts[i].id);
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  g_autofree char *shown = text ? mt_visible (text) : NULL;

  mt_member_text (builder, name, shown);
}

static void
add_entries (JsonBuilder *builder, const char *name, GPtrArray *entries)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++) {
    const MtSalvagedEntry *entry = entries->pdata[i];
    g_autofree char *day = mt_day_format (mt_day_of_local (entry->local));

    json_builder_begin_object (builder);
    add_text (builder, "id", entry->id);
    add_text (builder, "kind", entry->kind);
    add_text (builder, "date", day);
    add_parts (builder, "missing", entry->missing);
    add_parts (builder, "unsure", entry->unsure);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
put_json (const MtSalvageReport *report)
{
  const struct {
    const char *name;
    gint64 number;
  } numbers[] = {
    { "pages", report->n_pages },
    { "damaged_pages", report->n_damaged_pages },
    { "whole", report->n_whole },
    { "from_backup", report->n_from_backup },
    { "lost_more", report->n_lost_more },
    { "versions", report->n_versions },
    { "words", report->n_words },
    { "words_lost", report->n_words_lost },
    { "shared", report->n_shared },
    { "shared_lost", report->n_shared_lost },
    { "shared_unread", report->n_shared_unread },
    { "changes_missing", (gint64)report->n_changes_missing },
    { "notes", report->n_notes },
  };
  const struct {
    const char *name;
    gboolean is_so;
  } facts[] = {
    { "start_mended", report->start_mended },   { "lost_unsure", report->lost_unsure },
    { "latest_unsure", report->latest_unsure }, { "words_unsure", report->words_unsure },
    { "settings_lost", report->settings_lost }, { "notes_lost", report->notes_lost },
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    json_builder_set_member_name (builder, numbers[i].name);
    json_builder_add_int_value (builder, numbers[i].number);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++) {
    json_builder_set_member_name (builder, facts[i].name);
    json_builder_add_boolean_value (builder, facts[i].is_so);
  }
  add_entries (builder, "partial", report->partial);
  add_entries (builder, "lost", report->lost);
  add_text (builder, "aside", report->aside);
  add_text (builder, "backup", report->backup);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  mt_put_json (node);
  mt_put ("\n");
}

/* ---- The command ---- */

MtStatus
mt_command_salvage (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MtSalvageReport) report = NULL;
  g_autofree char *aside = NULL;
  MtStatus status;

  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)))
    return status;
  mt_stop_watch ();
  mt_journal_salvage (call->journal, call->secret, from_backup, MT_CALL_WAIT_MS,
                      mt_stop_cancellable (), mt_wait_cb, &wait);
  report = mt_journal_salvage_finish (call->journal, mt_wait_for (&wait), &error);
  if (!report)
    return mt_call_refuse_error (call, error);
  if (as_json) {
    put_json (report);
  } else {
    put_pages (report);
    put_entries (report);
    put_rest (report);
  }
  aside = mt_visible (report->aside);
  mt_say (_ ("What was salvaged is the journal now. The damaged one is kept, as it was, in %s."),
          aside);
  if (mt_salvage_report_is_whole (report))
    return MT_STATUS_DONE;
  mt_say ("%s", _ ("Not everything came back. A backup may still have what is missing."));
  return MT_STATUS_DAMAGED;
}
