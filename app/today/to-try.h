/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tasks that are open and of which one has not said yet how they went: a line each, three at
 * most.  A tap leads to where that is said.  Where there is none, nothing is seen. */
#define MT_TYPE_TO_TRY (mt_to_try_get_type ())
G_DECLARE_FINAL_TYPE (MtToTry, mt_to_try, MT, TO_TRY, AdwBin)

MtToTry *mt_to_try_new (MtDrafts *drafts);

/* Reads them again. */
void mt_to_try_refresh (MtToTry *self);

G_END_DECLS
