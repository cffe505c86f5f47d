/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/chart.h"

G_BEGIN_DECLS

/* Values one below the other, each with its label and its value in words above it. */
#define MT_TYPE_CHART_BARS (mt_chart_bars_get_type ())
G_DECLARE_FINAL_TYPE (MtChartBars, mt_chart_bars, MT, CHART_BARS, MtChart)

typedef enum {
  MT_CHART_BARS_FROM_START,  /* a bar from nothing to the value: how many */
  MT_CHART_BARS_FROM_MIDDLE, /* a dot beside the middle, and a line from low to high through it: by
                              * how much, and how surely; without a dot where there is no value */
} MtChartBarsShape;

MtChart *mt_chart_bars_new (MtChartBarsShape shape);

G_END_DECLS
