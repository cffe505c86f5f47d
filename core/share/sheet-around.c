/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/sheet.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

/* What stands around the text of a page, and the pictures in it. */

#define FOOTER_HEIGHT 46.0 /* pt, from the lower edge */
#define RULE_WIDTH 0.6
#define FAINT 0.75

static void
draw_rules (MtSheet *self)
{
  cairo_set_source_rgb (self->cr, FAINT, FAINT, FAINT);
  cairo_set_line_width (self->cr, RULE_WIDTH);
  for (guint i = 0; i < self->rules->len; i++) {
    double y = g_array_index (self->rules, double, i);

    cairo_move_to (self->cr, self->page->left, y);
    cairo_line_to (self->cr, self->page->right, y);
    cairo_stroke (self->cr);
  }
  g_array_set_size (self->rules, 0);
}

/* In the middle, below the column. */
static void
draw_foot (MtSheet *self, const char *number)
{
  /* Translators: at the foot of a page: the chapter, and the number of the page. */
  g_autofree char *words = self->running
                               ? g_strdup_printf (C_ ("page", "%1$s · %2$s"), self->running, number)
                               : g_strdup (number);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  const MtLine *line;

  mt_sheet_lay_out (self, MT_STYLE_FOOTER, words, -1, self->page->width, lines);
  line = &g_array_index (lines, MtLine, 0);
  mt_sheet_draw (self, line, (self->page->width - line->width) / 2,
                 self->page->height - FOOTER_HEIGHT);
}

/* Paints what @beside has recorded, and lets go of it.  That is no part of the text, in whatever
 * paragraph it stands.  The tag that is meant for that (Artifact) damages cairo's table of objects
 * (1.18).  But what is painted from a surface with a tag in it, here one for a @place that nothing
 * points to, is drawn outside of all others. */
static void
paint_beside (MtSheet *self, cairo_t *beside, const char *place)
{
  g_autofree char *name = g_strdup_printf ("name='%s-%u' internal", place, self->n_pages);

  cairo_tag_begin (beside, CAIRO_TAG_DEST, name);
  cairo_tag_end (beside, CAIRO_TAG_DEST);
  cairo_set_source_surface (self->cr, cairo_get_target (beside), 0, 0);
  cairo_paint (self->cr);
  cairo_destroy (beside);
}

static cairo_t *
begin_beside (MtSheet *self)
{
  cairo_rectangle_t extents = { 0, 0, self->page->width, self->page->height };
  cairo_surface_t *beside = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (beside);

  cairo_surface_destroy (beside);
  return cr;
}

static void
draw_around (MtSheet *self, const char *words)
{
  cairo_t *page = self->cr, *beside = begin_beside (self);

  self->cr = beside;
  draw_rules (self);
  if (!self->bare)
    draw_foot (self, words);
  self->cr = page;
  paint_beside (self, beside, "page");
}

void
mt_sheet_draw_picture (MtSheet *self, double height, MtSheetPicture draw, gpointer data)
{
  g_autofree char *place = g_strdup_printf ("picture-%d", (int)self->y);
  cairo_t *beside = mt_sheet_is_full (self) ? NULL : begin_beside (self);

  if (beside) {
    draw (beside, self->page->left, self->y, self->page->right - self->page->left, data);
    paint_beside (self, beside, place);
  }
  self->y += height;
}

/* What follows the only page goes nowhere, tags included: they would make another page. */
static void
look_away (MtSheet *self)
{
  cairo_surface_t *nowhere = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);

  cairo_destroy (self->cr);
  self->cr = cairo_create (nowhere);
  cairo_surface_destroy (nowhere);
}

void
mt_sheet_turn (MtSheet *self)
{
  g_autofree char *words = g_strdup_printf ("%u", self->n_pages);

  if (!mt_sheet_is_full (self)) {
    draw_around (self, words);
    cairo_show_page (self->cr);
    if (self->opening)
      look_away (self);
  }
  self->y = self->page->top;
  self->n_pages++;
}

/* How many pages there are is known here only: to lay out everything twice would take twice as
 * long. So the last page says that it is. */
void
mt_sheet_end (MtSheet *self)
{
  /* Translators: at the foot of the last page: its number, and how many there are. */
  g_autofree char *words = g_strdup_printf (C_ ("page", "%u of %u"), self->n_pages, self->n_pages);

  if (mt_sheet_is_full (self))
    return;
  draw_around (self, words);
  cairo_show_page (self->cr);
}

void
mt_sheet_rule (MtSheet *self, double below)
{
  double y = self->y + below;

  if (!mt_sheet_is_full (self))
    g_array_append_val (self->rules, y);
}
