/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/output.h"
#include "core/error.h"
#include "core/kind.h"

#include <glib/gi18n.h>
#include <string.h>

#define STATE "state" /* what --set calls the state of an entry */

static char *at, *zone, **sets;
static gboolean flag;

const GOptionEntry mt_log_options[] = {
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("When it was (default: now)"), N_ ("ISO8601") },
  { "zone", 0, 0, G_OPTION_ARG_FILENAME, &zone,
    N_ ("The time zone it was in (default: this one’s)"), N_ ("TZ") },
  { "flag", 0, 0, G_OPTION_ARG_NONE, &flag, N_ ("To bring to the session"), NULL },
  { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &sets,
    N_ ("A value of a field (“meantime-cli kinds” lists them); may be repeated"),
    N_ ("FIELD=VALUE") },
  G_OPTION_ENTRY_NULL,
};

static char *
choice_ids (const MtChoice *choices, gsize n_choices)
{
  GString *ids = g_string_new (NULL);

  for (gsize i = 0; i < n_choices; i++)
    g_string_append_printf (ids, "%s%s", i ? ", " : "", choices[i].id);
  return g_string_free (ids, FALSE);
}

static MtStatus
refuse_field (const MtKind *kind)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (gsize i = 0; i < kind->n_fields; i++)
    g_string_append_printf (ids, "%s%s", i ? ", " : "", kind->fields[i].id);
  if (kind->n_states)
    g_string_append (ids, ", " STATE);
  return mt_refuse (
      _ ("--set takes FIELD=VALUE, and the fields of “%s” are: %s. Nothing was saved."), kind->id,
      ids->str);
}

static MtStatus
refuse_choice (const char *name, const MtChoice *choices, gsize n_choices)
{
  g_autofree char *ids = choice_ids (choices, n_choices);

  return mt_refuse (_ ("--set %s takes one of: %s. Nothing was saved."), name, ids);
}

/* Says what @field would take. */
static MtStatus
refuse_value (const MtField *field)
{
  char min[G_ASCII_DTOSTR_BUF_SIZE], max[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (min, sizeof min, "%.15g", field->min);
  g_ascii_formatd (max, sizeof max, "%.15g", field->max);
  switch (field->type) {
  case MT_FIELD_SCALE:
    return mt_refuse (_ ("--set %s takes a whole number from %s to %s. Nothing was saved."),
                      field->id, min, max);
  case MT_FIELD_NUMBER:
    return mt_refuse (_ ("--set %s takes a number from %s to %s. Nothing was saved."), field->id,
                      min, max);
  case MT_FIELD_DURATION:
    return mt_refuse (_ ("--set %s takes whole minutes from %s to %s. Nothing was saved."),
                      field->id, min, max);
  case MT_FIELD_CHOICE:
    return refuse_choice (field->id, field->choices, field->n_choices);
  case MT_FIELD_SEVERAL:
    if (!field->open)
      return refuse_choice (field->id, field->choices, field->n_choices);
    return mt_refuse (_ ("--set %s takes a word or a few in UTF-8. Nothing was saved."), field->id);
  case MT_FIELD_DATE_TIME:
    return mt_refuse (
        _ ("--set %s takes a date and time such as 2026-11-22T10:00+01:00. Nothing was "
           "saved."),
        field->id);
  case MT_FIELD_LINK:
    return mt_refuse (_ ("--set %s takes the id of an entry. Nothing was saved."), field->id);
  case MT_FIELD_TEXT:
    return mt_refuse (_ ("--set %s takes one line of plain text in UTF-8. Nothing was saved."),
                      field->id);
  case MT_FIELD_LONG_TEXT:
  default:
    return mt_refuse (_ ("--set %s takes plain text in UTF-8. Nothing was saved."), field->id);
  }
}

static gboolean
has_value (MtEntry *entry, const char *field, const char *value)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  const GPtrArray *links = mt_entry_get_links (entry);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *there = values->pdata[i];
    if (g_str_equal (there->field, field) && (!value || g_str_equal (there->value, value)))
      return TRUE;
  }
  for (guint i = 0; i < links->len; i++) {
    const MtLink *there = links->pdata[i];
    if (g_str_equal (there->role, field) && (!value || g_str_equal (there->to, value)))
      return TRUE;
  }
  return FALSE;
}

/* Whether anything can be read in it. */
static gboolean
has_words (MtEntry *entry, const char *field)
{
  const GPtrArray *values = mt_entry_get_values (entry);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *there = values->pdata[i];
    const char *at_word = there->value;

    if (!g_str_equal (there->field, field))
      continue;
    while (g_unichar_isspace (g_utf8_get_char (at_word)))
      at_word = g_utf8_next_char (at_word);
    return *at_word != '\0';
  }
  return FALSE;
}

static MtStatus
set_field (MtEntry *entry, const MtField *field, const char *given)
{
  g_autofree char *value = NULL;
  double number;

  if (!mt_field_read (field, given, &value, &number, NULL))
    return refuse_value (field);
  if (field->type != MT_FIELD_SEVERAL && field->type != MT_FIELD_LINK &&
      has_value (entry, field->id, NULL))
    return mt_refuse (_ ("--set %s can be given once. Nothing was saved."), field->id);
  if (has_value (entry, field->id, value))
    return MT_STATUS_DONE;
  if (field->type == MT_FIELD_LINK)
    mt_entry_add_link (entry, field->id, value);
  else
    mt_entry_add_value (entry, field->id, value, number);
  return MT_STATUS_DONE;
}

static MtStatus
set_all (MtEntry *entry, const MtKind *kind)
{
  gboolean state_given = FALSE;

  for (char **set = sets; set && *set; set++) {
    const char *value = strchr (*set, '=');
    g_autofree char *name = value ? g_strndup (*set, (gsize)(value++ - *set)) : NULL;
    const MtField *field = name ? mt_kind_find_field (kind, name) : NULL;
    MtStatus status;

    if (name && kind->n_states && g_str_equal (name, STATE)) {
      if (state_given)
        return mt_refuse (_ ("--set %s can be given once. Nothing was saved."), STATE);
      if (!mt_kind_state_word (kind, value))
        return refuse_choice (STATE, kind->states, kind->n_states);
      mt_entry_set_state (entry, value);
      state_given = TRUE;
    } else if (!field)
      return refuse_field (kind);
    else if ((status = set_field (entry, field, value)))
      return status;
  }
  /* An answer answers. */
  if (!state_given && mt_kind_state_word (kind, "answered") && has_words (entry, "answer"))
    mt_entry_set_state (entry, "answered");
  /* What has a date is planned. */
  if (!state_given && at && mt_kind_state_word (kind, "planned"))
    mt_entry_set_state (entry, "planned");
  return MT_STATUS_DONE;
}

static MtStatus
set_moment (MtEntry *entry)
{
  g_auto (MtMoment) moment = { 0 };
  const MtMoment *now = mt_entry_get_moment (entry);

  if (zone && !mt_moment_at (&moment, now->instant, zone, NULL))
    return mt_refuse (
        _ ("--zone takes a time zone such as Europe/Lisbon or +05:30. Nothing was saved."));
  if (at && !mt_moment_parse (&moment, at, zone, NULL))
    return mt_refuse (_ ("--at takes a date, or a date and time, such as 2026-11-22T10:00 or "
                         "2026-11-22T10:00+01:00, in the years 1 to 9999. Nothing was saved."));
  if (zone || at)
    mt_entry_set_moment (entry, &moment);
  return MT_STATUS_DONE;
}

/* That each entry linked to is there, and not in the bin. */
static MtStatus
check_links (MtCall *call, MtEntry *entry)
{
  const GPtrArray *links = mt_entry_get_links (entry);
  MtStatus status = MT_STATUS_DONE;

  for (guint i = 0; i < links->len && !status; i++) {
    const MtLink *link = links->pdata[i];
    g_autoptr (MtEntry) other = mt_call_load (call, link->to, &status);

    if (other && mt_entry_get_deleted (other))
      status = mt_refuse (_ ("--set %s: this entry is in the bin. Nothing was saved."), link->role);
  }
  return status;
}

static MtStatus
save (MtCall *call, MtEntry *entry)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  mt_journal_save (call->journal, entry, mt_wait_cb, &wait);
  if (!mt_journal_save_finish (call->journal, mt_wait_for (&wait), &error))
    return mt_refuse_error (error);
  mt_put_format ("%s\n", mt_entry_get_id (entry));
  if (mt_put_flush ())
    return MT_STATUS_DONE;
  mt_put_give_up ();
  return mt_refuse (_ ("The entry was saved, but its id could not be printed. “meantime-cli list” "
                       "shows it."));
}

MtStatus
mt_command_log (MtCall *call)
{
  const MtKind *kind = mt_kind_find (call->arguments[0]);
  g_autoptr (MtEntry) entry = NULL;
  g_autofree char *text = NULL;
  MtStatus status;

  if (!kind) {
    g_autofree char *kinds = mt_kind_ids ();
    return mt_refuse (_ ("KIND takes one of: %s. Nothing was saved."), kinds);
  }
  entry = mt_entry_new (kind->id);
  mt_entry_set_flagged (entry, flag);
  if ((status = set_moment (entry)) || (status = set_all (entry, kind)))
    return status;
  /* The passphrase may be the first line of what the text follows in. */
  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)) ||
      (status = mt_input_text (call->arguments[1], &text)))
    return status;
  mt_entry_set_text (entry, text);
  if ((status = mt_call_open (call)) || (status = check_links (call, entry)))
    return status;
  return save (call, entry);
}

/* @id is not where @what looks for it: nowhere, or on the other side of the bin. */
static MtStatus
refuse_not_there (MtCall *call, MtChange what, const char *id)
{
  MtStatus status = MT_STATUS_DONE;
  g_autoptr (MtEntry) entry = mt_call_load (call, id, &status);

  if (!entry)
    return status;
  if (what == MT_CHANGE_RESTORE)
    return mt_refuse (
        _ ("The entry %s is not in the bin, so nothing was changed. “meantime-cli list "
           "--bin” shows what is."),
        id);
  return mt_refuse (_ ("The entry %s is in the bin, so nothing was changed. “meantime-cli "
                       "restore-entry” takes it out."),
                    id);
}

static MtStatus
change (MtCall *call, MtChange what)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  MtStatus status = mt_call_open (call);

  if (status)
    return status;
  mt_journal_change (call->journal, what, (const char *const *)call->arguments, mt_wait_cb, &wait);
  if (mt_journal_change_finish (call->journal, mt_wait_for (&wait), &error))
    return MT_STATUS_DONE;
  return g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)
             ? refuse_not_there (call, what, error->message)
             : mt_refuse_error (error);
}

MtStatus
mt_command_flag (MtCall *call)
{
  return change (call, MT_CHANGE_FLAG);
}

MtStatus
mt_command_unflag (MtCall *call)
{
  return change (call, MT_CHANGE_UNFLAG);
}

MtStatus
mt_command_delete (MtCall *call)
{
  return change (call, MT_CHANGE_DELETE);
}

MtStatus
mt_command_restore_entry (MtCall *call)
{
  return change (call, MT_CHANGE_RESTORE);
}
