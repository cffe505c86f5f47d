/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/rule.h"

#include <string.h>

#define ID_DIGITS 32
#define DAY_MINUTES (24 * 60)

static const char *const whens[MT_RULE_N_WHEN] = {
  [MT_RULE_DAILY] = "daily",   [MT_RULE_WEEKLY] = "weekly",   [MT_RULE_EVERY] = "every",
  [MT_RULE_MONTHLY] = "month", [MT_RULE_SESSION] = "session", [MT_RULE_TASK] = "task",
  [MT_RULE_ONCE] = "once",
};

static const char *const nudges[MT_RULE_N_NUDGES] = {
  [MT_NUDGE_MOOD] = "mood", [MT_NUDGE_WRITE] = "write", [MT_NUDGE_SESSION] = "session",
  [MT_NUDGE_TASK] = "task", [MT_NUDGE_OWN] = "own",
};

static char *
make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  char *id = g_malloc (ID_DIGITS + 1), *to = id;

  for (const char *c = uuid; *c; c++)
    if (*c != '-')
      *to++ = *c;
  *to = '\0';
  return id;
}

MtRule *
mt_rule_new (void)
{
  MtRule *self = g_new0 (MtRule, 1);

  self->id = make_id ();
  self->when = MT_RULE_DAILY;
  self->enabled = TRUE;
  self->minute = MT_RULE_MINUTE_DEFAULT;
  self->weekdays = MT_RULE_ALL_WEEK;
  self->every = 2;
  self->day = mt_day_of_local (g_get_real_time ());
  self->month_day = 1;
  self->offset = -DAY_MINUTES / 24;
  self->later = MT_RULE_LATER_DEFAULT;
  self->since = g_get_real_time ();
  return self;
}

MtRule *
mt_rule_copy (const MtRule *self)
{
  MtRule *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->text = g_strdup (self->text);
  return copy;
}

void
mt_rule_free (MtRule *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

void
mt_rule_touch (MtRule *self, gint64 now)
{
  self->since = now;
}

static gboolean
has_minute (const MtRule *self)
{
  return self->when != MT_RULE_SESSION;
}

gboolean
mt_rule_same_times (const MtRule *self, const MtRule *other)
{
  if (self->when != other->when || self->enabled != other->enabled ||
      (has_minute (self) && self->minute != other->minute))
    return FALSE;
  switch (self->when) {
  case MT_RULE_WEEKLY:
    return self->weekdays == other->weekdays;
  case MT_RULE_EVERY:
    return self->every == other->every && self->day == other->day;
  case MT_RULE_MONTHLY:
    return self->month_day == other->month_day;
  case MT_RULE_SESSION:
    return self->offset == other->offset;
  case MT_RULE_ONCE:
    return self->day == other->day;
  case MT_RULE_DAILY:
  case MT_RULE_TASK:
    return TRUE;
  }
  g_assert_not_reached ();
}

static gboolean
is_id (const char *id)
{
  return id && strlen (id) == ID_DIGITS && strspn (id, "0123456789abcdef") == ID_DIGITS;
}

static gboolean
is_line (const char *text)
{
  if (!*text || strlen (text) > MT_RULE_TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

gboolean
mt_rule_is_valid (const MtRule *self)
{
  return is_id (self->id) && (guint)self->when < MT_RULE_N_WHEN &&
         (guint)self->nudge < MT_RULE_N_NUDGES && self->minute < DAY_MINUTES &&
         self->weekdays > 0 && self->weekdays <= MT_RULE_ALL_WEEK && self->every > 0 &&
         self->every <= MT_RULE_EVERY_MAX && self->day >= MT_DAY_MIN && self->day <= MT_DAY_MAX &&
         self->month_day >= 1 && self->month_day <= 31 && self->offset >= -MT_RULE_OFFSET_MAX &&
         self->offset <= MT_RULE_OFFSET_MAX && (!self->text || is_line (self->text)) &&
         self->later >= MT_RULE_LATER_MIN && self->later <= MT_RULE_LATER_MAX &&
         self->since >= MT_INSTANT_MIN && self->since <= MT_INSTANT_MAX;
}

static int
find (const char *const *names, int n_names, const char *name)
{
  for (int i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return -1;
}

const char *
mt_rule_when_name (MtRuleWhen when)
{
  g_return_val_if_fail ((guint)when < MT_RULE_N_WHEN, NULL);
  return whens[when];
}

int
mt_rule_when_find (const char *name)
{
  return find (whens, MT_RULE_N_WHEN, name);
}

const char *
mt_rule_nudge_name (MtNudge nudge)
{
  g_return_val_if_fail ((guint)nudge < MT_RULE_N_NUDGES, NULL);
  return nudges[nudge];
}

int
mt_rule_nudge_find (const char *name)
{
  return find (nudges, MT_RULE_N_NUDGES, name);
}
