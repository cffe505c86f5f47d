/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/entry-words.h"

#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/kind.h"
#include "core/share/phrase.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define BEGINNING_MAX 160 /* characters */

/* What the fields say, one after the other, without their names. */
static char *
say_values (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const GPtrArray *values = mt_entry_get_values (entry);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];
    const MtField *field = kind ? mt_kind_find_field (kind, value->field) : NULL;
    g_autofree char *words = mt_phrase_value (field, value);

    g_string_append_printf (said, "%s%s", i ? " · " : "", words);
  }
  return mt_words_preview (said->str, BEGINNING_MAX);
}

char *
mt_entry_words_beginning (MtEntry *entry)
{
  g_autofree char *text = mt_words_preview (mt_entry_get_text (entry), BEGINNING_MAX);
  g_autofree char *values = NULL;
  char *closed = mt_say_closed (entry, mt_say_today ());

  if (closed)
    return closed;
  if (*text)
    return g_steal_pointer (&text);
  values = say_values (entry);
  /* Translators: said of an entry in which nothing is written yet. */
  return *values ? g_steal_pointer (&values) : g_strdup (_ ("Nothing written yet"));
}

char *
mt_entry_words_spoken (MtEntry *entry)
{
  g_autofree char *about = mt_say_entry_origin (entry, mt_say_today ());
  g_autofree char *beginning = mt_entry_words_beginning (entry);

  /* Translators: for a screen reader: kind and day of an entry, and how it begins. */
  return g_strdup_printf (_ ("%s: %s"), about, beginning);
}
