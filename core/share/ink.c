/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/ink.h"

#include <math.h>

#define STRIP 1.5 /* pt: ink within one upright strip is taken to be over one another */

/* Points of ink from the baseline, downwards or upwards, in each strip; -INFINITY where none is. */
typedef struct {
  double *reach;
  int n_strips;
  int sign; /* 1: below the baseline; -1: above it */
} Outline;

static double
in_points (double units)
{
  return units / PANGO_SCALE;
}

/* @left, @top: of the ink, from the left of the column and from the baseline, in Pango's units. */
static void
add_ink (Outline *outline, int left, int top, const PangoRectangle *ink)
{
  double reach = in_points (outline->sign > 0 ? top + ink->height : -top);
  int first = (int)floor (in_points (left) / STRIP);
  int last = (int)floor (in_points (left + ink->width) / STRIP);

  if (ink->width == 0 || ink->height == 0)
    return;
  for (int i = MAX (first, 0); i <= MIN (last, outline->n_strips - 1); i++)
    outline->reach[i] = MAX (outline->reach[i], reach);
}

static int
add_run (Outline *outline, const PangoGlyphItem *run, int x)
{
  x += run->start_x_offset;
  for (int i = 0; i < run->glyphs->num_glyphs; i++) {
    const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
    PangoRectangle ink;

    pango_font_get_glyph_extents (run->item->analysis.font, glyph->glyph, &ink, NULL);
    add_ink (outline, x + glyph->geometry.x_offset + ink.x,
             glyph->geometry.y_offset + ink.y - run->y_offset, &ink);
    x += glyph->geometry.width;
  }
  return x + run->end_x_offset;
}

static void
add_line (Outline *outline, const PangoLayoutLine *line, double left)
{
  int x = (int)(left * PANGO_SCALE);

  for (int i = 0; i < outline->n_strips; i++)
    outline->reach[i] = -INFINITY;
  for (const GSList *run = line->runs; run; run = run->next)
    x = add_run (outline, run->data, x);
}

double
mt_ink_distance (
    PangoLayoutLine *upper, double upper_x, PangoLayoutLine *lower, double lower_x, double width)
{
  int n_strips = (int)(width / STRIP) + 1;
  g_autofree double *below = g_new0 (double, n_strips), *above = g_new0 (double, n_strips);
  Outline upper_outline = { below, n_strips, 1 }, lower_outline = { above, n_strips, -1 };
  double distance = 0;

  add_line (&upper_outline, upper, upper_x);
  add_line (&lower_outline, lower, lower_x);
  for (int i = 0; i < n_strips; i++)
    distance = MAX (distance, below[i] + above[i]);
  return distance;
}
