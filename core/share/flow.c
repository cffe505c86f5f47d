/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/flow.h"

#include "core/share/paragraphs.h"

#include <cairo-pdf.h>

#define NAMES_WIDTH 92.0 /* pt: the column of the fields' names */
#define NUMBER_GAP 12.0  /* between an entry's number, in the margin, and its heading */
#define RULE_GAP 4.0
#define FAINT 0.75
#define TEXT_GAP 5.0 /* between fields and text */

/* Points of space before and after; before: none at the top of a page. */
static const struct {
  double before, after;
} spaces[MT_N_STYLES] = {
  [MT_STYLE_TITLE] = { 0, 0 },  [MT_STYLE_COUNT] = { 0, 0 }, [MT_STYLE_SECTION] = { 24, 1 },
  [MT_STYLE_ENTRY] = { 12, 2 }, [MT_STYLE_LABEL] = { 5, 0 },
};

struct _MtFlow {
  MtSheet *sheet;
  GCancellable *cancellable;

  /* Headings that wait; their words are in the layout of their style. */
  gboolean waiting[MT_N_STYLES];
  char *section;
  guint number;
  gboolean is_linked;

  gboolean in_section, in_list; /* tags that are open */
  MtBlockType last;             /* what was drawn last */
  GArray *lines, *number_lines, *value_lines;
};

MtFlow *
mt_flow_new (MtSheet *sheet, GCancellable *cancellable)
{
  MtFlow *self = g_new0 (MtFlow, 1);

  self->sheet = sheet;
  self->cancellable = cancellable;
  self->lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  self->number_lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  self->value_lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  cairo_tag_begin (sheet->cr, "Document", NULL);
  return self;
}

void
mt_flow_free (MtFlow *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->number_lines);
  g_array_unref (self->value_lines);
  g_free (self->section);
  g_free (self);
}

MtSheet *
mt_flow_get_sheet (MtFlow *self)
{
  return self->sheet;
}

static void
close_tag (MtFlow *self, gboolean *is_open, const char *tag)
{
  if (*is_open)
    cairo_tag_end (self->sheet->cr, tag);
  *is_open = FALSE;
}

static double
column_width (MtFlow *self)
{
  return self->sheet->page->right - self->sheet->page->left;
}

static void
draw_rule (MtFlow *self)
{
  cairo_t *cr = self->sheet->cr;

  cairo_set_source_rgb (cr, FAINT, FAINT, FAINT);
  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, self->sheet->page->left, self->sheet->y + RULE_GAP);
  cairo_line_to (cr, self->sheet->page->right, self->sheet->y + RULE_GAP);
  cairo_stroke (cr);
}

static void
draw_section (MtFlow *self)
{
  MtSheet *sheet = self->sheet;
  g_autofree char *place =
      g_strdup_printf ("page=%u pos=[0 %d]", sheet->n_pages, (int)sheet->y - (int)RULE_GAP);

  close_tag (self, &self->in_section, "Sect");
  cairo_tag_begin (sheet->cr, "Sect", NULL);
  self->in_section = TRUE;
  cairo_pdf_surface_add_outline (sheet->surface, CAIRO_PDF_OUTLINE_ROOT, self->section, place, 0);
  cairo_tag_begin (sheet->cr, "H2", NULL);
  mt_sheet_draw_column (sheet, self->lines);
  cairo_tag_end (sheet->cr, "H2");
  draw_rule (self);
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
  draw_number (self);
  mt_sheet_draw_column (sheet, self->lines);
  cairo_tag_end (sheet->cr, "H3");
}

static void
draw_heading (MtFlow *self, MtStyle style)
{
  mt_sheet_skip (self->sheet, spaces[style].before);
  mt_sheet_read_lines (self->sheet, style, self->lines);
  if (style == MT_STYLE_SECTION) {
    draw_section (self);
  } else if (style == MT_STYLE_ENTRY) {
    draw_entry (self);
  } else {
    const char *tag = style == MT_STYLE_TITLE ? "H1" : "P";
    cairo_tag_begin (self->sheet->cr, tag, NULL);
    mt_sheet_draw_column (self->sheet, self->lines);
    cairo_tag_end (self->sheet->cr, tag);
  }
  self->sheet->y += spaces[style].after;
}

void
mt_flow_make_room (MtFlow *self, double height)
{
  for (MtStyle style = 0; style < MT_N_STYLES; style++)
    if (self->waiting[style])
      height += spaces[style].before + spaces[style].after +
                mt_sheet_read_lines (self->sheet, style, self->lines);
  if (!mt_sheet_has_room (self->sheet, height) && !mt_sheet_is_at_top (self->sheet))
    mt_sheet_turn (self->sheet);
  for (MtStyle style = 0; style < MT_N_STYLES; style++) {
    if (self->waiting[style])
      draw_heading (self, style);
    self->waiting[style] = FALSE;
  }
}

/* A heading waits until something follows that is no heading below it. */
static void
hold (MtFlow *self, MtStyle style, const char *words)
{
  gboolean is_below = TRUE;

  for (MtStyle lower = style; lower < MT_N_STYLES; lower++)
    is_below = is_below && !self->waiting[lower];
  close_tag (self, &self->in_list, "L");
  if (!is_below)
    mt_flow_make_room (self, 0);
  mt_sheet_lay_out (self->sheet, style, words, -1, column_width (self), self->lines);
  self->waiting[style] = TRUE;
}

/* The kind stands out between the time and the state. */
static void
hold_entry (MtFlow *self, const MtBlock *block)
{
  g_autoptr (GString) words = g_string_new (block->when);
  PangoAttrList *list = pango_attr_list_copy (self->sheet->plain);
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *ink = pango_attr_foreground_new (0, 0, 0);

  g_string_append (words, " · ");
  weight->start_index = ink->start_index = (guint)words->len;
  g_string_append (words, block->text);
  weight->end_index = ink->end_index = (guint)words->len;
  if (block->state)
    g_string_append_printf (words, " · %s", block->state);
  pango_attr_list_insert (list, weight);
  pango_attr_list_insert (list, ink);
  hold (self, MT_STYLE_ENTRY, words->str);
  pango_layout_set_attributes (self->sheet->layouts[MT_STYLE_ENTRY], list);
  pango_attr_list_unref (list);
  self->number = block->number;
  self->is_linked = block->is_linked;
}

static void
hold_section (MtFlow *self, const MtBlock *block)
{
  hold (self, MT_STYLE_SECTION, block->text);
  g_set_str (&self->section, block->text);
}

/* Lines beside others, at the side where the reader begins. */
static void
draw_cell (MtFlow *self, GArray *lines, double from_start, const char *tag, const char *attributes)
{
  MtSheet *sheet = self->sheet;
  double y = sheet->y;

  cairo_tag_begin (sheet->cr, tag, attributes);
  for (guint i = 0; i < lines->len; i++) {
    const MtLine *line = &g_array_index (lines, MtLine, i);
    double x = sheet->page->is_rtl ? sheet->page->right - from_start - line->width
                                   : sheet->page->left + from_start;

    mt_sheet_draw (sheet, line, x, y);
    y += line->advance;
  }
  cairo_tag_end (sheet->cr, tag);
}

static void
add_row (MtFlow *self, const MtBlock *block)
{
  MtSheet *sheet = self->sheet;
  g_autofree char *place =
      block->type == MT_BLOCK_LINK ? g_strdup_printf ("dest='%u'", block->number) : NULL;
  double height, names_height;

  height = mt_sheet_lay_out (sheet, MT_STYLE_TEXT, block->text, -1,
                             column_width (self) - NAMES_WIDTH, self->value_lines);
  mt_flow_make_room (self, height);
  if (self->last == MT_BLOCK_TEXT)
    mt_sheet_skip (sheet, TEXT_GAP);
  names_height = mt_sheet_lay_out (sheet, MT_STYLE_LABEL, block->name, -1, NAMES_WIDTH - NUMBER_GAP,
                                   self->lines);
  /* On one baseline with the value. */
  g_array_index (self->lines, MtLine, 0).baseline =
      g_array_index (self->value_lines, MtLine, 0).baseline;
  if (!self->in_list)
    cairo_tag_begin (sheet->cr, "L", NULL);
  self->in_list = TRUE;
  cairo_tag_begin (sheet->cr, "LI", NULL);
  draw_cell (self, self->lines, 0, "Lbl", NULL);
  cairo_tag_begin (sheet->cr, "LBody", NULL);
  draw_cell (self, self->value_lines, NAMES_WIDTH, place ? CAIRO_TAG_LINK : "P", place);
  cairo_tag_end (sheet->cr, "LBody");
  cairo_tag_end (sheet->cr, "LI");
  sheet->y += MAX (height, names_height);
}

static gboolean
add_text (MtFlow *self, const MtBlock *block)
{
  if (block->name)
    hold (self, MT_STYLE_LABEL, block->name);
  else if (self->last == MT_BLOCK_FIELD || self->last == MT_BLOCK_LINK)
    mt_sheet_skip (self->sheet, TEXT_GAP);
  close_tag (self, &self->in_list, "L");
  return mt_paragraphs_draw (self, block->text, self->cancellable);
}

gboolean
mt_flow_add (MtFlow *self, const MtBlock *block)
{
  gboolean is_drawn = TRUE;

  switch (block->type) {
  case MT_BLOCK_TITLE:
    hold (self, MT_STYLE_TITLE, block->text);
    break;
  case MT_BLOCK_COUNT:
    hold (self, MT_STYLE_COUNT, block->text);
    break;
  case MT_BLOCK_SECTION:
  case MT_BLOCK_DAY:
    hold_section (self, block);
    break;
  case MT_BLOCK_ENTRY:
    hold_entry (self, block);
    break;
  case MT_BLOCK_TEXT:
    is_drawn = add_text (self, block);
    break;
  case MT_BLOCK_FIELD:
  case MT_BLOCK_LINK:
    add_row (self, block);
    break;
  }
  self->last = block->type;
  return is_drawn && !g_cancellable_is_cancelled (self->cancellable);
}

void
mt_flow_end (MtFlow *self)
{
  mt_flow_make_room (self, 0);
  close_tag (self, &self->in_list, "L");
  close_tag (self, &self->in_section, "Sect");
  cairo_tag_end (self->sheet->cr, "Document");
}
