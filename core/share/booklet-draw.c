/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/booklet-draw.h"

#include "core/share/booklet-chapter.h"
#include "core/share/flow-private.h"
#include "core/share/paragraphs.h"
#include "core/share/phrase.h"
#include "core/share/text.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include <string.h>

#define COVER_TOP 150.0  /* pt above the title, below the upper margin */
#define COVER_GAP 10.0   /* between the title, the days and the rule */
#define WORDS_GAP 28.0   /* between the rule and the person's words */
#define CHAPTER_TOP 36.0 /* above the name of a chapter */
#define CHAPTER_GAP 18.0 /* below it */
#define CONTENTS_GAP 6.0 /* between two lines of the contents */
#define PAIR_GAP 22.0    /* between two texts beside each other, and between pairs */
#define RULE_GAP 4.0

typedef struct {
  MtFlow *flow;
  MtSheet *sheet;
  MtDocument *document;
  const MtShareBooklet *booklet;
  MtChapters *chapters;
  GPtrArray *told[MT_BOOKLET_N_PARTS]; /* what is in each chapter; empty or NULL: there is none */
  GArray *pages;
  MtPace *pace;
  guint done;
} Drawing;

static gboolean
is_given (const char *words)
{
  return words && words[strspn (words, " \t\r\n")] != '\0';
}

/* @tag: of the element. */
static void
draw_words (Drawing *drawing, MtStyle style, const char *tag, const char *words)
{
  MtSheet *sheet = drawing->sheet;

  mt_sheet_lay_out (sheet, style, words, -1, mt_flow_column_width (drawing->flow),
                    drawing->flow->lines);
  cairo_tag_begin (sheet->cr, tag, NULL);
  mt_sheet_draw_column (sheet, drawing->flow->lines);
  cairo_tag_end (sheet->cr, tag);
}

static gboolean
draw_cover (Drawing *drawing)
{
  MtSheet *sheet = drawing->sheet;
  const MtShareBooklet *booklet = drawing->booklet;
  g_autofree char *owned_title = NULL, *owned_words = NULL, *days = NULL;
  /* Translators: the title of a booklet about a time in therapy, where its person gave none.
   * Neutral: others see it lying about. */
  const char *title = is_given (booklet->title) ? booklet->title : _ ("My time");
  gint32 first, last;

  sheet->bare = TRUE;
  sheet->y += COVER_TOP;
  draw_words (drawing, MT_STYLE_COVER, "H1", mt_text_clean (title, &owned_title));
  sheet->y += COVER_GAP;
  if (mt_document_get_days (drawing->document, &first, &last)) {
    days = mt_phrase_dates (first, last);
    draw_words (drawing, MT_STYLE_ENTRY, "P", days);
  }
  mt_sheet_rule (sheet, COVER_GAP);
  sheet->y += WORDS_GAP;
  return !is_given (booklet->words) ||
         mt_paragraphs_draw (drawing->flow, mt_text_clean (booklet->words, &owned_words), 0,
                             drawing->pace->cancellable);
}

/* The name of a chapter on a page that begins with it. */
static void
begin_chapter (Drawing *drawing, const char *name, const char *place)
{
  MtFlow *flow = drawing->flow;
  MtSheet *sheet = drawing->sheet;
  g_autofree char *dest = g_strdup_printf ("name='%s'", place);
  g_autofree char *where = NULL;

  mt_flow_make_room (flow, 0);
  mt_flow_close_tag (flow, &flow->in_list, "L");
  mt_flow_close_tag (flow, &flow->in_section, "Sect");
  mt_sheet_turn (sheet);
  sheet->bare = FALSE;
  g_set_str (&sheet->running, name);
  where = g_strdup_printf ("page=%u pos=[0 0]", sheet->n_pages);
  flow->outline =
      cairo_pdf_surface_add_outline (sheet->surface, CAIRO_PDF_OUTLINE_ROOT, name, where, 0);
  cairo_tag_begin (sheet->cr, CAIRO_TAG_DEST, dest);
  cairo_tag_end (sheet->cr, CAIRO_TAG_DEST);
  sheet->y += CHAPTER_TOP;
  draw_words (drawing, MT_STYLE_CARD, "H1", name);
  mt_sheet_rule (sheet, RULE_GAP);
  sheet->y += CHAPTER_GAP;
}

/* ---- What is in it ---- */

static void
draw_contents_line (Drawing *drawing, guint part, guint page)
{
  MtSheet *sheet = drawing->sheet;
  const MtPage *paper = sheet->page;
  double column = mt_flow_column_width (drawing->flow), end = 0, y = sheet->y;
  g_autofree char *link = g_strdup_printf ("dest='chapter-%u'", part);
  char number[16] = "";
  const MtLine *name, *figure;

  mt_sheet_lay_out (sheet, MT_STYLE_TEXT, _ (mt_share_booklet_name (1 << part)), -1, column,
                    drawing->flow->lines);
  name = &g_array_index (drawing->flow->lines, MtLine, 0);
  if (page)
    g_snprintf (number, sizeof number, "%u", page);
  mt_sheet_lay_out (sheet, MT_STYLE_NUMBER, number, -1, column, drawing->flow->number_lines);
  figure = &g_array_index (drawing->flow->number_lines, MtLine, 0);
  end = paper->is_rtl ? paper->left : paper->right - figure->width;
  cairo_tag_begin (sheet->cr, "TOCI", NULL);
  cairo_tag_begin (sheet->cr, CAIRO_TAG_LINK, link);
  mt_sheet_draw (sheet, name, paper->is_rtl ? paper->right - name->width : paper->left, y);
  mt_sheet_draw (sheet, figure, end, y + name->baseline - figure->baseline);
  cairo_tag_end (sheet->cr, CAIRO_TAG_LINK);
  cairo_tag_end (sheet->cr, "TOCI");
  mt_sheet_rule (sheet, name->advance + CONTENTS_GAP / 2);
  sheet->y += name->advance + CONTENTS_GAP * 2;
}

/* @pages has those of an earlier drawing, or nothing. */
static void
draw_contents (Drawing *drawing)
{
  /* Translators: over the list of chapters of a booklet. */
  begin_chapter (drawing, _ ("What is in it"), "contents");
  drawing->flow->outline = CAIRO_PDF_OUTLINE_ROOT;
  cairo_tag_begin (drawing->sheet->cr, "TOC", NULL);
  for (guint part = 0, i = 0; part < MT_BOOKLET_N_PARTS; part++) {
    if (!drawing->told[part] || drawing->told[part]->len == 0)
      continue;
    draw_contents_line (drawing, part,
                        i < drawing->pages->len ? g_array_index (drawing->pages, guint, i) : 0);
    i++;
  }
  cairo_tag_end (drawing->sheet->cr, "TOC");
}

/* ---- Then and now ---- */

/* Lays out a day and what was written on it in a column of @width. */
static double
lay_out_side (Drawing *drawing, const char *day, const char *words, double width, GArray *lines)
{
  g_autoptr (GArray) text = g_array_new (FALSE, FALSE, sizeof (MtLine));
  double height = mt_sheet_lay_out (drawing->sheet, MT_STYLE_LABEL, day, -1, width, lines);

  height += mt_sheet_lay_out (drawing->sheet, MT_STYLE_TEXT, words, -1, width, text);
  g_array_append_vals (lines, text->data, text->len);
  return height;
}

static void
draw_side (Drawing *drawing, GArray *lines, double left, double width)
{
  MtSheet *sheet = drawing->sheet;
  double y = sheet->y;

  cairo_tag_begin (sheet->cr, "TD", NULL);
  for (guint i = 0; i < lines->len; i++) {
    const MtLine *line = &g_array_index (lines, MtLine, i);

    mt_sheet_draw (sheet, line, sheet->page->is_rtl ? left + width - line->width : left, y);
    y += line->advance;
  }
  cairo_tag_end (sheet->cr, "TD");
}

/* A layout holds one text, so each side is drawn before the other is laid out. */
static void
draw_pair (Drawing *drawing, const MtThenNow *pair)
{
  MtSheet *sheet = drawing->sheet;
  GArray *lines = drawing->flow->lines;
  double width = (mt_flow_column_width (drawing->flow) - PAIR_GAP) / 2;
  double near = sheet->page->left, far = sheet->page->right - width;
  double height = lay_out_side (drawing, pair->then_day, pair->then_words, width, lines);
  double now_height = lay_out_side (drawing, pair->now_day, pair->now_words, width, lines);

  height = MAX (height, now_height);
  if (!mt_sheet_has_room (sheet, height) && !mt_sheet_is_at_top (sheet))
    mt_sheet_turn (sheet);
  cairo_tag_begin (sheet->cr, "TR", NULL);
  lay_out_side (drawing, pair->then_day, pair->then_words, width, lines);
  draw_side (drawing, lines, sheet->page->is_rtl ? far : near, width);
  lay_out_side (drawing, pair->now_day, pair->now_words, width, lines);
  draw_side (drawing, lines, sheet->page->is_rtl ? near : far, width);
  cairo_tag_end (sheet->cr, "TR");
  sheet->y += height + PAIR_GAP;
}

static gboolean
draw_pairs (Drawing *drawing, GPtrArray *pairs)
{
  cairo_tag_begin (drawing->sheet->cr, "Table", NULL);
  for (guint i = 0; i < pairs->len; i++)
    draw_pair (drawing, pairs->pdata[i]);
  cairo_tag_end (drawing->sheet->cr, "Table");
  return mt_pace_step (drawing->pace, ++drawing->done);
}

/* ---- All of it ---- */

static gboolean
draw_blocks (Drawing *drawing, GPtrArray *told)
{
  for (guint i = 0; i < told->len; i++)
    if (!mt_flow_add (drawing->flow, told->pdata[i]) ||
        !mt_pace_step (drawing->pace, ++drawing->done))
      return FALSE;
  return TRUE;
}

static gboolean
draw_chapters (Drawing *drawing)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint part = 0; part < MT_BOOKLET_N_PARTS; part++) {
    GPtrArray *told = drawing->told[part];
    g_autofree char *place = g_strdup_printf ("chapter-%u", part);

    if (!told || told->len == 0)
      continue;
    begin_chapter (drawing, _ (mt_share_booklet_name (1 << part)), place);
    g_array_append_val (pages, drawing->sheet->n_pages);
    if (!(1 << part == MT_BOOKLET_THEN_AND_NOW ? draw_pairs (drawing, told)
                                               : draw_blocks (drawing, told)))
      return FALSE;
  }
  g_array_set_size (drawing->pages, 0);
  g_array_append_vals (drawing->pages, pages->data, pages->len);
  return TRUE;
}

static void
tell_all (Drawing *drawing)
{
  for (guint part = 0; part < MT_BOOKLET_N_PARTS; part++) {
    if (!(drawing->booklet->parts & 1 << part))
      continue;
    drawing->told[part] = 1 << part == MT_BOOKLET_THEN_AND_NOW
                              ? mt_chapters_compare (drawing->chapters)
                              : mt_chapters_tell (drawing->chapters, 1 << part);
  }
}

gboolean
mt_booklet_draw (MtSheet *sheet,
                 MtDocument *document,
                 const MtShareBooklet *booklet,
                 GArray *pages,
                 MtPace *pace)
{
  g_autoptr (MtFlow) flow = mt_flow_new (sheet, pace->cancellable);
  g_autoptr (MtChapters) chapters = mt_chapters_new (document, booklet);
  Drawing drawing = { .flow = flow,
                      .sheet = sheet,
                      .document = document,
                      .booklet = booklet,
                      .chapters = chapters,
                      .pages = pages,
                      .pace = pace };
  gboolean is_drawn;

  tell_all (&drawing);
  is_drawn = mt_pace_step (pace, 0) && draw_cover (&drawing);
  if (is_drawn && sheet->opening) {
    mt_sheet_turn (sheet);
  } else if (is_drawn) {
    draw_contents (&drawing);
    is_drawn = draw_chapters (&drawing);
  }
  mt_flow_end (flow);
  for (guint part = 0; part < MT_BOOKLET_N_PARTS; part++)
    g_clear_pointer (&drawing.told[part], g_ptr_array_unref);
  return is_drawn;
}
