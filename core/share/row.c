/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/row.h"

#define NAMES_WIDTH 92.0 /* pt: the column of the fields' names */
#define GAP 12.0         /* at least, between the columns */

void
mt_row_init (MtRow *self)
{
  self->name_lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  self->value_lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
}

void
mt_row_clear (MtRow *self)
{
  g_array_unref (self->name_lines);
  g_array_unref (self->value_lines);
}

gboolean
mt_row_is_for (const MtBlock *block)
{
  return block->type == MT_BLOCK_FIELD || block->type == MT_BLOCK_LINK;
}

/* What has no letter, such as a telephone number, is read from left to right in any language; in a
 * line from right to left its groups would change places. */
static PangoDirection
direction_of (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return PANGO_DIRECTION_NEUTRAL;
  return PANGO_DIRECTION_LTR;
}

void
mt_row_lay_out (MtRow *self, MtSheet *sheet, const MtBlock *block)
{
  double width = sheet->page->right - sheet->page->left - NAMES_WIDTH;
  double height, names_height;

  mt_sheet_set_direction (sheet, MT_STYLE_TEXT, direction_of (block->text));
  height = mt_sheet_lay_out (sheet, MT_STYLE_TEXT, block->text, -1, width, self->value_lines);
  names_height = mt_sheet_lay_out (sheet, MT_STYLE_LABEL, block->name, -1, NAMES_WIDTH - GAP,
                                   self->name_lines);
  self->height = MAX (height, names_height);
  /* On one baseline. */
  g_array_index (self->name_lines, MtLine, 0).baseline =
      g_array_index (self->value_lines, MtLine, 0).baseline;
}

/* Lines beside others, at the side where the reader begins. */
static void
draw_cell (
    MtSheet *sheet, GArray *lines, double from_start, const char *tag, const char *attributes)
{
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

void
mt_row_draw (MtRow *self, MtSheet *sheet, const MtBlock *block)
{
  cairo_tag_begin (sheet->cr, "LI", NULL);
  draw_cell (sheet, self->name_lines, 0, "Lbl", NULL);
  if (block->type == MT_BLOCK_LINK && !sheet->opening) { /* whose entry may not be there */
    g_autofree char *place = g_strdup_printf ("dest='%u'", block->number);

    cairo_tag_begin (sheet->cr, "LBody", NULL);
    draw_cell (sheet, self->value_lines, NAMES_WIDTH, CAIRO_TAG_LINK, place);
    cairo_tag_end (sheet->cr, "LBody");
  } else { /* no paragraph within: each tag costs memory until the end */
    draw_cell (sheet, self->value_lines, NAMES_WIDTH, "LBody", NULL);
  }
  cairo_tag_end (sheet->cr, "LI");
  mt_sheet_set_direction (sheet, MT_STYLE_TEXT, PANGO_DIRECTION_NEUTRAL);
  sheet->y += self->height;
}
