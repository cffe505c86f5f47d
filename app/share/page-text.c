/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/page-text.h"

#include "core/process.h"

#include <fribidi.h>

#define MOST_APART 1.7  /* heights of a line, to the next of the same paragraph */
#define MOST_UNLIKE 1.2 /* of two heights of one kind of text */
#define SPACE 0.3       /* heights of a line: a space, or rather more */

/* A line as it stands on the page, in points from its upper left corner. */
typedef struct {
  const char *start, *end; /* in the text */
  double left, right, top, height;
  double first_word; /* how wide */
  gboolean is_rtl;   /* it is read from the right */
  gboolean is_blank;
} Line;

/* Whether most letters from @start to @end are read from the right. */
static gboolean
is_rtl (const char *start, const char *end)
{
  int balance = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p)) {
    FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (p));

    if (FRIBIDI_IS_LETTER (type))
      balance += FRIBIDI_IS_RTL (type) ? 1 : -1;
  }
  return balance > 0;
}

/* poppler reads what stands on a line from the left to the right, letter by letter.  The way there
 * from what was written is its own way back, as far as nobody nests directions (UAX #9, L2). */
static void
append_as_written (GString *text, const Line *line)
{
  long n_read;
  g_autofree gunichar *read =
      g_utf8_to_ucs4_fast (line->start, (glong)(line->end - line->start), &n_read);
  FriBidiStrIndex n = (FriBidiStrIndex)n_read;
  g_autofree FriBidiCharType *types = g_new (FriBidiCharType, (gsize)n + 1);
  g_autofree FriBidiLevel *levels = g_new (FriBidiLevel, (gsize)n + 1);
  FriBidiParType base = line->is_rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  g_autofree char *written = NULL;

  fribidi_get_bidi_types (read, n, types);
  if (n == 0 || fribidi_get_par_embedding_levels_ex (types, NULL, n, &base, levels) <= 1 ||
      fribidi_reorder_line (FRIBIDI_FLAGS_DEFAULT, types, n, 0, base, levels, read, NULL) == 0) {
    g_string_append_len (text, line->start, line->end - line->start);
    return;
  }
  written = g_ucs4_to_utf8 (read, n, NULL, NULL, NULL);
  g_string_append (text, written);
}

/* The place of a line from those of its characters, @at on; gives how many they are.  The first
 * word is the one at the side it is read from. */
static guint
measure (Line *line, const PopplerRectangle *at, guint most)
{
  double word_left = 0, word_right = 0;
  gboolean in_word = FALSE, is_known = FALSE;
  guint n = 0;

  line->is_blank = TRUE;
  line->is_rtl = is_rtl (line->start, line->end);
  for (const char *p = line->start; p < line->end && n < most; p = g_utf8_next_char (p), n++) {
    const PopplerRectangle *place = &at[n];
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      is_known |= !line->is_rtl && !line->is_blank;
      in_word = FALSE;
      continue;
    }
    if (line->is_blank) {
      line->left = place->x1;
      line->right = place->x2;
      line->top = MIN (place->y1, place->y2);
      line->height = ABS (place->y2 - place->y1);
      line->is_blank = FALSE;
    }
    line->left = MIN (line->left, place->x1);
    line->right = MAX (line->right, place->x2);
    word_left = in_word ? MIN (word_left, place->x1) : place->x1;
    word_right = in_word ? MAX (word_right, place->x2) : place->x2;
    in_word = TRUE;
    if (!is_known)
      line->first_word = word_right - word_left;
    is_known |= g_unichar_iswide (c); /* such scripts end a line between any two characters */
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

/* Whether @line goes on with what @before says: its first word would not have fitted there. */
static gboolean
goes_on (const Line *before, const Line *line, double left, double right)
{
  double down = line->top - before->top;
  double room = before->is_rtl ? before->left - left : right - before->right;

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
    append_as_written (joined, line);
  }
  return g_string_free (joined, FALSE);
}

/* Marks of direction that poppler puts around each letter it reads: they are not on the page, and
 * have no place there. */
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
