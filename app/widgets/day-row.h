/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @row one for a day (core/day.h): it is written like 2026-11-30, and goes from day to day.
 */
void mt_day_row_use (AdwSpinRow *row);

G_END_DECLS
