/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/days.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The twelve months of a year, each a button.
 *
 * Signal "chosen" (int month): the person went to a month (1–12). */
#define MT_TYPE_YEAR_VIEW (mt_year_view_get_type ())
G_DECLARE_FINAL_TYPE (MtYearView, mt_year_view, MT, YEAR_VIEW, AdwBin)

/* @days: what there is in @year, NULL while that is not known. */
void mt_year_view_show (MtYearView *self, int year, const MtDays *days);

/* Gives the focus to a month. */
void mt_year_view_focus (MtYearView *self, int month);

G_END_DECLS
