/* SPDX-License-Identifier: GPL-3.0-or-later */
/* floor-pdf N [OUT]: the least that the text of N made-up entries could take as a PDF: the same
 * words, fonts and and column, drawn by Pango and cairo line after line, without structure,
 * outline, care for what stands alone or for scripts that touch.  Prints what that took of the
 * processor in ms and the bytes. */
#include "bench/words.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH 595.276
#define HEIGHT 841.890
#define COLUMN 396.0
#define TOP 68.0
#define BOTTOM 80.0
#define FOOT 46.0
#define GAP 12.0
#define KIND_START 9 /* bytes, in a heading */
#define KIND_END 16
#define FAMILY "Cantarell, Adwaita Sans, Noto Sans, Noto Sans Arabic, sans-serif"

typedef struct {
  cairo_t *cr;
  PangoLayout *small;
  double y;
  guint n_pages;
} Page;

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* As ours: no letter of the text is lost in another. */
static PangoAttrList *
plain_text (void)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("liga=0"));
  return list;
}

static PangoLayout *
make_layout (PangoContext *context, double size, PangoWeight weight)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);
  PangoAttrList *plain = plain_text ();

  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)(COLUMN * PANGO_SCALE));
  pango_layout_set_attributes (layout, plain);
  pango_attr_list_unref (plain);
  return layout;
}

static void
turn (Page *page)
{
  g_autofree char *number = g_strdup_printf ("%u", ++page->n_pages);
  int width;

  pango_layout_set_text (page->small, number, -1);
  pango_layout_get_size (page->small, &width, NULL);
  cairo_move_to (page->cr, (WIDTH - (double)width / PANGO_SCALE) / 2, HEIGHT - FOOT);
  pango_cairo_show_layout (page->cr, page->small);
  cairo_show_page (page->cr);
  page->y = TOP;
}

static void
draw_number (Page *page, guint number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);
  int width;

  pango_layout_set_text (page->small, words, -1);
  pango_layout_get_size (page->small, &width, NULL);
  cairo_move_to (page->cr, (WIDTH - COLUMN) / 2 - GAP - (double)width / PANGO_SCALE, page->y);
  pango_cairo_show_layout (page->cr, page->small);
}

static void
draw_rule (Page *page)
{
  cairo_set_line_width (page->cr, 0.6);
  cairo_move_to (page->cr, (WIDTH - COLUMN) / 2, page->y + 4);
  cairo_line_to (page->cr, (WIDTH + COLUMN) / 2, page->y + 4);
  cairo_stroke (page->cr);
}

/* The kind stands out. */
static void
stress (PangoLayout *layout, guint start, guint end)
{
  PangoAttrList *list = plain_text ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = start;
  bold->end_index = end;
  pango_attr_list_insert (list, bold);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static void
draw (Page *page, PangoLayout *layout, const char *text, double pitch)
{
  PangoLayoutIter *iter;

  pango_layout_set_text (layout, text, -1);
  iter = pango_layout_get_iter (layout);
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line (iter);
    PangoRectangle extents;

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    if (page->y + pitch > HEIGHT - BOTTOM) {
      turn (page);
    }
    cairo_move_to (page->cr, (WIDTH - COLUMN) / 2 + (double)extents.x / PANGO_SCALE,
                   page->y + pitch);
    pango_cairo_show_layout_line (page->cr, line);
    page->y += pitch;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_all (Page *page, GPtrArray *texts)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  PangoLayout *day, *heading, *text;

  pango_cairo_context_set_resolution (context, 72);
  pango_cairo_update_context (page->cr, context);
  pango_context_set_round_glyph_positions (context, FALSE);
  day = make_layout (context, 12, PANGO_WEIGHT_BOLD);
  heading = make_layout (context, 10.5, PANGO_WEIGHT_NORMAL);
  text = make_layout (context, 10.5, PANGO_WEIGHT_NORMAL);
  page->small = make_layout (context, 9, PANGO_WEIGHT_NORMAL);
  for (guint i = 0; i < texts->len; i++) {
    g_autofree char *words = g_strdup_printf ("%02u:%02u · Thought · In between", i % 24, i % 60);

    if (i % 10 == 0) { /* ten a day, two thirds of which do not ask */
      draw (page, day, "Wednesday, 15 November 2023", 12 * 1.3);
      draw_rule (page);
      page->y += 25;
    }
    page->y += 12;
    draw_number (page, i + 1);
    stress (heading, KIND_START, KIND_END);
    draw (page, heading, words, 10.5 * 1.4);
    draw (page, text, texts->pdata[i], 10.5 * 1.42);
  }
  turn (page);
  g_object_unref (page->small);
  g_object_unref (day);
  g_object_unref (heading);
  g_object_unref (text);
  g_object_unref (context);
  g_object_unref (fonts);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Page page = { .y = TOP };
  cairo_surface_t *surface;
  clock_t begun;

  if (argc < 2) {
    fputs ("usage: floor-pdf N [OUT]\n", stderr);
    return 2;
  }
  for (guint i = 0; i < strtoul (argv[1], NULL, 10); i++)
    g_ptr_array_add (texts, words_of_entry (i));
  begun = clock ();
  surface = cairo_pdf_surface_create_for_stream (append, bytes, WIDTH, HEIGHT);
  page.cr = cairo_create (surface);
  draw_all (&page, texts);
  cairo_destroy (page.cr);
  cairo_surface_finish (surface);
  g_assert (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  printf ("%.1f %u\n", (double)(clock () - begun) * 1000 / CLOCKS_PER_SEC, bytes->len);
  if (argc > 2)
    g_assert (g_file_set_contents (argv[2], (const char *)bytes->data, bytes->len, NULL));
  return 0;
}
