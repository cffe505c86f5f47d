/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Ids of kinds, for the places that are about one kind alone.  Whatever serves all kinds walks the
 * table instead. */
#define MT_KIND_SESSION "session"
#define MT_KIND_SIDE_NOTE "side-note"
#define MT_KIND_AFTER "after-session"
#define MT_KIND_CHECK_IN "check-in"
#define MT_KIND_FELT_OFF "something-felt-off"
#define MT_KIND_TRANSITION "transition"
#define MT_KIND_THERAPIST "therapist"
#define MT_KIND_GOAL "goal"
#define MT_KIND_GOAL_REVIEW "goal-review"
#define MT_KIND_TASK "task"
#define MT_KIND_DECISION "decision"
#define MT_KIND_SKILL "skill"
#define MT_KIND_THOUGHT_RECORD "thought-record"
#define MT_KIND_LETTER "letter"
#define MT_KIND_AGREEMENT "agreement"
#define MT_KIND_KNOW_ME "know-me"
#define MT_KIND_HOW_WE_WORK "how-we-work"
#define MT_KIND_HARD_TIMES "hard-times"
