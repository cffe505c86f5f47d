/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How reminders reach the person on this device, in plain words: whether somebody shows them,
 * whether they come without the app, and what a device that sleeps does; and a way to try it.
 *
 * Signal "wake-changed": the person chose whether the device is to be woken. */
#define MT_TYPE_REMINDERS_STATE (mt_reminders_state_get_type ())
G_DECLARE_FINAL_TYPE (
    MtRemindersState, mt_reminders_state, MT, REMINDERS_STATE, AdwPreferencesGroup)

/* Shows what @schedule says, which is copied from. */
void mt_reminders_state_show (MtRemindersState *self, const MtSchedule *schedule);

gboolean mt_reminders_state_get_wake (MtRemindersState *self);

G_END_DECLS
