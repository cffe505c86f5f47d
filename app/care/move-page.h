/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The way to a new phone, step after step, each to be done from here. */
#define MT_TYPE_MOVE_PAGE (mt_move_page_get_type ())
G_DECLARE_FINAL_TYPE (MtMovePage, mt_move_page, MT, MOVE_PAGE, AdwNavigationPage)

/* @journal is open. */
MtMovePage *mt_move_page_new (MtJournal *journal);

/* Writes the backup of the first step into @folder, as if the person had chosen that. */
void mt_move_page_write (MtMovePage *self, const char *folder);

G_END_DECLS
