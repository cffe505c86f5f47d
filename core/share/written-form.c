/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/written-form.h"

#include <string.h>

#define SOFT_HYPHEN 0x00AD
#define HYPHEN 0x2010
#define HANGUL_CHOSEONG_FILLER 0x115F
#define HANGUL_JUNGSEONG_FILLER 0x1160

/* From byte @at of the form on: what is read in place of bytes @start to @end of the text; @end 0:
 * what stands there from @start on. */
typedef struct {
  gsize at, start, end;
} Piece;

struct _MtWritten {
  GString *text;
  GArray *pieces; /* Piece, in order; never empty */
};

void
mt_written_free (MtWritten *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

const char *
mt_written_get_text (const MtWritten *self)
{
  return self->text->str;
}

/* The one that byte @at is of. */
static const Piece *
find_piece (const MtWritten *self, gsize at)
{
  guint first = 0, last = self->pieces->len; /* the first that begins behind it */

  while (first < last) {
    guint middle = first + (last - first) / 2;

    if (g_array_index (self->pieces, Piece, middle).at > at)
      last = middle;
    else
      first = middle + 1;
  }
  return &g_array_index (self->pieces, Piece, first - 1);
}

gsize
mt_written_get_start (const MtWritten *self, gsize at)
{
  const Piece *piece = find_piece (self, at);

  return piece->end ? piece->start : piece->start + (at - piece->at);
}

gsize
mt_written_get_end (const MtWritten *self, gsize at)
{
  const Piece *piece = find_piece (self, at - 1);

  return piece->end ? piece->end : piece->start + (at - piece->at);
}

/* ---- Making ---- */

/* A text on its way. */
typedef struct {
  MtWritten *made;
  const char *text;
  gboolean is_same;    /* so far */
  gboolean after_word; /* the last that was written is of a word */
} Making;

static void
begin_piece (Making *self, gsize start, gsize end)
{
  const Piece piece = { self->made->text->len, start, end };

  g_array_append_val (self->made->pieces, piece);
}

static void
write_as_it_is (Making *self, const char *at, gsize length)
{
  const GArray *pieces = self->made->pieces;
  const Piece *last = pieces->len ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;
  gsize start = (gsize)(at - self->text);

  if (!last || last->end || last->start + (self->made->text->len - last->at) != start)
    begin_piece (self, start, 0);
  g_string_append_len (self->made->text, at, (gssize)length);
}

static void
write_instead (Making *self, const char *at, gsize length, const gunichar *parts, gsize n_parts)
{
  gsize start = (gsize)(at - self->text);

  self->is_same = FALSE;
  begin_piece (self, start, start + length);
  for (gsize i = 0; i < n_parts; i++)
    g_string_append_unichar (self->made->text, parts[i]);
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_unseen (gunichar c)
{
  return c >= 0x80 && (g_unichar_type (c) == G_UNICODE_FORMAT || c == HANGUL_CHOSEONG_FILLER ||
                       c == HANGUL_JUNGSEONG_FILLER);
}

/* What @c is another form of, in @parts; 0: of nothing. */
static gsize
read_form (gunichar c, gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH])
{
  gunichar canonical[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts, n_canonical;

  if (c < 0x80)
    return 0;
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
  n_canonical = g_unichar_fully_decompose (c, FALSE, canonical, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
  return n_parts == n_canonical && memcmp (parts, canonical, n_parts * sizeof *parts) == 0
             ? 0
             : n_parts;
}

static const char *
skip_unseen (const char *at, gboolean joined)
{
  while (*at) {
    gunichar c = g_utf8_get_char (at);

    if (!(joined ? is_unseen (c) : c == SOFT_HYPHEN))
      break;
    at = g_utf8_next_char (at);
  }
  return at;
}

/* Where the word goes on behind the hyphen that ends at @at; NULL: it does not. */
static const char *
find_rest (const char *at, gboolean joined)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH], c;
  const char *rest;

  at = skip_unseen (at, joined);
  rest = at + strspn (at, " \t\r\n");
  if (rest > at && !memchr (at, '\n', (gsize)(rest - at)))
    return NULL;
  rest = skip_unseen (rest, joined);
  c = g_utf8_get_char (rest);
  return is_of_word (read_form (c, parts) ? parts[0] : c) ? rest : NULL;
}

static void
write_character (Making *self, gunichar c, const char *at, gsize length)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = read_form (c, parts);

  if (n_parts > 0)
    write_instead (self, at, length, parts, n_parts);
  else
    write_as_it_is (self, at, length);
  self->after_word = is_of_word (n_parts > 0 ? parts[n_parts - 1] : c);
}

static gboolean
is_hyphen (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  return c == '-' || c == HYPHEN ||
         (read_form (c, parts) == 1 && (parts[0] == '-' || parts[0] == HYPHEN));
}

/* Answers where to go on. */
static const char *
take (Making *self, const char *at, MtWrittenForm form)
{
  static const gunichar space[] = { ' ' };
  gboolean joined = form == MT_WRITTEN_JOINED;
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at), *rest;
  gsize length = (gsize)(next - at);

  if (is_unseen (c) && !joined && c != SOFT_HYPHEN) {
    write_instead (self, at, length, space, 1);
    self->after_word = FALSE;
    return next;
  }
  rest = is_unseen (c) ? next : NULL;
  if (!rest && form != MT_WRITTEN_PARTED && self->after_word && is_hyphen (c))
    rest = find_rest (next, joined);
  if (!rest) {
    write_character (self, c, at, length);
    return next;
  }
  self->is_same = FALSE;
  return rest;
}

/* Most texts have nothing that could be read in another way. */
static gboolean
is_plain (const char *text)
{
  return !strchr (text, '-') && g_str_is_ascii (text);
}

MtWritten *
mt_written_new (const char *text, MtWrittenForm form)
{
  g_autoptr (MtWritten) self = NULL;
  Making making;

  if (form == MT_WRITTEN_AS_IT_IS || is_plain (text))
    return NULL;
  self = g_new (MtWritten, 1);
  *self =
      (MtWritten){ g_string_sized_new (strlen (text)), g_array_new (FALSE, FALSE, sizeof (Piece)) };
  making = (Making){ self, text, TRUE, FALSE };
  for (const char *at = text; *at;)
    at = take (&making, at, form);
  return making.is_same ? NULL : g_steal_pointer (&self);
}
