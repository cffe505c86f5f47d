/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/since-words.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A part of a sheet that is counted and no entry: ticked on its own, and never from the start. */
#define MT_TYPE_SHEET_PART (mt_sheet_part_get_type ())
G_DECLARE_FINAL_TYPE (MtSheetPart, mt_sheet_part, MT, SHEET_PART, GObject)

/* NULL where there is nothing to count. */
MtSheetPart *mt_sheet_part_new (const MtSince *since, MtSinceParts part);

/* What it is chosen by: no entry has this id. */
const char *mt_sheet_part_get_id (MtSheetPart *self);
MtSinceParts mt_sheet_part_get_part (MtSheetPart *self);

/* “Mood · from 4 moods”, and what it says. */
const char *mt_sheet_part_get_about (MtSheetPart *self);
const char *mt_sheet_part_get_words (MtSheetPart *self);

G_END_DECLS
