/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/flow-private.h"
#include "core/share/mood-line.h"
#include "core/share/paragraphs.h"

#include <cairo-pdf.h>

#define TEXT_GAP 5.0    /* between fields and text */
#define PICTURE_GAP 6.0 /* between words and the picture of them */
#define END_GAP 2.0     /* pt, between a picture and the words at the ends of its scale */
#define SHORT (1 / 3.0) /* of a page: what is not higher is not torn apart */

MtFlow *
mt_flow_new (MtSheet *sheet, GCancellable *cancellable)
{
  MtFlow *self = g_new0 (MtFlow, 1);

  self->sheet = sheet;
  self->cancellable = cancellable;
  self->outline = CAIRO_PDF_OUTLINE_ROOT;
  self->lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  self->number_lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  mt_row_init (&self->row);
  cairo_tag_begin (sheet->cr, "Document", NULL);
  return self;
}

void
mt_flow_free (MtFlow *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->number_lines);
  mt_row_clear (&self->row);
  g_free (self->section);
  g_free (self);
}

MtSheet *
mt_flow_get_sheet (MtFlow *self)
{
  return self->sheet;
}

static gboolean
is_body (const MtBlock *block)
{
  return mt_row_is_for (block) || block->type == MT_BLOCK_TEXT;
}

static double
gap_before (const MtBlock *block, MtBlockType last)
{
  if (mt_row_is_for (block))
    return last == MT_BLOCK_TEXT || block->is_apart ? TEXT_GAP : 0;
  if (block->name)
    return 0; /* a label has its own */
  return last == MT_BLOCK_FIELD || last == MT_BLOCK_LINK ? TEXT_GAP : 0;
}

/* The picture below a block, and the room above it. */
/* What a word at one end of a scale takes; NULL: there is none. */
static double
end_height (MtFlow *self, const char *word)
{
  return word ? self->sheet->ascents[MT_STYLE_FOOTER] + self->sheet->descents[MT_STYLE_FOOTER] +
                    END_GAP
              : 0;
}

static double
picture_height (MtFlow *self, const MtBlock *block)
{
  if (!block->course)
    return 0;
  return PICTURE_GAP + end_height (self, block->ends[0]) + MT_MOOD_LINE_HEIGHT +
         end_height (self, block->ends[1]);
}

/* How high @block is where it follows one of type @last.  @whole: FALSE for only as much of its
 * beginning as may not be torn apart. */
static double
measure (MtFlow *self, const MtBlock *block, MtBlockType last, gboolean whole)
{
  double height = gap_before (block, last) + picture_height (self, block);

  if (mt_row_is_for (block)) {
    mt_row_lay_out (&self->row, self->sheet, block);
    return height + self->row.height;
  }
  if (block->name)
    height += mt_flow_space_before (MT_STYLE_LABEL) + mt_flow_space_after (MT_STYLE_LABEL) +
              mt_sheet_lay_out (self->sheet, MT_STYLE_LABEL, block->name, -1,
                                mt_flow_column_width (self), self->lines);
  return height + mt_paragraphs_measure (self->sheet, block->text, whole);
}

static void
add_row (MtFlow *self, const MtBlock *block, double tail)
{
  double gap = gap_before (block, self->last);

  mt_row_lay_out (&self->row, self->sheet, block);
  mt_flow_make_room (self, gap + self->row.height + tail);
  mt_sheet_skip (self->sheet, gap);
  if (!self->in_list)
    cairo_tag_begin (self->sheet->cr, "L", NULL);
  self->in_list = TRUE;
  mt_row_draw (&self->row, self->sheet, block);
}

static gboolean
add_text (MtFlow *self, const MtBlock *block, double tail)
{
  if (block->name)
    mt_flow_hold (self, MT_STYLE_LABEL, block->name);
  mt_sheet_skip (self->sheet, gap_before (block, self->last));
  mt_flow_close_tag (self, &self->in_list, "L");
  if (!mt_paragraphs_draw (self, block->text, tail, self->cancellable))
    return FALSE;
  if (self->waiting[MT_STYLE_LABEL]) /* nothing but blank lines */
    mt_flow_make_room (self, 0);
  return TRUE;
}

/* The word at one end of the scale, where the reader begins, as small as what stands at the foot.
 */
static void
draw_end (MtFlow *self, cairo_t *cr, const char *word, double x, double y, double width)
{
  PangoLayout *layout = pango_layout_copy (self->sheet->layouts[MT_STYLE_FOOTER]);
  int right;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, word, -1);
  pango_layout_get_size (layout, &right, NULL);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, x + (self->sheet->page->is_rtl ? width - (double)right / PANGO_SCALE : 0), y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_course (cairo_t *cr, double x, double y, double width, gpointer data)
{
  MtFlow *self = data;
  const MtBlock *block = self->course;
  double top = y + end_height (self, block->ends[0]);

  if (block->ends[0])
    draw_end (self, cr, block->ends[0], x, y, width);
  mt_mood_line_draw (cr, block->course, x, top, width, self->sheet->page->is_rtl);
  if (block->ends[1])
    draw_end (self, cr, block->ends[1], x, top + MT_MOOD_LINE_HEIGHT + END_GAP, width);
}

/* Below its words, with which it stays. */
static void
add_picture (MtFlow *self, const MtBlock *block)
{
  double height = picture_height (self, block);

  mt_flow_make_room (self, height);
  mt_sheet_skip (self->sheet, PICTURE_GAP);
  self->course = block;
  mt_sheet_draw_picture (self->sheet, height - PICTURE_GAP, draw_course, self);
}

/* What is short stays together, from the headings that wait for it. */
static void
keep_together (MtFlow *self, GPtrArray *blocks, guint first)
{
  const MtPage *page = self->sheet->page;
  double most = (page->bottom - page->top) * SHORT, height = 0;
  MtBlockType last = MT_BLOCK_ENTRY;

  if (mt_sheet_has_room (self->sheet, mt_flow_measure_headings (self) + most))
    return;
  for (guint i = first; i < blocks->len && height <= most; i++) {
    const MtBlock *block = blocks->pdata[i];

    if (!is_body (block)) /* what follows stands under that */
      break;
    height += measure (self, block, last, TRUE);
    last = block->type;
  }
  if (height <= most)
    mt_flow_make_room (self, height);
}

/* What of the next block may not be torn from block @i: a row is alone neither below a heading nor
 * on top of a page. */
static double
tail_of (MtFlow *self, GPtrArray *blocks, guint i, gboolean is_first)
{
  const MtBlock *block = blocks->pdata[i], *next;

  if (i + 1 >= blocks->len)
    return 0;
  next = blocks->pdata[i + 1];
  if (!is_body (next))
    return 0;
  if ((mt_row_is_for (block) && is_first) || (mt_row_is_for (next) && i + 2 == blocks->len))
    return measure (self, next, block->type, FALSE);
  return 0;
}

gboolean
mt_flow_add (MtFlow *self, GPtrArray *blocks)
{
  gboolean is_drawn = TRUE, is_first = TRUE;

  for (guint i = 0; is_drawn && i < blocks->len; i++) {
    const MtBlock *block = blocks->pdata[i];
    double tail;

    if (!is_body (block)) {
      mt_flow_hold_heading (self, block);
      is_first = TRUE;
    } else {
      if (is_first)
        keep_together (self, blocks, i);
      tail = tail_of (self, blocks, i, is_first);
      is_first = FALSE;
      if (mt_row_is_for (block))
        add_row (self, block, tail + picture_height (self, block));
      else
        is_drawn = add_text (self, block, tail + picture_height (self, block));
      if (is_drawn && block->course)
        add_picture (self, block);
    }
    self->last = block->type;
  }
  return is_drawn && !g_cancellable_is_cancelled (self->cancellable);
}

void
mt_flow_end (MtFlow *self)
{
  mt_flow_make_room (self, 0);
  mt_flow_close_tag (self, &self->in_list, "L");
  mt_flow_close_tag (self, &self->in_section, "Sect");
  cairo_tag_end (self->sheet->cr, "Document");
}
