/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/chart.h"

G_BEGIN_DECLS

/* Values in rows and columns, each as the sun over a horizon that its step is elsewhere
 * (app/widgets/sun.h): the higher, the higher it stands.  Where there is none, there is a small
 * ring. */
#define MT_TYPE_CHART_GRID (mt_chart_grid_get_type ())
G_DECLARE_FINAL_TYPE (MtChartGrid, mt_chart_grid, MT, CHART_GRID, MtChart)

/* Labels of rows and columns are copied; values stand row by row. */
MtChart *mt_chart_grid_new (const char *const *rows, const char *const *columns);

G_END_DECLS
