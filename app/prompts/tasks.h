/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What is said about tasks besides the names and questions of core/kinds/.  Nothing here counts,
 * reminds or reproaches: that something was not done is worth a talk, and no more. */

/* Translators: asks how it went with a task, whatever the answer. */
#define MT_PROMPT_TASK_HOW N_ ("How did it go?")

/* Translators: where no task was agreed on yet; says what this place is for. */
#define MT_PROMPT_TASKS_EMPTY                                                                      \
  N_ ("What you agree to try until the next session has a place here, with what it is for and "    \
      "when it fits in.")

/* Translators: over what one has agreed to try, on the first page.  A calm reminder, no demand. */
#define MT_PROMPT_TASKS_TODAY N_ ("To Try")

/* Translators: a row after the first tasks; it leads to the rest. */
#define MT_PROMPT_TASKS_MORE(n) ngettext ("%u More", "%u More", n)

/* Translators: said once a task goes on as a new one. */
#define MT_PROMPT_TASK_CARRIED_ON N_ ("It goes on as a new task")

/* Translators: said once a task was put away after it was looked back on. */
#define MT_PROMPT_TASK_PUT_AWAY N_ ("Put away")

/* Translators: said once a person has let go of a task.  That is as good as doing it. */
#define MT_PROMPT_TASK_LET_GO N_ ("Let go")
