/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"

/* Words for feelings, fifteen to each quarter of the plane of valence and energy (Russell, "A
 * circumplex model of affect", 1980): lively and pleasant, calm and pleasant, calm and unpleasant,
 * lively and unpleasant.  Suggestions: a person may write any other word. */
#define MT_EMOTION_WORDS 60
extern const MtChoice mt_emotion_words[MT_EMOTION_WORDS];

/* The names of the quarters. */
#define MT_EMOTION_GROUPS 4
extern const char *const mt_emotion_groups[MT_EMOTION_GROUPS];
