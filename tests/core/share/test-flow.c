/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/share/flow.h"
#include "core/share/row.h"

#include <cairo-pdf.h>
#include <locale.h>
#include <string.h>

typedef struct {
  MtPage page;
  cairo_surface_t *surface;
  MtSheet *sheet;
  MtFlow *flow;
  GArray *lines;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  mt_page_init (&f->page, MT_PAPER_A4);
  f->surface = cairo_pdf_surface_create_for_stream (NULL, NULL, f->page.width, f->page.height);
  f->sheet = mt_sheet_new (f->surface, &f->page, FALSE);
  f->flow = mt_flow_new (f->sheet, NULL);
  f->lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  mt_flow_end (f->flow);
  mt_flow_free (f->flow);
  mt_sheet_free (f->sheet);
  cairo_surface_destroy (f->surface);
  mt_page_clear (&f->page);
  g_array_unref (f->lines);
}

static double
pitch (Fixture *f)
{
  return mt_sheet_lay_out (f->sheet, MT_STYLE_TEXT, "a", -1, 300, f->lines);
}

/* Draws the only one of @entries from @y on; returns how many pages it began. */
static guint
draw_from (Fixture *f, GPtrArray *entries, double y)
{
  g_autoptr (MtDocument) document = mt_document_new (entries, &(MtShareOptions){ 0 });
  g_autoptr (GPtrArray) blocks = mt_blocks_of (document, 1);
  guint first = f->sheet->n_pages;

  f->sheet->y = y;
  g_assert_true (mt_flow_add (f->flow, blocks));
  return f->sheet->n_pages - first;
}

/* As many lines as @n_lines, the first @n_first a paragraph. */
static char *
make_lines (guint n_lines, guint n_first)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append (text, i > 0 && i == n_first ? "\n\nline" : i > 0 ? "\nline" : "line");
  return g_string_free_and_steal (text);
}

static void
test_a_short_entry_stays_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = make_lines (8, 3);
  MtEntry *entry = add_entry (entries, "a", "mood", "2026-08-03T09:00", text);
  double height;

  add_value (entry, "energy", "2");
  add_value (entry, "words", "calm");
  g_assert_cmpuint (draw_from (f, entries, f->page.top), ==, 0);
  height = f->sheet->y - f->page.top;
  for (double y = f->page.top + 1; y < f->page.bottom; y += 9) {
    guint n_pages = draw_from (f, entries, y);

    if (n_pages == 0)
      g_assert_cmpfloat (f->sheet->y, <=, f->page.bottom);
    else
      g_assert_cmpfloat_with_epsilon (f->sheet->y - f->page.top, height, 0.01);
  }
}

/* Wherever it begins, at least two lines are at the foot of one page and two on top of the next. */
static void
test_no_line_of_a_paragraph_is_alone (Fixture *f, gconstpointer data)
{
  const guint n_lines = 30;
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = make_lines (n_lines, n_lines);
  double line = pitch (f);

  add_entry (entries, "a", "thought", "2026-08-03T09:00", text);
  for (double y = f->page.top + 1; y < f->page.bottom; y += 7) {
    guint n_pages = draw_from (f, entries, y);
    double n_on_top = (f->sheet->y - f->page.top) / line;

    g_assert_cmpuint (n_pages, <=, 1);
    if (n_pages == 0)
      continue;
    g_assert_cmpfloat (n_on_top, >, 1.99);
    if (n_on_top < n_lines) /* else the headings went with it */
      g_assert_cmpfloat (n_lines - n_on_top, >, 1.99);
  }
}

/* The last line of a text is a paragraph, and a row follows another. */
static void
test_nothing_is_alone_on_top_of_a_page (Fixture *f, gconstpointer data)
{
  double line = pitch (f);

  for (guint n_first = 17; n_first < 30; n_first++) {
    g_autoptr (GPtrArray) entries = new_entries ();
    g_autofree char *text = make_lines (30, n_first);
    MtEntry *entry = add_entry (entries, "a", "thought", "2026-08-03T09:00", text);

    if (n_first % 2)
      add_value (entry, "tags", "work");
    for (double y = f->page.top + 1; y < f->page.bottom; y += 13)
      if (draw_from (f, entries, y) == 1)
        g_assert_cmpfloat (f->sheet->y - f->page.top, >, 1.99 * line);
  }
}

/* Wherever a section begins that stands over its text alone, that text is on the same page, whole.
 */
static void
test_a_bare_section_takes_its_room (Fixture *f, gconstpointer data)
{
  MtBlock section = { .type = MT_BLOCK_SECTION, .text = "Heading" };
  MtBlock text = { .type = MT_BLOCK_TEXT, .text = "one\ntwo" };
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  g_ptr_array_add (blocks, &section);
  g_ptr_array_add (blocks, &text);
  for (double y = f->page.top + 1; y < f->page.bottom; y += 1) {
    guint first = f->sheet->n_pages;

    f->sheet->y = y;
    g_assert_true (mt_flow_add (f->flow, blocks));
    g_assert_cmpfloat (f->sheet->y, <=, f->page.bottom + 0.01);
    if (f->sheet->n_pages > first) /* all of it went along */
      g_assert_cmpfloat (f->sheet->y - f->page.top, >, 3 * pitch (f));
  }
}

static void
assert_even (Fixture *f, const char *text)
{
  double line = pitch (f);

  mt_sheet_lay_out (f->sheet, MT_STYLE_TEXT, text, -1, 300, f->lines);
  for (guint i = 0; i < f->lines->len; i++) {
    const MtLine *read = &g_array_index (f->lines, MtLine, i);

    g_assert_cmpfloat_with_epsilon (read->advance, line, 0.01);
    g_assert_cmpfloat_with_epsilon (read->baseline, g_array_index (f->lines, MtLine, 0).baseline,
                                    0.01);
  }
}

static void
test_lines_in_any_script_are_equally_far_apart (Fixture *f, gconstpointer data)
{
  assert_even (f, "plain words\nshe said 「無理しないでね」 and\nwent");
  assert_even (f, "plain words\nשלום and\nпривет\nγειά");
  assert_even (f, "plain words\n\xF0\x9F\x99\x82 and\nwent");
}

static void
test_glyphs_that_would_touch_give_way (Fixture *f, gconstpointer data)
{
  double line = pitch (f);
  const char *piled = "jjj\nA\xCC\x8A\xCC\x8A\xCC\x8A\xCC\x8A\xCC\x8A\xCC\x8A\njjj";
  const MtLine *read;

  mt_sheet_lay_out (f->sheet, MT_STYLE_TEXT, piled, -1, 300, f->lines);
  read = &g_array_index (f->lines, MtLine, 1);
  if (read->above < line) /* this font does not pile them up */
    return;
  g_assert_cmpfloat (read->advance, >, line);
  g_assert_cmpfloat_with_epsilon (g_array_index (f->lines, MtLine, 2).advance, line, 0.01);
}

/* A telephone number, whose groups would change places. */
static void
test_numbers_go_from_left_to_right (Fixture *f, gconstpointer data)
{
  MtBlock block = { .type = MT_BLOCK_FIELD, .name = (char *)"Phone", .text = "+351 21 000 00 00" };
  MtRow row = { 0 };
  const MtLine *line;

  f->page.is_rtl = TRUE;
  mt_sheet_set_direction (f->sheet, MT_STYLE_TEXT, PANGO_DIRECTION_NEUTRAL);
  mt_row_init (&row);
  mt_row_lay_out (&row, f->sheet, &block);
  line = &g_array_index (row.value_lines, MtLine, 0);
  g_assert_cmpint (((PangoGlyphItem *)line->line->runs->data)->item->offset, ==, 0);
  mt_row_draw (&row, f->sheet, &block);
  mt_sheet_lay_out (f->sheet, MT_STYLE_TEXT, "1 2", -1, 300, row.value_lines);
  line = &g_array_index (row.value_lines, MtLine, 0); /* others are as they were */
  g_assert_cmpint (((PangoGlyphItem *)line->line->runs->data)->item->offset, !=, 0);
  mt_row_clear (&row);
}

/* What is counted of moods, of tasks: one sees where the next of them begins. */
static void
test_parts_of_what_is_counted_are_apart (Fixture *f, gconstpointer data)
{
  MtBlock rows[] = { { .type = MT_BLOCK_FIELD, .name = (char *)"Mood", .text = "Well" },
                     { .type = MT_BLOCK_FIELD, .name = (char *)"Tasks", .text = "Done" } };
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  double heights[2];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (blocks, &rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++) {
    rows[1].is_apart = i > 0;
    f->sheet->y = f->page.top + 100;
    g_assert_true (mt_flow_add (f->flow, blocks));
    heights[i] = f->sheet->y;
  }
  g_assert_cmpfloat (heights[1], >, heights[0] + pitch (f) / 4);
}

#define ADD(name, test) g_test_add ("/share/flow/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("short", test_a_short_entry_stays_whole);
  ADD ("paragraph", test_no_line_of_a_paragraph_is_alone);
  ADD ("top", test_nothing_is_alone_on_top_of_a_page);
  ADD ("bare", test_a_bare_section_takes_its_room);
  ADD ("even", test_lines_in_any_script_are_equally_far_apart);
  ADD ("touching", test_glyphs_that_would_touch_give_way);
  ADD ("numbers", test_numbers_go_from_left_to_right);
  ADD ("apart", test_parts_of_what_is_counted_are_apart);
  return g_test_run ();
}
