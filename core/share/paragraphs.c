/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/paragraphs.h"

#include <math.h>
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
  double tail;        /* what stays with the last line */
  gboolean is_begun;  /* a line was drawn */
  gboolean continues; /* the first line goes on with a paragraph of the piece before */
  gboolean goes_on;   /* the last line is not the last of its paragraph */
  gboolean is_last;   /* no piece follows */
} Run;

static void
end_tag (Run *run)
{
  if (run->in_tag)
    cairo_tag_end (run->sheet->cr, "P");
  run->in_tag = FALSE;
}

/* Space before a text would only tear it from its heading. */
static double
widen (double gap, gboolean is_begun)
{
  return is_begun ? MIN (gap + GAP, 2 * GAP) : 0;
}

static void
end_paragraph (Run *run)
{
  if (run->n_paragraphs < MANY_PARAGRAPHS || run->tag_size >= SHORT_PARAGRAPH)
    end_tag (run);
  run->gap = widen (run->gap, run->is_begun);
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

/* The line with words that follows line @i; how many lines there are: none. */
static guint
next_line (Run *run, guint i)
{
  for (i++; i < run->lines->len; i++)
    if (!line_at (run, i)->is_blank)
      break;
  return i;
}

/* Whether another page may begin after line @i, which @next follows: the first two lines of a
 * paragraph stay together, and so do its last two, and those of the whole text. */
static gboolean
may_break_after (Run *run, guint i, guint next)
{
  guint n_lines = run->lines->len, after;
  gboolean begins = i == 0 ? !run->continues : line_at (run, i - 1)->is_blank;

  if (next == n_lines)
    return run->goes_on || !run->is_last || run->tail == 0;
  after = next_line (run, next);
  if (after == n_lines && run->is_last && run->tail == 0)
    return FALSE;
  if (next > i + 1) /* a paragraph ends */
    return run->is_begun || i > 0;
  return !begins && (after < n_lines ? after == next + 1 : run->goes_on);
}

/* How high the lines are that may not be torn apart, from @i on; @gap: before it. */
static double
height_to_keep (Run *run, guint i, double gap, gboolean whole)
{
  double height = gap;

  for (guint next; i < run->lines->len; i = next) {
    next = next_line (run, i);
    height += line_at (run, i)->advance;
    if (next == run->lines->len && run->is_last)
      height += run->tail;
    if (!whole && may_break_after (run, i, next))
      break;
    if (next < run->lines->len)
      height += MIN ((next - i - 1) * GAP, 2 * GAP);
  }
  return height;
}

static void
draw_line (Run *run, guint i)
{
  const MtLine *line = line_at (run, i);
  double gap = mt_sheet_is_at_top (run->sheet) ? 0 : run->gap;

  mt_flow_make_room (run->flow, height_to_keep (run, i, gap, FALSE));
  mt_sheet_skip (run->sheet, run->gap);
  run->gap = 0;
  begin_tag (run);
  mt_sheet_draw (run->sheet, line, run->sheet->page->left + line->x, run->sheet->y);
  run->sheet->y += line->advance;
  run->is_begun = TRUE;
}

/* Draws the first @n_lines. */
static gboolean
draw_lines (Run *run, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++) {
    if (line_at (run, i)->is_blank)
      end_paragraph (run);
    else
      draw_line (run, i);
    if (g_cancellable_is_cancelled (run->cancellable))
      return FALSE;
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
    guint n_lines;

    mt_sheet_set_direction (run->sheet, MT_STYLE_TEXT, direction);
    mt_sheet_lay_out (run->sheet, MT_STYLE_TEXT, at, stop - at, width, run->lines);
    run->continues = direction != PANGO_DIRECTION_NEUTRAL;
    run->goes_on = stop < end && *stop != '\n';
    run->is_last = stop[strspn (stop, "\n")] == '\0';
    /* The last line of a torn piece is not full, and the one before stays with what may be the last
     * of the paragraph: the next piece begins with them. */
    n_lines = run->lines->len - (run->goes_on ? MIN (2, run->lines->len - 1) : 0);
    if (!draw_lines (run, n_lines))
      return FALSE;
    run->tag_size += (gsize)(stop - at);
    direction = run->goes_on ? pango_layout_line_get_resolved_direction (line_at (run, 0)->line)
                             : PANGO_DIRECTION_NEUTRAL;
    if (n_lines < run->lines->len)
      at += line_at (run, n_lines)->start;
    else
      at = run->goes_on || stop == end ? stop : stop + 1;
  }
  return TRUE;
}

gboolean
mt_paragraphs_draw (MtFlow *flow, const char *text, double tail, GCancellable *cancellable)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  Run run = { .flow = flow,
              .sheet = mt_flow_get_sheet (flow),
              .cancellable = cancellable,
              .lines = lines,
              .tail = tail };
  gboolean is_drawn = draw_pieces (&run, text);

  end_tag (&run);
  mt_sheet_set_direction (run.sheet, MT_STYLE_TEXT, PANGO_DIRECTION_NEUTRAL);
  return is_drawn;
}

double
mt_paragraphs_measure (MtSheet *sheet, const char *text, gboolean whole)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MtLine));
  Run run = { .sheet = sheet, .lines = lines };
  double width = sheet->page->right - sheet->page->left;
  const char *begin = text + strspn (text, "\n"), *end = begin + strlen (begin), *stop;

  stop = find_piece_end (begin, end, FALSE);
  if (whole && stop < end)
    return INFINITY;
  run.goes_on = stop < end && *stop != '\n';
  run.is_last = stop[strspn (stop, "\n")] == '\0';
  mt_sheet_lay_out (sheet, MT_STYLE_TEXT, begin, stop - begin, width, lines);
  if (line_at (&run, 0)->is_blank)
    return 0;
  return height_to_keep (&run, 0, 0, whole);
}
