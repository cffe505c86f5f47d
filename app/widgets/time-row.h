/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A time of day in a boxed list, typed as people write it: "18:20" and "6:20 pm" alike.  What is no
 * time is marked, and the last one that was stays.
 *
 * Signal "chosen" (): the person typed another one. */
#define MT_TYPE_TIME_ROW (mt_time_row_get_type ())
G_DECLARE_FINAL_TYPE (MtTimeRow, mt_time_row, MT, TIME_ROW, AdwEntryRow)

/* The minute of the day, 0–1439. */
guint mt_time_row_get_minute (MtTimeRow *self);

/* Shows @minute; emits no "chosen". */
void mt_time_row_set_minute (MtTimeRow *self, guint minute);

/* Whether what stands there is a time. */
gboolean mt_time_row_is_good (MtTimeRow *self);

G_END_DECLS
