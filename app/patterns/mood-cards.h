/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/chart-card.h"
#include "core/journal-patterns.h"

G_BEGIN_DECLS

/* What is shown of moods: makes each card, and fills it with what was read. */

MtChartCard *mt_mood_course_card_new (void);
/* @energy: of the energy, else of the valence. */
void mt_mood_course_card_show (MtChartCard *card, const MtPatterns *patterns, gboolean energy);

MtChartCard *mt_mood_week_card_new (int first_weekday);
void mt_mood_week_card_show (MtChartCard *card, const MtPatterns *patterns);

MtChartCard *mt_mood_words_card_new (void);
void mt_mood_words_card_show (MtChartCard *card, const MtPatterns *patterns);

MtChartCard *mt_mood_tags_card_new (void);
void mt_mood_tags_card_show (MtChartCard *card, const MtPatterns *patterns);

MtChartCard *mt_outcomes_card_new (void);
void mt_outcomes_card_show (MtChartCard *card, const MtPatterns *patterns);

G_END_DECLS
