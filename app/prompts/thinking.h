/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What the forms of thought records, decisions and letters say, besides the names in
 * core/kinds/growth-kinds.c. */

/* ---- Thought records ---- */

/* Translators: a button below the first three columns of a thought record, for whoever wants to
 * look at the thought from other sides.  It does not say that the thought is wrong. */
#define MT_PROMPT_THOUGHT_FURTHER N_ ("Look at It Further")

/* Translators: beside a line from 0 to 10 that is answered a second time: the first answer, a
 * number.  Neither the higher nor the lower one is better. */
#define MT_PROMPT_THOUGHT_FIRST N_ ("At first: %d")

/* ---- Decisions ---- */

/* Translators: a button that shows room for one more way to decide, after the first two. */
#define MT_PROMPT_DECISION_ANOTHER N_ ("Another Way")

/* ---- Letters to oneself ---- */

/* Translators: shown where somebody opens a letter to themselves before the day they wrote on it.
 * Below it is when that is, and two buttons; it neither forbids nor teases. */
#define MT_PROMPT_LETTER_NOT_YET N_ ("It Is Not the Day Yet")
