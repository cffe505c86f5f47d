/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/pattern/period.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person said on a line from one end to another in a period: the hour as a whole over the
 * check-ins, and how close each goal felt.  Where there is nothing, a sentence says what it is for.
 */
#define MT_TYPE_COURSES (mt_courses_get_type ())
G_DECLARE_FINAL_TYPE (MtCourses, mt_courses, MT, COURSES, AdwBin)

MtCourses *mt_courses_new (MtDrafts *drafts);

/* Reads and shows what is of the days of @period. */
void mt_courses_show (MtCourses *self, const MtPeriod *period);

G_END_DECLS
