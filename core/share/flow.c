/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/flow.h"

#include "core/share/paragraphs.h"
#include "core/share/row.h"

#include <cairo-pdf.h>
#include <string.h>

#define NUMBER_GAP 12.0 /* pt, between an entry's number, in the margin, and its heading */
#define RIGHT_TO_LEFT_MARK "\xE2\x80\x8F"
#define RULE_GAP 4.0
#define TEXT_GAP 5.0    /* between fields and text */
#define BARE_GAP 8.0    /* more below a section that no entry follows */
#define SHORT (1 / 3.0) /* of a page: what is not higher is not torn apart */

/* Points of space before and after; before: none at the top of a page. */
static const struct {
  double before, after;
} spaces[MT_N_STYLES] = {
  [MT_STYLE_TITLE] = { 0, 0 }, [MT_STYLE_CARD] = { 0, 16 },    [MT_STYLE_COUNT] = { 0, 0 },
  [MT_STYLE_PART] = { 16, 3 }, [MT_STYLE_SECTION] = { 24, 1 }, [MT_STYLE_ENTRY] = { 12, 2 },
  [MT_STYLE_LABEL] = { 5, 0 },
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
  GArray *lines, *number_lines;
  MtRow row;
};

MtFlow *
mt_flow_new (MtSheet *sheet, GCancellable *cancellable)
{
  MtFlow *self = g_new0 (MtFlow, 1);

  self->sheet = sheet;
  self->cancellable = cancellable;
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
draw_section (MtFlow *self, MtStyle style)
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
  draw_number (self);
  mt_sheet_draw_column (sheet, self->lines);
  cairo_tag_end (sheet->cr, "H3");
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
  self->sheet->y += spaces[style].after;
  if (style == MT_STYLE_SECTION && !self->waiting[MT_STYLE_ENTRY])
    self->sheet->y += BARE_GAP;
}

/* How high the headings are that wait. */
static double
measure_headings (MtFlow *self)
{
  double height = 0;

  for (MtStyle style = 0; style < MT_N_STYLES; style++)
    if (self->waiting[style])
      height += spaces[style].before + spaces[style].after +
                mt_sheet_read_lines (self->sheet, style, self->lines);
  return height;
}

void
mt_flow_make_room (MtFlow *self, double height)
{
  height += measure_headings (self);
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
  hold (self, MT_STYLE_ENTRY, words->str);
  pango_layout_set_attributes (self->sheet->layouts[MT_STYLE_ENTRY], list);
  pango_attr_list_unref (list);
  self->number = block->number;
  self->is_linked = block->is_linked;
}

static void
hold_section (MtFlow *self, const MtBlock *block)
{
  hold (self, block->type == MT_BLOCK_PART ? MT_STYLE_PART : MT_STYLE_SECTION, block->text);
  g_set_str (&self->section, block->text);
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
    return last == MT_BLOCK_TEXT ? TEXT_GAP : 0;
  if (block->name)
    return 0; /* a label has its own */
  return last == MT_BLOCK_FIELD || last == MT_BLOCK_LINK ? TEXT_GAP : 0;
}

/* How high @block is where it follows one of type @last.  @whole: FALSE for only as much of its
 * beginning as may not be torn apart. */
static double
measure (MtFlow *self, const MtBlock *block, MtBlockType last, gboolean whole)
{
  double height = gap_before (block, last);

  if (mt_row_is_for (block)) {
    mt_row_lay_out (&self->row, self->sheet, block);
    return height + self->row.height;
  }
  if (block->name)
    height += spaces[MT_STYLE_LABEL].before + spaces[MT_STYLE_LABEL].after +
              mt_sheet_lay_out (self->sheet, MT_STYLE_LABEL, block->name, -1, column_width (self),
                                self->lines);
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
    hold (self, MT_STYLE_LABEL, block->name);
  mt_sheet_skip (self->sheet, gap_before (block, self->last));
  close_tag (self, &self->in_list, "L");
  if (!mt_paragraphs_draw (self, block->text, tail, self->cancellable))
    return FALSE;
  if (self->waiting[MT_STYLE_LABEL]) /* nothing but blank lines */
    mt_flow_make_room (self, 0);
  return TRUE;
}

static void
hold_heading (MtFlow *self, const MtBlock *block)
{
  if (block->type == MT_BLOCK_TITLE || block->type == MT_BLOCK_CARD)
    hold (self, block->type == MT_BLOCK_CARD ? MT_STYLE_CARD : MT_STYLE_TITLE, block->text);
  else if (block->type == MT_BLOCK_COUNT)
    hold (self, MT_STYLE_COUNT, block->text);
  else if (block->type == MT_BLOCK_ENTRY)
    hold_entry (self, block);
  else
    hold_section (self, block);
}

/* What is short stays together, from the headings that wait for it. */
static void
keep_together (MtFlow *self, GPtrArray *blocks, guint first)
{
  const MtPage *page = self->sheet->page;
  double most = (page->bottom - page->top) * SHORT, height = 0;
  MtBlockType last = MT_BLOCK_ENTRY;

  if (mt_sheet_has_room (self->sheet, measure_headings (self) + most))
    return;
  for (guint i = first; i < blocks->len && height <= most; i++) {
    const MtBlock *block = blocks->pdata[i];

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
      hold_heading (self, block);
    } else {
      if (is_first)
        keep_together (self, blocks, i);
      tail = tail_of (self, blocks, i, is_first);
      is_first = FALSE;
      if (mt_row_is_for (block))
        add_row (self, block, tail);
      else
        is_drawn = add_text (self, block, tail);
    }
    self->last = block->type;
  }
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
