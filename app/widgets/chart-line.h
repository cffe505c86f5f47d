/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/chart.h"

G_BEGIN_DECLS

/* Values over time, from left to right, from right to left where one writes so: a dot for each in
 * the shade of its height, a line between those that follow each other, and a band from low to high
 * where a value stands for many.  Where there is none, there is a gap. */
#define MT_TYPE_CHART_LINE (mt_chart_line_get_type ())
G_DECLARE_FINAL_TYPE (MtChartLine, mt_chart_line, MT, CHART_LINE, MtChart)

MtChart *mt_chart_line_new (void);

G_END_DECLS
