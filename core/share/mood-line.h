/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The course of moods, in words and drawn.  Words are in the reader's language and owned by the
 * caller. */

/* A step of @field in its word; half-way: “between “Low” and “So-so””.  @value is not NAN. */
char *mt_mood_line_say_step (const MtField *field, double value);

/* Each part of @parts (MtMoodPart, core/pattern/mood.h) of which there is anything, and the middle
 * of its moods: “Monday, 2 March 2026: Low; …”.  NULL where there are fewer than two: no line. */
char *mt_mood_line_say (const GArray *parts);

/* The word of the @highest, or else the lowest, step. */
const char *mt_mood_line_end (gboolean highest);

#define MT_MOOD_LINE_HEIGHT 64.0 /* pt */

/* Draws them from @x and @y on, @width points wide: a dot for each in its shade from dusk to dawn,
 * a line between those that follow each other, and behind it where the middle half of them is. From
 * right to left where @mirrored. */
void mt_mood_line_draw (
    cairo_t *cr, const GArray *parts, double x, double y, double width, gboolean mirrored);

G_END_DECLS
