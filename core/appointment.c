/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/appointment.h"

#include "core/day.h"
#include "core/kind.h"

#include <math.h>

#define WEEK_DAYS 7
#define MINUTE_USEC (G_GINT64_CONSTANT (60000000))
#define HOUR_SECONDS 3600
#define MINUTE_SECONDS 60

#define LENGTH "length"
#define EVERY "every"
#define USUAL "usual"
#define PLANNED "planned"

/* What a series keeps from one session to the next. */
static const char *const kept[] = { LENGTH, "place", "address",     "phone",
                                    "link", EVERY,   "dropped-call" };
#define WITH "with"
#define SERIES "series"

/* Whole, of a field that has one value; 0: it has none. */
static int
get_number (MtEntry *session, const char *field)
{
  const GPtrArray *values = mt_entry_get_values (session);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (g_str_equal (value->field, field) && isfinite (value->number))
      return (int)CLAMP (value->number, 0, G_MAXINT);
  }
  return 0;
}

int
mt_appointment_get_minutes (MtEntry *session)
{
  int minutes = get_number (session, LENGTH);

  return minutes > 0 ? minutes : MT_APPOINTMENT_MINUTES;
}

gint64
mt_appointment_get_end (MtEntry *session)
{
  return mt_entry_get_moment (session)->instant +
         mt_appointment_get_minutes (session) * MINUTE_USEC;
}

int
mt_appointment_get_every (MtEntry *session)
{
  return get_number (session, EVERY);
}

/* ---- Moved ---- */

static void
copy_moment (MtMoment *self, const MtMoment *moment)
{
  *self = (MtMoment){ moment->instant, moment->offset, g_strdup (moment->zone) };
}

void
mt_appointment_get_regular (MtEntry *session, MtMoment *regular)
{
  const MtMoment *moment = mt_entry_get_moment (session);
  const char *usual = mt_entry_get_value (session, USUAL);

  *regular = (MtMoment){ 0 };
  if (!usual || !mt_moment_parse (regular, usual, moment->zone, NULL))
    copy_moment (regular, moment);
}

gboolean
mt_appointment_was_moved (MtEntry *session)
{
  g_auto (MtMoment) regular = { 0 };

  mt_appointment_get_regular (session, &regular);
  return regular.instant != mt_entry_get_moment (session)->instant;
}

void
mt_appointment_move (MtEntry *session, const MtMoment *moment)
{
  g_auto (MtMoment) regular = { 0 }, there = { 0 };

  mt_appointment_get_regular (session, &regular);
  if (!mt_moment_at (&there, moment->instant, regular.zone, NULL))
    copy_moment (&there, moment);
  mt_entry_set_moment (session, &there);
  mt_entry_clear_values (session, USUAL);
  if (mt_appointment_get_every (session) > 0 && regular.instant != there.instant) {
    const MtField *usual = mt_kind_find_field (mt_kind_find (mt_entry_get_kind (session)), USUAL);
    g_autofree char *at = mt_moment_format (&regular), *value = NULL;
    double number;

    if (usual && mt_field_read (usual, at, &value, &number, NULL))
      mt_entry_add_value (session, USUAL, value, number);
  }
}

void
mt_appointment_stay (MtEntry *session)
{
  mt_entry_clear_values (session, USUAL);
}

/* ---- The series ---- */

/* @days after the day of @regular, at its time on the wall clock. */
static gboolean
at_same_time (const MtMoment *regular, gint64 days, MtMoment *moment)
{
  gint64 local = mt_moment_get_local (regular);
  gint64 day = mt_day_of_local (local) + days;
  gint64 usec = local - mt_day_start (mt_day_of_local (local));
  int seconds = (int)(usec / G_USEC_PER_SEC);
  g_autofree char *date = NULL, *at = NULL;

  if (day > MT_DAY_MAX)
    return FALSE;
  date = mt_day_format ((gint32)day);
  at = g_strdup_printf ("%sT%02d:%02d:%02d.%06d", date, seconds / HOUR_SECONDS,
                        seconds / MINUTE_SECONDS % 60, seconds % MINUTE_SECONDS,
                        (int)(usec % G_USEC_PER_SEC));
  return mt_moment_parse (moment, at, regular->zone, NULL);
}

gboolean
mt_appointment_find_next (const MtMoment *regular, int every, gint64 after, MtMoment *next)
{
  gint64 step = (gint64)every * WEEK_DAYS;
  gint64 days;
  g_auto (MtMoment) found = { 0 };

  g_return_val_if_fail (regular->zone != NULL && every > 0, FALSE);
  /* One step short: the zone's clocks may have been moved meanwhile. */
  days = MAX ((after - regular->instant) / MT_DAY_USEC / step - 1, 0) * step;
  do {
    days += step;
    if (!at_same_time (regular, days, &found))
      return FALSE;
  } while (found.instant <= after);
  mt_moment_clear (next);
  *next = found;
  found = (MtMoment){ 0 };
  return TRUE;
}

static void
keep (MtEntry *session, MtEntry *next)
{
  const GPtrArray *values = mt_entry_get_values (session), *links = mt_entry_get_links (session);
  const char *first = mt_entry_get_id (session);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    for (gsize j = 0; j < G_N_ELEMENTS (kept); j++)
      if (g_str_equal (value->field, kept[j]))
        mt_entry_add_value (next, value->field, value->value, value->number);
  }
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, WITH))
      mt_entry_add_link (next, link->role, link->to);
    else if (g_str_equal (link->role, SERIES))
      first = link->to;
  }
  mt_entry_add_link (next, SERIES, first);
}

MtEntry *
mt_appointment_follow (MtEntry *session, gint64 after)
{
  int every = mt_appointment_get_every (session);
  g_auto (MtMoment) regular = { 0 }, moment = { 0 };
  MtEntry *next;

  if (every == 0)
    return NULL;
  mt_appointment_get_regular (session, &regular);
  after = MAX (after, mt_entry_get_moment (session)->instant);
  if (!mt_appointment_find_next (&regular, every, after, &moment))
    return NULL;
  next = mt_entry_new (mt_entry_get_kind (session));
  mt_entry_set_moment (next, &moment);
  mt_entry_set_state (next, PLANNED);
  keep (session, next);
  return next;
}
