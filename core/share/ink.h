/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* How far apart the baselines of two lines must be, in points, for no glyph of @upper to touch one
 * of @lower.  Each begins @…_x points from the left of the same column, no more than @width wide.
 */
double mt_ink_distance (
    PangoLayoutLine *upper, double upper_x, PangoLayoutLine *lower, double lower_x, double width);

G_END_DECLS
