/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/sheet.h"

#include "core/share/choice.h"
#include "core/share/ink.h"

#include <string.h>

#define LAST_LATIN 0xcb /* the highest byte in UTF-8 of what is before U+0300 */
#define BAR_HEIGHT 0.8  /* of what its font reaches up */
#define HAIR 0.3        /* pt of paper between glyphs of two lines */
#define GIVE 2.0        /* pt: so much may stand out above the first line and under the last */
#define MOST_LINES 4    /* more than so many lines apart no two are moved, whatever is piled up */

/* What a phone has, best first; other scripts come from whatever the system has for them. */
#define FAMILY "Cantarell, Adwaita Sans, Noto Sans, Noto Sans Arabic, sans-serif"

static const struct {
  double size;    /* pt */
  double spacing; /* from line to line, in sizes */
  PangoWeight weight;
  double gray;
} styles[MT_N_STYLES] = {
  [MT_STYLE_TITLE] = { 15, 1.3, PANGO_WEIGHT_BOLD, 0.1 },
  [MT_STYLE_COVER] = { 26, 1.25, PANGO_WEIGHT_BOLD, 0.1 },
  [MT_STYLE_CARD] = { 20, 1.3, PANGO_WEIGHT_BOLD, 0.1 },
  [MT_STYLE_COUNT] = { 9.5, 1.4, PANGO_WEIGHT_NORMAL, 0.35 },
  [MT_STYLE_SECTION] = { 12, 1.3, PANGO_WEIGHT_BOLD, 0.1 },
  [MT_STYLE_PART] = { 11.5, 1.3, PANGO_WEIGHT_BOLD, 0.1 },
  [MT_STYLE_ENTRY] = { 10.5, 1.4, PANGO_WEIGHT_NORMAL, 0.35 },
  [MT_STYLE_NUMBER] = { 9, 1.4, PANGO_WEIGHT_NORMAL, 0.35 },
  [MT_STYLE_LABEL] = { 9.5, 1.4, PANGO_WEIGHT_NORMAL, 0.35 },
  [MT_STYLE_TEXT] = { 10.5, 1.42, PANGO_WEIGHT_NORMAL, 0.0 },
  [MT_STYLE_FOOTER] = { 9, 1.4, PANGO_WEIGHT_NORMAL, 0.35 },
};

static PangoLayout *
make_layout (PangoContext *context, MtStyle style)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_size (font, (int)(styles[style].size * PANGO_SCALE));
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

void
mt_sheet_set_direction (MtSheet *self, MtStyle style, PangoDirection direction)
{
  PangoLayout *layout = self->layouts[style];
  gboolean is_own = direction == PANGO_DIRECTION_NEUTRAL;
  PangoDirection base = self->page->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  PangoDirection used = is_own ? base : direction;

  pango_context_set_base_dir (pango_layout_get_context (layout), used);
  pango_layout_set_auto_dir (layout, is_own);
  /* Where a paragraph's own direction is not the page's, Pango takes the other side. */
  pango_layout_set_alignment (layout,
                              used == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* The main font alone decides where lines stand, not what is borrowed for a word. */
static void
measure_font (MtSheet *self, MtStyle style)
{
  PangoLayout *layout = self->layouts[style];
  PangoContext *context = pango_layout_get_context (layout);
  PangoFont *font = pango_context_load_font (context, pango_layout_get_font_description (layout));
  double least = styles[style].size * styles[style].spacing, ascent, descent;
  PangoFontMetrics *metrics = pango_font_get_metrics (font, NULL);

  ascent = (double)pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  descent = (double)pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  g_clear_object (&font);
  self->ascents[style] = ascent;
  self->descents[style] = descent;
  self->baselines[style] = (least - ascent - descent) / 2 + ascent;
}

MtSheet *
mt_sheet_new (cairo_surface_t *surface, const MtPage *page, gboolean opening)
{
  MtSheet *self = g_new0 (MtSheet, 1);
  PangoDirection own = page->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  PangoContext *context;

  self->surface = surface;
  self->cr = cairo_create (surface);
  self->page = page;
  self->fonts = pango_cairo_font_map_new ();
  self->y = page->top;
  self->n_pages = 1;
  self->opening = opening;
  self->plain = pango_attr_list_new ();
  /* Many a program that reads text out of a PDF would have one letter for “fi”, or none. */
  pango_attr_list_insert (self->plain, pango_attr_font_features_new ("liga=0"));
  context = pango_font_map_create_context (self->fonts);
  pango_cairo_context_set_resolution (context, 72); /* a point is a unit */
  pango_cairo_update_context (self->cr, context);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (page->language));
  for (MtStyle style = 0; style < MT_N_STYLES; style++) {
    self->layouts[style] = make_layout (context, style);
    measure_font (self, style);
    mt_sheet_set_direction (self, style, style == MT_STYLE_ENTRY ? own : PANGO_DIRECTION_NEUTRAL);
  }
  self->rules = g_array_new (FALSE, FALSE, sizeof (double));
  g_object_unref (context); /* the layouts have it */
  return self;
}

void
mt_sheet_free (MtSheet *self)
{
  for (MtStyle style = 0; style < MT_N_STYLES; style++)
    g_object_unref (self->layouts[style]);
  pango_attr_list_unref (self->plain);
  g_array_unref (self->rules);
  g_free (self->running);
  cairo_destroy (self->cr);
  g_object_unref (self->fonts);
  g_free (self);
}

/* Shaping is most of the work, and what was measured is often drawn next. */
static gboolean
is_laid_out (PangoLayout *layout, const char *text, gsize length)
{
  const char *last = pango_layout_get_text (layout);

  return strncmp (last, text, length) == 0 && last[length] == '\0';
}

double
mt_sheet_lay_out_in (MtSheet *self,
                     MtStyle style,
                     const char *text,
                     gssize length,
                     PangoAttrList *attributes,
                     double width,
                     GArray *lines)
{
  PangoLayout *layout = self->layouts[style];

  if (pango_layout_get_attributes (layout) != attributes)
    pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  if (!is_laid_out (layout, text, length < 0 ? strlen (text) : (gsize)length))
    pango_layout_set_text (layout, text, (int)length);
  return mt_sheet_read_lines (self, style, lines);
}

double
mt_sheet_lay_out (
    MtSheet *self, MtStyle style, const char *text, gssize length, double width, GArray *lines)
{
  return mt_sheet_lay_out_in (self, style, text, length, self->plain, width, lines);
}

/* Pango takes away the glyph of the space a line is broken at.  Cairo would then have to write that
 * space beside the line, which costs room and which some programs do not read: it gets its glyph
 * back, still without a width. */
static void
keep_last_space (PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);
  gboolean is_rtl = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  PangoLayoutRun *run;
  PangoGlyphInfo *last;
  hb_codepoint_t space;

  if (!line->runs || line->length == 0 || text[line->start_index + line->length - 1] != ' ')
    return;
  run = is_rtl ? line->runs->data : g_slist_last (line->runs)->data;
  if (run->glyphs->num_glyphs == 0)
    return;
  last = &run->glyphs->glyphs[is_rtl ? 0 : run->glyphs->num_glyphs - 1];
  if (last->glyph == PANGO_GLYPH_EMPTY && last->geometry.width == 0 &&
      hb_font_get_nominal_glyph (pango_font_get_hb_font (run->item->analysis.font), ' ', &space))
    last->glyph = space;
}

/* Moves the last of @lines down where its glyphs would touch those of the line before. */
static void
give_way (GArray *lines, double width)
{
  MtLine *line = &g_array_index (lines, MtLine, lines->len - 1);
  double added = line->above - line->baseline - GIVE;

  if (lines->len > 1) {
    const MtLine *before = line - 1;
    double distance = before->advance - before->baseline + line->baseline;

    if (before->below + line->above + HAIR <= distance)
      return;
    added = mt_ink_distance (before->line, before->x, line->line, line->x, width) + HAIR - distance;
  }
  added = CLAMP (added, 0, (MOST_LINES - 1) * line->advance);
  line->advance += added;
  line->baseline += added;
}

/* Whether all of it is Latin without marks that could be piled up: that is within what its font
 * says. */
static gboolean
is_plain (const PangoLayoutLine *line)
{
  const guchar *text = (const guchar *)pango_layout_get_text (line->layout) + line->start_index;

  for (int i = 0; i < line->length; i++)
    if (text[i] > LAST_LATIN)
      return FALSE;
  return TRUE;
}

/* To look at each glyph takes as long as drawing it. */
static void
measure_ink (MtSheet *self, MtLine *line)
{
  PangoRectangle ink;

  if (is_plain (line->line)) {
    line->above = self->ascents[line->style];
    line->below = self->descents[line->style];
    return;
  }
  pango_layout_line_get_extents (line->line, &ink, NULL);
  line->above = (double)-ink.y / PANGO_SCALE;
  line->below = (double)(ink.y + ink.height) / PANGO_SCALE;
}

static void
read_line (MtSheet *self, MtStyle style, PangoLayoutIter *iter, GArray *lines)
{
  PangoLayoutLine *line = pango_layout_iter_get_line (iter);
  PangoRectangle extents;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  MtLine read = {
    .line = line,
    .style = style,
    .x = (double)extents.x / PANGO_SCALE,
    .width = (double)extents.width / PANGO_SCALE,
    .advance = styles[style].size * styles[style].spacing,
    .baseline = self->baselines[style],
    .start = pango_layout_line_get_start_index (line),
    .is_blank = pango_layout_line_get_length (line) == 0,
  };
  measure_ink (self, &read);
  keep_last_space (line);
  g_array_append_val (lines, read);
}

double
mt_sheet_read_lines (MtSheet *self, MtStyle style, GArray *lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layouts[style]);
  double width = (double)pango_layout_get_width (self->layouts[style]) / PANGO_SCALE, height = 0;
  MtLine *last;

  g_array_set_size (lines, 0);
  do {
    read_line (self, style, iter, lines);
    give_way (lines, width);
    last = &g_array_index (lines, MtLine, lines->len - 1);
    height += last->advance;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  if (last->below > last->advance - last->baseline + GIVE) {
    double added = MIN (last->below - (last->advance - last->baseline) - GIVE, last->advance);
    last->advance += added;
    height += added;
  }
  return height;
}

gboolean
mt_sheet_is_at_top (MtSheet *self)
{
  return self->y <= self->page->top;
}

gboolean
mt_sheet_has_room (MtSheet *self, double height)
{
  return self->y + height <= self->page->bottom;
}

void
mt_sheet_skip (MtSheet *self, double height)
{
  if (!mt_sheet_is_at_top (self))
    self->y += height;
}

gboolean
mt_sheet_is_full (MtSheet *self)
{
  return self->opening && self->n_pages > 1;
}

/* Where words are hidden a bar stands, whatever the font makes of its characters. */
static void
fill_bars (MtSheet *self, const MtLine *line, double x, double y)
{
  const char *all = pango_layout_get_text (line->line->layout);
  const char *at = all + line->line->start_index, *end = at + line->line->length;
  double height = self->ascents[line->style] * BAR_HEIGHT;

  for (; (at = g_strstr_len (at, end - at, MT_SHARE_BLOCK)); at += strlen (MT_SHARE_BLOCK)) {
    int from, to;

    pango_layout_line_index_to_x (line->line, (int)(at - all), FALSE, &from);
    pango_layout_line_index_to_x (line->line, (int)(at - all), TRUE, &to);
    cairo_rectangle (self->cr, x + (double)MIN (from, to) / PANGO_SCALE, y - height,
                     (double)ABS (to - from) / PANGO_SCALE, height);
    cairo_fill (self->cr);
  }
}

void
mt_sheet_draw (MtSheet *self, const MtLine *line, double x, double y)
{
  double gray = styles[line->style].gray;

  if (mt_sheet_is_full (self))
    return;
  cairo_set_source_rgb (self->cr, gray, gray, gray);
  cairo_move_to (self->cr, x, y + line->baseline);
  pango_cairo_show_layout_line (self->cr, line->line);
  if (!is_plain (line->line))
    fill_bars (self, line, x, y + line->baseline);
}

void
mt_sheet_draw_column (MtSheet *self, GArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    const MtLine *line = &g_array_index (lines, MtLine, i);

    if (!mt_sheet_has_room (self, line->advance) && !mt_sheet_is_at_top (self))
      mt_sheet_turn (self);
    mt_sheet_draw (self, line,
                   self->page->is_rtl ? self->page->right - line->width : self->page->left,
                   self->y);
    self->y += line->advance;
  }
}
