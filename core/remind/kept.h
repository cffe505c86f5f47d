/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/schedule.h"

G_BEGIN_DECLS

/* How rules and settings are kept inside the vault: JSON (docs/file-formats.md, section 9).  Pure.
 */

/* Rules and settings of @self, and nothing of what they are about; owned. */
char *mt_schedule_to_json (const MtSchedule *self);

/* Takes rules and settings from @json (NULL: there are none); what is not as it should be is left
 * out, the rest kept. */
void mt_schedule_take_json (MtSchedule *self, const char *json);

G_END_DECLS
