/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/booklet-chapter.h"

#include "core/kinds/ids.h"
#include "core/share/phrase.h"
#include "core/share/text.h"

#include <string.h>

#define WEEKS_DAYS 14   /* the first, and the last, two weeks */
#define APART_DAYS 42   /* at least, from the first day to the last: else they tell nothing apart */
#define MOST_COMPARED 4 /* texts of each */
#define EXCERPT_MAX 320 /* characters of one */

static void
then_now_free (MtThenNow *pair)
{
  g_free (pair->then_day);
  g_free (pair->then_words);
  g_free (pair->now_day);
  g_free (pair->now_words);
  g_free (pair);
}

/* Kinds in which a person says how things are. */
static gboolean
may_compare (const MtView *view)
{
  static const char *const kinds[] = { "mood", "thought", MT_KIND_AFTER, MT_KIND_CHECK_IN, NULL };

  return mt_chapters_has_words (view) && g_strv_contains (kinds, mt_entry_get_kind (view->entry));
}

/* The beginning of what was written there, to the end of a word. */
static char *
excerpt (const MtView *view)
{
  g_autofree char *owned = NULL, *flat = NULL, *cut = NULL;
  char *space;

  flat = g_strstrip (g_strdelimit (g_strdup (mt_text_clean (view->text, &owned)), "\n\t", ' '));
  if (g_utf8_strlen (flat, -1) <= EXCERPT_MAX)
    return g_steal_pointer (&flat);
  cut = g_utf8_substring (flat, 0, EXCERPT_MAX);
  space = strrchr (cut, ' ');
  if (space && space - cut > (glong)strlen (cut) / 2)
    *space = '\0';
  return g_strconcat (cut, "…", NULL);
}

GPtrArray *
mt_chapters_compare (MtChapters *self)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)then_now_free);
  g_autoptr (GPtrArray) then = g_ptr_array_new (), now = g_ptr_array_new ();
  gint32 first, last;

  if (!mt_document_get_days (self->document, &first, &last) || last - first < APART_DAYS)
    return pairs;
  for (guint i = 0; i < self->order->len; i++) {
    MtView *view = self->order->pdata[i];
    gint32 day = mt_entry_get_day (view->entry);

    if (may_compare (view) && day < first + WEEKS_DAYS)
      g_ptr_array_add (then, view);
    else if (may_compare (view) && day > last - WEEKS_DAYS)
      g_ptr_array_add (now, view);
  }
  for (guint n = MIN (MIN (then->len, now->len), MOST_COMPARED), i = 0; i < n; i++) {
    const MtView *early = then->pdata[i], *late = now->pdata[now->len - n + i];
    MtThenNow *pair = g_new0 (MtThenNow, 1);

    pair->then = early;
    pair->now = late;
    pair->then_day = mt_phrase_date (mt_entry_get_day (early->entry));
    pair->then_words = excerpt (early);
    pair->now_day = mt_phrase_date (mt_entry_get_day (late->entry));
    pair->now_words = excerpt (late);
    g_ptr_array_add (pairs, pair);
  }
  return pairs;
}
