/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/state.h"

#include "core/error.h"
#include "core/file.h"
#include "core/remind/checked.h"

#include <string.h>

#define FORMAT "meantime-reminders-state"
#define FORMAT_VERSION 1
#define SHOWN "shown"
#define RULE "rule "
#define TAP "tap "
#define SUFFIX ".state"
#define STEP_MAX 7

static void
rule_state_free (MtRuleState *self)
{
  g_free (self->id);
  g_free (self);
}

static void
tap_free (MtTap *self)
{
  g_free (self->id);
  g_free (self);
}

MtRemindState *
mt_remind_state_new (void)
{
  MtRemindState *self = g_new0 (MtRemindState, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)rule_state_free);
  self->taps = g_ptr_array_new_with_free_func ((GDestroyNotify)tap_free);
  self->not_today = MT_DAY_MIN;
  return self;
}

MtRemindState *
mt_remind_state_copy (const MtRemindState *self)
{
  MtRemindState *copy = mt_remind_state_new ();

  copy->not_today = self->not_today;
  mt_remind_state_set_shown (copy, self->notification, self->server);
  for (guint i = 0; i < self->rules->len; i++) {
    MtRuleState *rule = g_memdup2 (self->rules->pdata[i], sizeof *rule);

    rule->id = g_strdup (rule->id);
    g_ptr_array_add (copy->rules, rule);
  }
  for (guint i = 0; i < self->taps->len; i++) {
    MtTap *tap = g_memdup2 (self->taps->pdata[i], sizeof *tap);

    tap->id = g_strdup (tap->id);
    g_ptr_array_add (copy->taps, tap);
  }
  return copy;
}

void
mt_remind_state_free (MtRemindState *self)
{
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->taps);
  g_free (self->server);
  g_free (self);
}

void
mt_remind_state_set_shown (MtRemindState *self, guint32 notification, const char *server)
{
  self->notification = notification;
  g_set_str (&self->server, server);
}

gboolean
mt_remind_state_equal (const MtRemindState *self, const MtRemindState *other)
{
  g_autoptr (GBytes) bytes = mt_remind_state_spell (self);
  g_autoptr (GBytes) others = mt_remind_state_spell (other);

  return g_bytes_equal (bytes, others);
}

/* ---- Bytes ---- */

static void
spell_rule (const MtRuleState *rule, GKeyFile *text)
{
  g_autofree char *group = g_strconcat (RULE, rule->id, NULL);

  g_key_file_set_int64 (text, group, "last", rule->last.instant);
  g_key_file_set_integer (text, group, "last-day", rule->last.day);
  g_key_file_set_int64 (text, group, "waiting", rule->waiting.instant);
  g_key_file_set_integer (text, group, "waiting-day", rule->waiting.day);
  g_key_file_set_int64 (text, group, "later", rule->later);
  g_key_file_set_int64 (text, group, "missed", rule->missed);
}

GBytes *
mt_remind_state_spell (const MtRemindState *self)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();

  g_key_file_set_integer (text, SHOWN, "not-today", self->not_today);
  g_key_file_set_int64 (text, SHOWN, "notification", self->notification);
  if (self->server)
    g_key_file_set_string (text, SHOWN, "server", self->server);
  for (guint i = 0; i < self->rules->len; i++)
    spell_rule (self->rules->pdata[i], text);
  for (guint i = 0; i < self->taps->len; i++) {
    const MtTap *tap = self->taps->pdata[i];
    g_autofree char *group = g_strconcat (TAP, tap->id, NULL);

    g_key_file_set_int64 (text, group, "at", tap->at);
    g_key_file_set_integer (text, group, "step", tap->step);
  }
  return mt_checked_spell (text, FORMAT, FORMAT_VERSION);
}

static MtDue
parse_due (GKeyFile *text, const char *group, const char *instant, const char *day, gboolean *whole)
{
  return (MtDue){ mt_checked_get (text, group, instant, MT_INSTANT_MIN, MT_INSTANT_MAX, whole),
                  (gint32)mt_checked_get (text, group, day, MT_DAY_MIN, MT_DAY_MAX, whole) };
}

static void
parse_group (MtRemindState *self, GKeyFile *text, const char *group, gboolean *whole)
{
  if (g_str_has_prefix (group, RULE)) {
    MtRuleState *rule = g_new0 (MtRuleState, 1);

    g_ptr_array_add (self->rules, rule);
    rule->id = g_strdup (group + strlen (RULE));
    rule->last = parse_due (text, group, "last", "last-day", whole);
    rule->waiting = parse_due (text, group, "waiting", "waiting-day", whole);
    rule->later = mt_checked_get (text, group, "later", 0, G_MAXINT64, whole);
    rule->missed = mt_checked_get (text, group, "missed", 0, G_MAXINT64, whole);
  } else if (g_str_has_prefix (group, TAP)) {
    MtTap *tap = g_new0 (MtTap, 1);

    g_ptr_array_add (self->taps, tap);
    tap->id = g_strdup (group + strlen (TAP));
    tap->at = mt_checked_get (text, group, "at", 0, mt_day_start (MT_DAY_MAX), whole);
    tap->step = (int)mt_checked_get (text, group, "step", 1, STEP_MAX, whole);
    if (!g_uuid_string_is_valid (tap->id))
      *whole = FALSE;
  }
}

MtRemindState *
mt_remind_state_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GKeyFile) text = mt_checked_parse (bytes, FORMAT, FORMAT_VERSION, error);
  g_autoptr (MtRemindState) self = mt_remind_state_new ();
  g_auto (GStrv) groups = NULL;
  gboolean whole = TRUE;

  if (!text)
    return NULL;
  self->not_today =
      (gint32)mt_checked_get (text, SHOWN, "not-today", MT_DAY_MIN, MT_DAY_MAX, &whole);
  self->notification =
      (guint32)mt_checked_get (text, SHOWN, "notification", 0, G_MAXUINT32, &whole);
  self->server = mt_checked_get_text (text, SHOWN, "server");
  groups = g_key_file_get_groups (text, NULL);
  for (char **group = groups; *group; group++)
    parse_group (self, text, *group, &whole);
  if (whole)
    return g_steal_pointer (&self);
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the state of reminders is damaged");
  return NULL;
}

/* ---- The file ---- */

static char *
path_of (const char *vault)
{
  g_autofree char *folder = mt_schedule_folder ();
  g_autofree char *name = g_strconcat (vault, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

gboolean
mt_remind_state_write (const MtRemindState *self, const char *vault, GError **error)
{
  g_autofree char *path = path_of (vault), *folder = mt_schedule_folder ();
  g_autoptr (GBytes) bytes = mt_remind_state_spell (self);

  return mt_file_make_folder (folder, error) &&
         mt_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

MtRemindState *
mt_remind_state_read (const char *vault)
{
  g_autofree char *path = path_of (vault);
  g_autoptr (GBytes) bytes = mt_file_read (path, MT_SCHEDULE_MAX, NULL);
  MtRemindState *self = bytes ? mt_remind_state_parse (bytes, NULL) : NULL;

  return self ? self : mt_remind_state_new ();
}
