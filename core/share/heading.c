/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/flow-private.h"

#include <cairo-pdf.h>
#include <string.h>

#define NUMBER_GAP 12.0 /* pt, between an entry's number, in the margin, and its heading */
#define RIGHT_TO_LEFT_MARK "\xE2\x80\x8F"
#define RULE_GAP 4.0
#define BARE_GAP 8.0 /* more below a section that no entry follows */

/* Points of space before and after; before: none at the top of a page. */
static const struct {
  double before, after;
} spaces[MT_N_STYLES] = {
  [MT_STYLE_TITLE] = { 0, 0 },  [MT_STYLE_COVER] = { 0, 0 }, [MT_STYLE_CARD] = { 0, 16 },
  [MT_STYLE_COUNT] = { 0, 0 },  [MT_STYLE_PART] = { 16, 3 }, [MT_STYLE_SECTION] = { 24, 1 },
  [MT_STYLE_ENTRY] = { 12, 2 }, [MT_STYLE_LABEL] = { 5, 0 },
};

double
mt_flow_space_before (MtStyle style)
{
  return spaces[style].before;
}

double
mt_flow_space_after (MtStyle style)
{
  return spaces[style].after;
}

double
mt_flow_column_width (MtFlow *self)
{
  return self->sheet->page->right - self->sheet->page->left;
}

void
mt_flow_close_tag (MtFlow *self, gboolean *is_open, const char *tag)
{
  if (*is_open)
    cairo_tag_end (self->sheet->cr, tag);
  *is_open = FALSE;
}

static void
draw_section (MtFlow *self, MtStyle style)
{
  MtSheet *sheet = self->sheet;
  g_autofree char *place =
      g_strdup_printf ("page=%u pos=[0 %d]", sheet->n_pages, (int)sheet->y - (int)RULE_GAP);

  mt_flow_close_tag (self, &self->in_section, "Sect");
  cairo_tag_begin (sheet->cr, "Sect", NULL);
  self->in_section = TRUE;
  if (!mt_sheet_is_full (sheet))
    cairo_pdf_surface_add_outline (sheet->surface, self->outline, self->section, place, 0);
  cairo_tag_begin (sheet->cr, "H2", NULL);
  mt_sheet_draw_column (sheet, self->lines);
  cairo_tag_end (sheet->cr, "H2");
  if (style == MT_STYLE_SECTION)
    mt_sheet_rule (sheet, RULE_GAP);
}

/* The number in the margin before the heading. */
static void
draw_number (MtFlow *self)
{
  MtSheet *sheet = self->sheet;
  const MtLine *line, *heading = &g_array_index (self->lines, MtLine, 0);
  char words[16];
  double x;

  g_snprintf (words, sizeof words, "%u ", self->number); /* apart from the time when read out */
  mt_sheet_lay_out (sheet, MT_STYLE_NUMBER, words, -1, sheet->page->left, self->number_lines);
  line = &g_array_index (self->number_lines, MtLine, 0);
  x = sheet->page->is_rtl ? sheet->page->right + NUMBER_GAP
                          : sheet->page->left - NUMBER_GAP - line->width;
  mt_sheet_draw (sheet, line, x, sheet->y + heading->baseline - line->baseline);
}

static void
draw_entry (MtFlow *self)
{
  MtSheet *sheet = self->sheet;

  if (self->is_linked) {
    g_autofree char *name =
        g_strdup_printf ("name='%u' x=0 y=%d", self->number, (int)(sheet->y - RULE_GAP));
    cairo_tag_begin (sheet->cr, CAIRO_TAG_DEST, name);
    cairo_tag_end (sheet->cr, CAIRO_TAG_DEST);
  }
  cairo_tag_begin (sheet->cr, "H3", NULL);
  if (self->number > 0)
    draw_number (self);
  mt_sheet_draw_column (sheet, self->lines);
  cairo_tag_end (sheet->cr, "H3");
}

/* One that stands over its text alone has more room below. */
static double
bare_gap (MtFlow *self, MtStyle style)
{
  return style == MT_STYLE_SECTION && !self->waiting[MT_STYLE_ENTRY] ? BARE_GAP : 0;
}

static void
draw_heading (MtFlow *self, MtStyle style)
{
  mt_sheet_skip (self->sheet, spaces[style].before);
  mt_sheet_read_lines (self->sheet, style, self->lines);
  if (style == MT_STYLE_SECTION || style == MT_STYLE_PART) {
    draw_section (self, style);
  } else if (style == MT_STYLE_ENTRY) {
    draw_entry (self);
  } else {
    const char *tag = style == MT_STYLE_TITLE || style == MT_STYLE_CARD ? "H1" : "P";
    cairo_tag_begin (self->sheet->cr, tag, NULL);
    mt_sheet_draw_column (self->sheet, self->lines);
    cairo_tag_end (self->sheet->cr, tag);
    if (style == MT_STYLE_CARD)
      mt_sheet_rule (self->sheet, RULE_GAP);
  }
  self->sheet->y += spaces[style].after + bare_gap (self, style);
}

double
mt_flow_measure_headings (MtFlow *self)
{
  double height = 0;

  for (MtStyle style = 0; style < MT_N_STYLES; style++)
    if (self->waiting[style])
      height += spaces[style].before + spaces[style].after + bare_gap (self, style) +
                self->heights[style];
  return height;
}

void
mt_flow_make_room (MtFlow *self, double height)
{
  height += mt_flow_measure_headings (self);
  if (!mt_sheet_has_room (self->sheet, height) && !mt_sheet_is_at_top (self->sheet))
    mt_sheet_turn (self->sheet);
  for (MtStyle style = 0; style < MT_N_STYLES; style++) {
    if (self->waiting[style])
      draw_heading (self, style);
    self->waiting[style] = FALSE;
  }
}

static void
hold_in (MtFlow *self, MtStyle style, const char *words, PangoAttrList *attributes)
{
  gboolean is_below = TRUE;

  for (MtStyle lower = style; lower < MT_N_STYLES; lower++)
    is_below = is_below && !self->waiting[lower];
  mt_flow_close_tag (self, &self->in_list, "L");
  if (!is_below)
    mt_flow_make_room (self, 0);
  self->heights[style] = mt_sheet_lay_out_in (self->sheet, style, words, -1, attributes,
                                              mt_flow_column_width (self), self->lines);
  self->waiting[style] = TRUE;
}

void
mt_flow_hold (MtFlow *self, MtStyle style, const char *words)
{
  hold_in (self, style, words, self->sheet->plain);
}

/* The parts of a heading follow each other in the page's direction whatever script each is in. */
static void
append_part (MtFlow *self, GString *words, const char *part)
{
  g_string_append (words, self->sheet->page->is_rtl ? " · " RIGHT_TO_LEFT_MARK : " · ");
  g_string_append (words, part);
}

/* From @start to @end it is as dark as text, and heavier where @is_bold. */
static void
stress (PangoAttrList *list, gsize start, gsize end, gboolean is_bold)
{
  PangoAttribute *attributes[] = {
    pango_attr_foreground_new (0, 0, 0),
    pango_attr_weight_new (is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++) {
    attributes[i]->start_index = (guint)start;
    attributes[i]->end_index = (guint)end;
    pango_attr_list_insert (list, attributes[i]);
  }
}

/* The kind stands out between the time and the state, and so does the entry's own word. */
static void
hold_entry (MtFlow *self, const MtBlock *block)
{
  g_autoptr (GString) words = g_string_new (block->when);
  PangoAttrList *list = pango_attr_list_copy (self->sheet->plain);

  if (block->name) {
    append_part (self, words, block->name);
    stress (list, words->len - strlen (block->name), words->len, TRUE);
  }
  if (block->text) {
    append_part (self, words, block->text);
    stress (list, words->len - strlen (block->text), words->len, FALSE);
  }
  if (block->state)
    append_part (self, words, block->state);
  hold_in (self, MT_STYLE_ENTRY, words->str, list);
  pango_attr_list_unref (list);
  self->number = block->number;
  self->is_linked = block->is_linked;
}

static void
hold_section (MtFlow *self, const MtBlock *block)
{
  mt_flow_hold (self, block->type == MT_BLOCK_PART ? MT_STYLE_PART : MT_STYLE_SECTION, block->text);
  g_set_str (&self->section, block->text);
}

void
mt_flow_hold_heading (MtFlow *self, const MtBlock *block)
{
  if (block->type == MT_BLOCK_TITLE || block->type == MT_BLOCK_CARD)
    mt_flow_hold (self, block->type == MT_BLOCK_CARD ? MT_STYLE_CARD : MT_STYLE_TITLE, block->text);
  else if (block->type == MT_BLOCK_COUNT)
    mt_flow_hold (self, MT_STYLE_COUNT, block->text);
  else if (block->type == MT_BLOCK_ENTRY)
    hold_entry (self, block);
  else
    hold_section (self, block);
}
