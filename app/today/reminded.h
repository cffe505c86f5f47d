/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reminders on Today: once, what was due while nobody was there, gone with one tap and never
 * counted; and once ever, where there are none, the question whether one would help (setting
 * "reminders-offered").  Most days it is empty. */
#define MT_TYPE_REMINDED (mt_reminded_get_type ())
G_DECLARE_FINAL_TYPE (MtReminded, mt_reminded, MT, REMINDED, AdwBin)

/* @journal is open. */
MtReminded *mt_reminded_new (MtJournal *journal);

/* Asks, where it is time: the settings are the window's.  Not to be called while there is something
 * else to answer. */
void mt_reminded_offer (MtReminded *self, GSettings *settings);

G_END_DECLS
