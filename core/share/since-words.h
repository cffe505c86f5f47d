/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pattern/since.h"

G_BEGIN_DECLS

/* What was counted since the last session, in the reader's language.  What is returned is owned by
 * the caller, and NULL where there is nothing to say. */

/* Each is ticked on its own before it is handed over. */
typedef enum {
  MT_SINCE_MOODS = 1 << 0,
  MT_SINCE_WORDS = 1 << 1,
  MT_SINCE_TASKS = 1 << 2,
  MT_SINCE_COURSE = 1 << 3, /* the moods one after the other; in a PDF drawn, too */
} MtSinceParts;

#define MT_SINCE_N_PARTS 4

/* “Mood”, “Feelings”, “Tasks”, “Course of mood”. */
char *mt_since_name (MtSinceParts part);
/* “from 9 moods”. */
char *mt_since_source (const MtSince *self, MtSinceParts part);
/* “Between “Low” and “Well”, most often “In between””; “tired (4), calm (2)”; “Done (1), In part
 * (1)”, or nothing where that is hidden. */
char *mt_since_say (const MtSince *self, MtSinceParts part);

/* “Since Monday, 23 November 2026”. */
char *mt_since_title (const MtSince *self);

/* Of one task: how it went, in a word, or else what it is: a task. */
char *mt_since_task_name (const MtSinceTask *task);
/* “What got in the way”. */
char *mt_since_obstacle_name (void);

G_END_DECLS
