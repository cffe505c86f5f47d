/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A task, and how it went: one tap says so, and what got in the way is the next line.  From there
 * it is carried on, put away, or let go. */
#define MT_TYPE_TASK_DIALOG (mt_task_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtTaskDialog, mt_task_dialog, MT, TASK_DIALOG, AdwDialog)

/* @task is whole. */
AdwDialog *mt_task_dialog_new (MtDrafts *drafts, MtEntry *task);

G_END_DECLS
