/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/say-salvage.h"

#include "app/widgets/say-time.h"
#include "core/day.h"
#include "core/kind.h"

#include <glib/gi18n.h>

static const struct {
  MtSalvageParts part;
  const char *word;
} parts[] = {
  { MT_SALVAGE_TEXT, N_ ("its text, or the end of it") },
  { MT_SALVAGE_FIELDS, N_ ("what was chosen or filled in") },
  { MT_SALVAGE_LINKS, N_ ("what it was connected with") },
  { MT_SALVAGE_VERSIONS, N_ ("earlier versions") },
  { MT_SALVAGE_DETAILS, N_ ("whether it was flagged or in the bin") },
  { MT_SALVAGE_LATEST, N_ ("what was saved last") },
};

/* Takes @line. */
static void
add (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

/* ---- One entry ---- */

/* "Thought, 12 March", or "Entry, 12 March". */
static char *
say_entry (const MtSalvagedEntry *entry, gboolean kinds)
{
  const MtKind *kind = kinds && entry->kind ? mt_kind_find (entry->kind) : NULL;
  g_autofree char *day = mt_say_day (mt_day_of_local (entry->local), mt_say_today ());

  /* Translators: the kind of an entry (“Thought”, or “Entry”), and its day. */
  return g_strdup_printf (C_ ("salvage", "%1$s, %2$s"),
                          kind ? _ (kind->name) : C_ ("salvage", "Entry"), day);
}

static char *
say_parts (MtSalvageParts which)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (which & parts[i].part)
      g_strv_builder_add (words, _ (parts[i].word));
  all = g_strv_builder_end (words);
  return g_strjoinv (C_ ("list of words", ", "), all);
}

static void
add_partial (GPtrArray *lines, const MtSalvagedEntry *entry, gboolean kinds)
{
  g_autofree char *what = say_entry (entry, kinds);
  g_autofree char *missing = say_parts (entry->missing);
  g_autofree char *unsure = say_parts (entry->unsure & ~entry->missing);

  if (*missing)
    /* Translators: an entry and its day; then what of it did not come back. */
    add (lines, g_strdup_printf (_ ("%1$s: without %2$s"), what, missing));
  else
    /* Translators: an entry and its day; then what of it may not have come back. */
    add (lines, g_strdup_printf (_ ("%1$s: perhaps without %2$s"), what, unsure));
}

/* ---- All of it ---- */

static void
add_what_came (GPtrArray *lines, const MtSalvageReport *report)
{
  add (lines, g_strdup_printf (ngettext ("%u entry came back whole", "%u entries came back whole",
                                         report->n_whole),
                               report->n_whole));
  if (report->n_from_backup > 0)
    add (lines, g_strdup_printf (ngettext ("%u of them is as it was in the newest backup",
                                           "%u of them are as they were in the newest backup",
                                           report->n_from_backup),
                                 report->n_from_backup));
  if (report->n_versions > 0)
    add (lines, g_strdup_printf (ngettext ("%u earlier version came back",
                                           "%u earlier versions came back", report->n_versions),
                                 report->n_versions));
}

static void
add_what_did_not (GPtrArray *lines, const MtSalvageReport *report, gboolean kinds)
{
  for (guint i = 0; i < report->partial->len; i++)
    add_partial (lines, report->partial->pdata[i], kinds);
  for (guint i = 0; i < report->lost->len; i++) {
    g_autofree char *what = say_entry (report->lost->pdata[i], kinds);

    /* Translators: an entry and its day. */
    add (lines, g_strdup_printf (_ ("%s: could not be brought back"), what));
  }
  if (report->n_lost_more > 0)
    add (lines, g_strdup_printf (ngettext ("%u entry could not be brought back, and nothing else "
                                           "is known of it",
                                           "%u entries could not be brought back, and nothing else "
                                           "is known of them",
                                           report->n_lost_more),
                                 report->n_lost_more));
  if (report->n_changes_missing > 0) {
    gulong n = (gulong)MIN (report->n_changes_missing, 1000000);

    add (lines, g_strdup_printf (ngettext ("%lu change that was saved last is not in it",
                                           "%lu changes that were saved last are not in it", n),
                                 n));
  }
  if (report->latest_unsure)
    add (lines, g_strdup (_ ("Whether what was saved last is in it cannot be told")));
  if (report->lost_unsure)
    add (lines, g_strdup (_ ("Whether there were more entries cannot be told")));
}

static void
add_shared (GPtrArray *lines, const MtSalvageReport *report)
{
  guint n_lost = report->n_shared_lost, n_unread = report->n_shared_unread;

  if (n_lost > 0)
    add (lines,
         g_strdup_printf (ngettext ("%u record of what was shared did not come back",
                                    "%u records of what was shared did not come back", n_lost),
                          n_lost));
  if (n_unread > 0)
    add (lines,
         g_strdup_printf (ngettext ("Of %u record of what was shared, the words did not come back",
                                    "Of %u records of what was shared, the words did not come back",
                                    n_unread),
                          n_unread));
}

static void
add_the_rest (GPtrArray *lines, const MtSalvageReport *report)
{
  if (report->n_words > 0)
    add (lines, g_strdup_printf (ngettext ("%u word taught to the spelling checker came back",
                                           "%u words taught to the spelling checker came back",
                                           report->n_words),
                                 report->n_words));
  if (report->n_words_lost > 0)
    add (lines, g_strdup_printf (ngettext ("%u word taught to it did not come back",
                                           "%u words taught to it did not come back",
                                           report->n_words_lost),
                                 report->n_words_lost));
  if (report->words_unsure)
    add (lines, g_strdup (_ ("Whether more words were taught to the spelling checker cannot be "
                             "told")));
  add_shared (lines, report);
  if (report->settings_lost)
    add (lines, g_strdup (_ ("What was chosen inside the journal, such as the second place for "
                             "backups, is as in a new one")));
  if (report->notes_lost)
    add (lines, g_strdup (_ ("Notes left without unlocking that still waited cannot be opened")));
  else if (report->n_notes > 0)
    add (lines, g_strdup_printf (ngettext ("%u note left without unlocking waits, and comes in now",
                                           "%u notes left without unlocking wait, and come in now",
                                           report->n_notes),
                                 report->n_notes));
  add (lines, g_strdup_printf (_ ("Damaged parts of the file: %1$u of %2$u"),
                               report->n_damaged_pages, report->n_pages));
  if (report->start_mended)
    add (lines, g_strdup (_ ("The beginning of the file was put right")));
}

const char *
mt_say_salvage_heading (const MtSalvageReport *report)
{
  if (mt_salvage_report_is_whole (report))
    return _ ("All of It Came Back");
  return report->n_whole > 0 ? _ ("Most of It Came Back") : _ ("What Came Back");
}

GPtrArray *
mt_say_salvage (const MtSalvageReport *report, gboolean kinds)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add_what_came (lines, report);
  add_what_did_not (lines, report, kinds);
  add_the_rest (lines, report);
  return lines;
}

char *
mt_say_salvage_text (const MtSalvageReport *report)
{
  g_autoptr (GPtrArray) lines = mt_say_salvage (report, FALSE);
  g_autoptr (GString) text = g_string_new (mt_say_salvage_heading (report));

  g_string_append (text, "\n\n");
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *)lines->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
