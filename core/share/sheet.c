/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/sheet.h"

/* What a phone has, best first; other scripts come from whatever the system has for them. */
#define FAMILY "Cantarell, Adwaita Sans, Noto Sans, Noto Sans Arabic, sans-serif"

static const struct {
  double size;    /* pt */
  double spacing; /* from line to line, in sizes */
  PangoWeight weight;
  double gray;
} styles[MT_N_STYLES] = {
  [MT_STYLE_TITLE] = { 15, 1.3, PANGO_WEIGHT_BOLD, 0.1 },
  [MT_STYLE_COUNT] = { 9.5, 1.4, PANGO_WEIGHT_NORMAL, 0.35 },
  [MT_STYLE_SECTION] = { 12, 1.3, PANGO_WEIGHT_BOLD, 0.1 },
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

MtSheet *
mt_sheet_new (cairo_surface_t *surface, const MtPage *page)
{
  MtSheet *self = g_new0 (MtSheet, 1);
  PangoContext *context;

  self->surface = surface;
  self->cr = cairo_create (surface);
  self->page = page;
  self->fonts = pango_cairo_font_map_new ();
  self->y = page->top;
  self->n_pages = 1;
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
    mt_sheet_set_direction (self, style, PANGO_DIRECTION_NEUTRAL);
  }
  g_object_unref (context); /* the layouts have it */
  return self;
}

void
mt_sheet_free (MtSheet *self)
{
  for (MtStyle style = 0; style < MT_N_STYLES; style++)
    g_object_unref (self->layouts[style]);
  pango_attr_list_unref (self->plain);
  cairo_destroy (self->cr);
  g_object_unref (self->fonts);
  g_free (self);
}

double
mt_sheet_lay_out (
    MtSheet *self, MtStyle style, const char *text, gssize length, double width, GArray *lines)
{
  pango_layout_set_attributes (self->layouts[style], self->plain);
  pango_layout_set_width (self->layouts[style], (int)(width * PANGO_SCALE));
  pango_layout_set_text (self->layouts[style], text, (int)length);
  return mt_sheet_read_lines (self, style, lines);
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

double
mt_sheet_read_lines (MtSheet *self, MtStyle style, GArray *lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layouts[style]);
  double least = styles[style].size * styles[style].spacing, height = 0;

  g_array_set_size (lines, 0);
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line (iter);
    PangoRectangle extents;
    double own_height, baseline;
    MtLine read = { .line = line, .style = style };

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    own_height = (double)extents.height / PANGO_SCALE;
    baseline = (double)(pango_layout_iter_get_baseline (iter) - extents.y) / PANGO_SCALE;
    read.x = (double)extents.x / PANGO_SCALE;
    read.width = (double)extents.width / PANGO_SCALE;
    read.advance = MAX (least, own_height);
    read.baseline = (read.advance - own_height) / 2 + baseline;
    read.start = pango_layout_line_get_start_index (line);
    read.is_blank = pango_layout_line_get_length (line) == 0;
    height += read.advance;
    keep_last_space (line);
    g_array_append_val (lines, read);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
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

void
mt_sheet_turn (MtSheet *self)
{
  cairo_show_page (self->cr);
  self->y = self->page->top;
  self->n_pages++;
}

void
mt_sheet_draw (MtSheet *self, const MtLine *line, double x, double y)
{
  double gray = styles[line->style].gray;

  cairo_set_source_rgb (self->cr, gray, gray, gray);
  cairo_move_to (self->cr, x, y + line->baseline);
  pango_cairo_show_layout_line (self->cr, line->line);
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
