/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/page-text.h"

#include "core/process.h"

#define MOST_APART 1.7  /* heights of a line, to the next of the same paragraph */
#define MOST_UNLIKE 1.2 /* of two heights of one kind of text */
#define SPACE 0.3       /* heights of a line: a space, or rather more */

/* A line as it stands on the page, in points from its upper left corner. */
typedef struct {
  const char *start, *end; /* in the text */
  double left, right, top, height;
  double first_word; /* how wide */
  double begins;     /* where its first character is */
  gboolean is_blank;
} Line;

/* The place of a line from those of its characters, @at on; gives how many they are. */
static guint
measure (Line *line, const PopplerRectangle *at, guint most)
{
  gboolean in_first_word = TRUE;
  guint n = 0;

  line->is_blank = TRUE;
  for (const char *p = line->start; p < line->end && n < most; p = g_utf8_next_char (p), n++) {
    const PopplerRectangle *place = &at[n];
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      in_first_word = line->is_blank;
      continue;
    }
    if (line->is_blank) {
      line->left = place->x1;
      line->right = place->x2;
      line->top = MIN (place->y1, place->y2);
      line->height = ABS (place->y2 - place->y1);
      line->begins = (place->x1 + place->x2) / 2;
      line->is_blank = FALSE;
    }
    line->left = MIN (line->left, place->x1);
    line->right = MAX (line->right, place->x2);
    if (in_first_word)
      line->first_word = line->right - line->left;
    if (g_unichar_iswide (c))
      in_first_word = FALSE; /* such scripts end a line between any two characters */
  }
  return n;
}

static GArray *
find_lines (const char *text, const PopplerRectangle *places, guint n_places)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  guint at = 0;

  for (const char *start = text; *start;) {
    const char *end = strchr (start, '\n');
    Line line = { .start = start, .end = end ? end : start + strlen (start) };

    at += measure (&line, places + at, n_places - at) + (end != NULL);
    at = MIN (at, n_places);
    g_array_append_val (lines, line);
    start = end ? end + 1 : line.end;
  }
  return lines;
}

static gboolean
reads_from_right (const Line *line)
{
  return line->begins > (line->left + line->right) / 2;
}

/* Whether @line goes on with what @before says: its first word would not have fitted there. */
static gboolean
goes_on (const Line *before, const Line *line, double left, double right)
{
  double down = line->top - before->top;
  double room = reads_from_right (before) ? before->left - left : right - before->right;

  if (before->is_blank || line->is_blank || down <= 0 || down > MOST_APART * before->height)
    return FALSE;
  if (MAX (before->height, line->height) > MOST_UNLIKE * MIN (before->height, line->height))
    return FALSE;
  return line->first_word + SPACE * line->height > room;
}

static gboolean
needs_space (const Line *before, const Line *line)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (before->end));

  return !g_unichar_isspace (last) &&
         !(g_unichar_iswide (last) && g_unichar_iswide (g_utf8_get_char (line->start)));
}

static char *
join (GArray *lines)
{
  GString *joined = g_string_new (NULL);
  double left = G_MAXDOUBLE, right = 0;

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);

    if (line->is_blank)
      continue;
    left = MIN (left, line->left);
    right = MAX (right, line->right);
  }
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i), *before = i ? line - 1 : NULL;

    if (before && !goes_on (before, line, left, right))
      g_string_append_c (joined, '\n');
    else if (before && needs_space (before, line))
      g_string_append_c (joined, ' ');
    g_string_append_len (joined, line->start, line->end - line->start);
  }
  return g_string_free (joined, FALSE);
}

/* Marks of direction that poppler puts around what it reads: they are not on the page, and have no
 * place there. */
static char *
take_marks_out (const char *read)
{
  GString *text = g_string_new (NULL);

  for (const char *p = read; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c < 0x202a || c > 0x202e)
      g_string_append_unichar (text, c);
  }
  return g_string_free (text, FALSE);
}

char *
mt_page_text_read (PopplerPage *page)
{
  g_autofree char *read = NULL, *text = NULL;
  g_autofree PopplerRectangle *places = NULL;
  g_autoptr (GArray) lines = NULL;
  guint n_places = 0;

  mt_process_may_take_long ();
  read = poppler_page_get_text (page);
  text = take_marks_out (read);
  if (!poppler_page_get_text_layout (page, &places, &n_places))
    return g_steal_pointer (&text);
  lines = find_lines (text, places, n_places);
  return join (lines);
}
