/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/say-entry.h"

#include "app/widgets/say-time.h"
#include "core/due.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LINE_LENGTH 200 /* characters; no row shows more */

static char *
first_line (const char *text)
{
  const char *start = text + strspn (text, " \t\r\n");
  g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));

  g_strchomp (line);
  return g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), LINE_LENGTH));
}

char *
mt_say_closed (MtEntry *entry, gint32 today)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  gint32 day;
  g_autofree char *date = NULL;

  if (!mt_due_is_closed (entry, today, &day))
    return NULL;
  date = mt_say_date (day, today);
  /* Translators: what kind of entry it is, and the day before which it is not shown: “Letter to
   * myself, to open on 3 March”. */
  return g_strdup_printf (C_ ("kind and day", "%1$s, to open on %2$s"), _ (kind->name), date);
}

char *
mt_say_entry (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_autofree char *line = first_line (mt_entry_get_text (entry));
  const char *step = kind && kind->tap ? mt_entry_get_value (entry, kind->tap) : NULL;
  const char *word = step ? mt_field_word (mt_kind_find_field (kind, kind->tap), step) : NULL;

  char *closed = mt_say_closed (entry, mt_say_today ());

  if (closed)
    return closed;
  if (*line)
    return g_steal_pointer (&line);
  if (word)
    return g_strdup (_ (word));
  return g_strdup (kind ? _ (kind->name) : mt_entry_get_kind (entry));
}

char *
mt_say_entry_origin (MtEntry *entry, gint32 today)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_autofree char *day = mt_say_day (mt_entry_get_day (entry), today);

  /* Translators: what kind of entry it is, and its day: “Question · Yesterday”. */
  return g_strdup_printf (C_ ("kind and day", "%1$s · %2$s"),
                          kind ? _ (kind->name) : mt_entry_get_kind (entry), day);
}

char *
mt_say_value (const MtField *field, const char *value)
{
  if (mt_field_has_ends (field)) {
    /* Translators: a question, and the step chosen from 0 to 10: “The hour as a whole: 7”. */
    return g_strdup_printf (C_ ("name and step", "%1$s: %2$s"), _ (field->name), value);
  }
  return mt_phrase_value (field, &(MtValue){ NULL, (char *)value, NAN });
}
