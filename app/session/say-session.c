/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/say-session.h"

#include "app/widgets/say-time.h"
#include "core/appointment.h"
#include "core/day.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <string.h>

/* "Lisbon" of "Europe/Lisbon", "UTC+05:30" of an offset. */
static char *
say_place (const char *zone)
{
  const char *last = strrchr (zone, '/');
  char *place;

  if (!g_ascii_isalpha (*zone))
    return g_strconcat ("UTC", zone, NULL);
  place = g_strdup (last ? last + 1 : zone);
  return g_strdelimit (place, "_", ' ');
}

char *
mt_say_session_when (MtEntry *session)
{
  const MtMoment *moment = mt_entry_get_moment (session);
  g_auto (MtMoment) now = { 0 }, here = { 0 };
  g_autofree char *when = NULL, *there = NULL, *place = NULL;

  mt_moment_now (&now);
  if (!mt_moment_at (&here, moment->instant, now.zone, NULL) || here.offset == moment->offset)
    return mt_say_moment (moment, mt_say_today ());
  when = mt_say_moment (&here, mt_say_today ());
  place = say_place (moment->zone);
  if (mt_day_of_local (mt_moment_get_local (&here)) == mt_entry_get_day (session))
    there = mt_say_time (moment);
  else
    there = mt_say_moment (moment, mt_say_today ());
  /* Translators: when something is on the clocks here, and on those of another place, as in
   * “Tomorrow, 10:00 here, 11:00 in Lisbon”. */
  return g_strdup_printf (_ ("%1$s here, %2$s in %3$s"), when, there, place);
}

char *
mt_say_every (int weeks)
{
  return weeks == 0 ? g_strdup (_ ("Irregularly")) : mt_phrase_every (weeks);
}

char *
mt_say_session_length (MtEntry *session)
{
  int minutes = mt_appointment_get_minutes (session), every = mt_appointment_get_every (session);
  g_autofree char *length =
      g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong)minutes), minutes);
  g_autofree char *often = every > 0 ? mt_say_every (every) : NULL;

  return often ? g_strconcat (length, " · ", often, NULL) : g_steal_pointer (&length);
}

char *
mt_say_session_moved (MtEntry *session)
{
  g_auto (MtMoment) regular = { 0 };
  g_autofree char *when = NULL;

  if (!mt_appointment_was_moved (session))
    return NULL;
  mt_appointment_get_regular (session, &regular);
  when = mt_say_instant (regular.instant);
  /* Translators: a session was moved; %s is when it regularly would have been. */
  return g_strdup_printf (_ ("Instead of %s"), when);
}
