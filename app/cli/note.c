/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "core/kind.h"

#include <glib/gi18n.h>

static char *step, *at, *id;

const GOptionEntry mt_note_options[] = {
  { "step", 0, 0, G_OPTION_ARG_FILENAME, &step, N_ ("How one is, as a step of the scale of mood"),
    N_ ("N") },
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("When it was, instead of now"), N_ ("ISO8601") },
  { "id", 0, 0, G_OPTION_ARG_FILENAME, &id,
    N_ ("The id it gets: a note left twice with one is one entry"), N_ ("UUID") },
  G_OPTION_ENTRY_NULL,
};

/* The kind that a step alone makes, or the first that a few words make. */
static const MtKind *
find_kind (gboolean by_step)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (by_step ? kinds[i].tap : kinds[i].jot)
      return &kinds[i];
  g_assert_not_reached ();
}

static MtStatus
set_step (MtEntry *entry, const MtKind *kind)
{
  const MtField *field = mt_kind_find_field (kind, kind->tap);
  g_autofree char *value = NULL;
  double number;

  if (!mt_field_read (field, step, &value, &number, NULL))
    return mt_refuse (_ ("--step takes a whole number from %d to %d. Nothing was saved."),
                      (int)field->min, (int)field->max);
  mt_entry_add_value (entry, field->id, value, number);
  return MT_STATUS_DONE;
}

/* A new entry, or the one that is named. */
static MtStatus
make_entry (const MtKind *kind, MtEntry **entry)
{
  g_autoptr (MtEntry) fresh = mt_entry_new (kind->id);
  g_autofree char *lower = id ? g_ascii_strdown (id, -1) : NULL;
  g_auto (MtMoment) moment = { 0 };

  if (id && !g_uuid_string_is_valid (lower))
    return mt_refuse (_ ("An id looks like 01234567-89ab-7cde-8f01-23456789abcd. Nothing was "
                         "saved."));
  if (at && !mt_moment_parse (&moment, at, mt_entry_get_moment (fresh)->zone, NULL))
    return mt_refuse (_ ("--at takes a date, or a date and time, such as 2026-11-22T10:00 or "
                         "2026-11-22T10:00+01:00, in the years 1 to 9999. Nothing was saved."));
  *entry = id ? mt_entry_new_stored (lower, kind->id) : g_object_ref (fresh);
  mt_entry_set_moment (*entry, at ? &moment : mt_entry_get_moment (fresh));
  mt_entry_set_state (*entry, mt_entry_get_state (fresh));
  return MT_STATUS_DONE;
}

/* A first line that is not the text's must not become a part of it. */
static MtStatus
skip_secret (MtCall *call)
{
  return g_strcmp0 (call->passphrase_file, "-") == 0 ? mt_call_ask (call) : MT_STATUS_DONE;
}

/* Needs no passphrase, and nothing of what is in the journal. */
MtStatus
mt_command_note_sealed (MtCall *call)
{
  const MtKind *kind = find_kind (step != NULL);
  g_autoptr (MtEntry) entry = NULL;
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MtStatus status;

  if (!step && !call->arguments[0])
    return mt_refuse_usage (_ ("A note takes a TEXT, or --step, or both."));
  if ((status = make_entry (kind, &entry)) || (step && (status = set_step (entry, kind))) ||
      (status = mt_call_find_journal (call)) || (status = skip_secret (call)) ||
      (status = mt_input_text (call->arguments[0], &text)))
    return status;
  mt_entry_set_text (entry, text);
  mt_journal_leave_note (call->journal, entry, mt_wait_cb, &wait);
  return mt_journal_leave_note_finish (call->journal, mt_wait_for (&wait), &error)
             ? MT_STATUS_DONE
             : mt_refuse_error (error);
}
