/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* What the places that are about tasks know of one. */

/* Its states and the fields of its kind. */
#define MT_TASK_OPEN "open"
#define MT_TASK_LOOKED_AT "looked-at"
#define MT_TASK_LET_GO "let-go"
#define MT_TASK_OUTCOME "outcome"
#define MT_TASK_OBSTACLE "obstacle"

/* Whether it is open. */
gboolean mt_task_is_open (MtEntry *task);

/* Whether it is open and how it went was not said yet. */
gboolean mt_task_is_waiting (MtEntry *task);

/* The line below it: how it went, how often, when and where.  Owned by the caller; may be "". */
char *mt_task_say (MtEntry *task);

/* A new task, open, that carries @task on: the same words, reason, plan, repeat and goal, and a
 * link to the one it follows.  How that went is not in it.  Owned by the caller. */
MtEntry *mt_task_carry_on (MtEntry *task);

G_END_DECLS
