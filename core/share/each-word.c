/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/each-word.h"

#include "core/words.h"

#include <string.h>

typedef struct {
  const char *text;         /* in its form */
  const MtWritten *written; /* NULL: as it is */
  MtEachWordFunc func;
  gpointer data;
  GString *last; /* the word that came last, and is to be given */
  gsize start, end;
} Walk;

static gboolean
take_first (const char *word, gsize length, gsize start, gsize end, gpointer first)
{
  g_string_truncate (first, 0);
  g_string_append_len (first, word, (gssize)length);
  return FALSE;
}

/* Of Hangul and some others, parts are not taken for the whole by core/words.c. */
static void
give (Walk *walk, const char *word)
{
  g_autofree char *composed =
      g_str_is_ascii (word) ? NULL : g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
  gsize start = walk->start, end = walk->end;

  if (walk->written) {
    start = mt_written_get_start (walk->written, start);
    end = mt_written_get_end (walk->written, end);
  }
  walk->func (composed ? composed : word, start, end, walk->data);
}

/* @next: where the next word begins.  One that overlaps it is a pair of characters of a script
 * without spaces, of which the first alone is given: the second is about to come. */
static void
give_last (Walk *walk, gsize next)
{
  if (walk->last->len == 0)
    return;
  if (next < walk->end) {
    mt_words_split (walk->text + walk->start, next - walk->start, MT_WORDS_WRITTEN, take_first,
                    walk->last);
    walk->end = next;
  }
  give (walk, walk->last->str);
}

static gboolean
take_word (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  Walk *walk = data;

  give_last (walk, start);
  take_first (word, length, start, end, walk->last);
  walk->start = start;
  walk->end = end;
  return TRUE;
}

gboolean
mt_each_word (const char *text, MtWrittenForm form, MtEachWordFunc func, gpointer data)
{
  g_autoptr (MtWritten) written = mt_written_new (text, form);
  g_autoptr (GString) last = g_string_new (NULL);
  Walk walk = { written ? mt_written_get_text (written) : text, written, func, data, last, 0, 0 };

  if (!written && form != MT_WRITTEN_AS_IT_IS)
    return FALSE;
  mt_words_split (walk.text, strlen (walk.text), MT_WORDS_WRITTEN, take_word, &walk);
  give_last (&walk, walk.end);
  return TRUE;
}
