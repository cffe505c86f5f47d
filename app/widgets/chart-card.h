/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/chart.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A chart as one sees it: its name, the words of both ends where it has them, the picture, what the
 * cursor stands on in words, and a row that says what all of it rests on and unfolds to the same as
 * numbers.  It says nothing about them. */
#define MT_TYPE_CHART_CARD (mt_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (MtChartCard, mt_chart_card, MT, CHART_CARD, AdwBin)

/* What stands around the picture; any but @title may be NULL. */
typedef struct {
  const char *title;
  const char *about;        /* a line below the title */
  const char *above;        /* what it means to be high up */
  const char *below;        /* what it means to be low down */
  const char *first, *last; /* below the picture, where it begins and ends */
  gboolean newest_first;    /* rows in the order from the last value to the first */
} MtChartWords;

/* @chart is taken over. */
MtChartCard *mt_chart_card_new (MtChart *chart);
MtChart *mt_chart_card_get_chart (MtChartCard *self);

/* Shows @marks (mt_chart_set ()).  @rests_on: “From 6 check-ins”.  What was unfolded stays so; all
 * is copied.  Without marks there is neither picture nor numbers, only the words: what the card is
 * for; @rests_on is then NULL. */
void mt_chart_card_show (MtChartCard *self,
                         const MtChartWords *words,
                         const MtChartMark *marks,
                         guint n_marks,
                         const char *rests_on);

G_END_DECLS
