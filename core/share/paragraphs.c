/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/paragraphs.h"

#include <string.h>

#define PIECE 4096 /* bytes laid out at once */
#define GAP 8.0    /* pt, for a blank line */
#define MANY_PARAGRAPHS                                                                            \
  256 /* from here on, short ones share a tag: cairo keeps each until the end */
#define SHORT_PARAGRAPH 2048

typedef struct {
  MtFlow *flow;
  MtSheet *sheet;
  GCancellable *cancellable;
  GArray *lines;      /* MtLine of the piece */
  gboolean in_tag;    /* P is open */
  guint n_paragraphs; /* so far */
  gsize tag_size;     /* bytes since P was opened */
  double gap;         /* to leave before the next line */
} Run;

static void
end_tag (Run *run)
{
  if (run->in_tag)
    cairo_tag_end (run->sheet->cr, "P");
  run->in_tag = FALSE;
}

static void
end_paragraph (Run *run)
{
  if (run->n_paragraphs < MANY_PARAGRAPHS || run->tag_size >= SHORT_PARAGRAPH)
    end_tag (run);
  run->gap = MIN (run->gap + GAP, 2 * GAP);
}

static void
begin_tag (Run *run)
{
  if (run->in_tag)
    return;
  cairo_tag_begin (run->sheet->cr, "P", NULL);
  run->in_tag = TRUE;
  run->tag_size = 0;
  run->n_paragraphs++;
}

static const MtLine *
line_at (Run *run, guint i)
{
  return &g_array_index (run->lines, MtLine, i);
}

/* The first line after the paragraph that line @i is in: the next blank one. */
static guint
end_of_paragraph (Run *run, guint i)
{
  for (i++; i < run->lines->len; i++)
    if (line_at (run, i)->is_blank)
      break;
  return i;
}

/* How many lines, from @i on, may not be torn apart: the first two of a paragraph, its last two,
 * all of three. */
static guint
lines_to_keep (Run *run, guint i, guint end, gboolean goes_on)
{
  guint left = end - i;
  gboolean is_first = i == 0 || line_at (run, i - 1)->is_blank;

  if (end == run->lines->len && goes_on)
    return is_first ? MIN (left, 2) : 1;
  if (is_first)
    return left <= 3 ? left : 2;
  return left == 2 ? 2 : 1;
}

static void
draw_line (Run *run, guint i, guint n_kept)
{
  const MtLine *line = line_at (run, i);
  double height = 0;

  for (guint kept = i; kept < i + n_kept; kept++)
    height += line_at (run, kept)->advance;
  mt_flow_make_room (run->flow, height + (mt_sheet_is_at_top (run->sheet) ? 0 : run->gap));
  mt_sheet_skip (run->sheet, run->gap);
  run->gap = 0;
  begin_tag (run);
  mt_sheet_draw (run->sheet, line, run->sheet->page->left + line->x, run->sheet->y);
  run->sheet->y += line->advance;
}

/* Draws the first @n_lines; @goes_on: more of the last paragraph follows. */
static gboolean
draw_lines (Run *run, guint n_lines, gboolean goes_on)
{
  guint end = 0;

  for (guint i = 0; i < n_lines; i++) {
    if (i >= end) {
      end = end_of_paragraph (run, i);
      if (g_cancellable_is_cancelled (run->cancellable))
        return FALSE;
    }
    if (line_at (run, i)->is_blank)
      end_paragraph (run);
    else
      draw_line (run, i, lines_to_keep (run, i, end, goes_on));
  }
  return TRUE;
}

/* Where the piece from @at on ends: where a paragraph does, if one does in reach.  A piece that
 * begins within a paragraph holds nothing after it. */
static const char *
find_piece_end (const char *at, const char *end, gboolean continues)
{
  const char *reach = end - at > PIECE ? at + PIECE : end;
  const char *line_end =
      continues ? memchr (at, '\n', (gsize)(reach - at)) : memrchr (at, '\n', (gsize)(reach - at));

  if (line_end && (continues || reach < end))
    return line_end;
  while (reach < end && (*reach & 0xc0) == 0x80)
    reach--;
  return reach;
}

static gboolean
draw_pieces (Run *run, const char *text)
{
  const char *end = text + strlen (text);
  PangoDirection direction = PANGO_DIRECTION_NEUTRAL; /* that of the paragraph that goes on */
  double width = run->sheet->page->right - run->sheet->page->left;

  for (const char *at = text; at < end;) {
    if (*at == '\n' && direction == PANGO_DIRECTION_NEUTRAL) { /* a blank line */
      end_paragraph (run);
      at++;
      continue;
    }
    const char *stop = find_piece_end (at, end, direction != PANGO_DIRECTION_NEUTRAL);
    gboolean goes_on = stop < end && *stop != '\n';
    guint n_lines;

    mt_sheet_set_direction (run->sheet, MT_STYLE_TEXT, direction);
    mt_sheet_lay_out (run->sheet, MT_STYLE_TEXT, at, stop - at, width, run->lines);
    /* The last line of a torn piece is not full: the next piece begins with it. */
    n_lines = run->lines->len - (goes_on && run->lines->len > 1);
    if (!draw_lines (run, n_lines, goes_on))
      return FALSE;
    run->tag_size += (gsize)(stop - at);
    direction = goes_on ? pango_layout_line_get_resolved_direction (line_at (run, 0)->line)
                        : PANGO_DIRECTION_NEUTRAL;
    if (n_lines < run->lines->len)
      at += line_at (run, n_lines)->start;
    else
      at = goes_on || stop == end ? stop : stop + 1;
  }
  return TRUE;
}

gboolean
mt_paragraphs_draw (MtFlow *flow, const char *text, GCancellable *cancellable)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  Run run = {
    .flow = flow, .sheet = mt_flow_get_sheet (flow), .cancellable = cancellable, .lines = lines
  };
  gboolean is_drawn = draw_pieces (&run, text);

  end_tag (&run);
  mt_sheet_set_direction (run.sheet, MT_STYLE_TEXT, PANGO_DIRECTION_NEUTRAL);
  return is_drawn;
}
