/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/bring-in/bring-in.h"

/* What the tests of core/bring-in/calendar share. */

#define OWN_ZONE(winter, summer)                                                                   \
  "BEGIN:VTIMEZONE\r\nTZID:W. Europe\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\n"             \
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:" summer "\r\nTZOFFSETTO:" winter       \
  "\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T010000\r\n"                              \
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:" winter "\r\nTZOFFSETTO:" summer        \
  "\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"

#define SERIES                                                                                     \
  "BEGIN:VEVENT\r\nUID:one\r\nDTSTART;TZID=Europe/Lisbon:20260910T100000\r\n"                      \
  "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"

/* Whoever reads is in Lisbon, on the morning of 20 November 2026. */
static inline void
set_now (MtMoment *now)
{
  g_assert_true (mt_moment_parse (now, "2026-11-20T09:00", "Europe/Lisbon", NULL));
}

static inline MtBroughtIn *
read_bytes (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new_static (text, size);
  g_auto (MtMoment) now = { 0 };

  set_now (&now);
  return mt_bring_in_read (mt_bring_format_find ("ics"), file, &now, error);
}

static inline MtEntry *
entry_at (MtBroughtIn *brought, guint position)
{
  g_assert_cmpuint (position, <, brought->found->len);
  return ((MtBrought *)brought->found->pdata[position])->entry;
}
