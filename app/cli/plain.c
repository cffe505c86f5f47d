/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/plain.h"

#include "app/cli/output.h"
#include "core/day.h"
#include "core/due.h"
#include "core/words.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_MIN 80     /* columns, even of a narrower terminal: an id takes half of them */
#define WIDTH_FILE 120   /* columns where there is no terminal */
#define WIDTH_MAX 200    /* columns; longer lines read badly */
#define TEXT_WIDTH 60    /* of what an entry says, before a kind has more than */
#define KIND_WIDTH_MIN 9 /* for its name */
#define FIXED_WIDTH 57   /* columns: id, day, time, mark, and a space behind each */

static int
width_of (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static int
text_width (const char *text)
{
  int width = 0;

  for (; *text; text = g_utf8_next_char (text))
    width += width_of (g_utf8_get_char (text));
  return width;
}

/* Cuts @text so that it takes at most @width columns. */
static char *
shorten (const char *text, int width)
{
  const char *end = text, *cut = text;
  int used = 0;

  for (; *end; end = g_utf8_next_char (end)) {
    used += width_of (g_utf8_get_char (end));
    if (used > width)
      return g_strdup_printf ("%.*s…", (int)(cut - text), text);
    if (used < width)
      cut = g_utf8_next_char (end);
  }
  return g_strdup (text);
}

static int
terminal_width (void)
{
  struct winsize size = { 0 };

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
    return WIDTH_FILE;
  return CLAMP ((int)size.ws_col, WIDTH_MIN, WIDTH_MAX);
}

static const char *
kind_name (const char *id)
{
  const MtKind *kind = mt_kind_find (id);

  return kind ? _ (kind->name) : id;
}

/* Of the names of kinds, some of which are sentences: what was written comes first. */
static int
kind_width (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  int width = 0, room = MAX (terminal_width () - FIXED_WIDTH - TEXT_WIDTH, KIND_WIDTH_MIN);

  for (gsize i = 0; i < n_kinds; i++)
    width = MAX (width, text_width (_ (kinds[i].name)));
  return MIN (width, room);
}

static gint32
today (void)
{
  g_auto (MtMoment) now = { 0 };

  mt_moment_now (&now);
  return mt_day_of_local (mt_moment_get_local (&now));
}

/* Of a letter that is not to be read before @day. */
static char *
say_closed (gint32 day)
{
  g_autofree char *date = mt_day_format (day);

  /* Translators: instead of a letter that is closed until a day: “to open on 2027-03-20”. */
  return g_strdup_printf (_ ("to open on %s"), date);
}

/* A number says little without the name of its field: “Length: 50 minutes”. */
static char *
say_number (const MtField *field, const char *value)
{
  g_autofree char *words = NULL;

  if (!mt_field_has_ends (field))
    words =
        mt_phrase_value (field, &(MtValue){ NULL, (char *)value, g_ascii_strtod (value, NULL) });
  return g_strdup_printf ("%s: %s", _ (field->name), words ? words : value);
}

/* What an entry says in short: the word of its first scale, then how its text begins; where there
 * is neither, its first value. */
static char *
summary_of (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_autofree char *text = mt_words_preview (mt_entry_get_text (entry), WIDTH_MAX);
  gint32 day;

  if (mt_due_is_closed (entry, today (), &day))
    return say_closed (day);
  for (gsize i = 0; kind && i < kind->n_fields; i++) {
    const MtField *field = &kind->fields[i];
    const char *value = mt_entry_get_value (entry, field->id);
    const char *word = value ? mt_field_word (field, value) : NULL;

    if (value && field->type == MT_FIELD_SCALE && word)
      return g_strconcat (_ (word), *text ? ": " : NULL, text, NULL);
    if (value && *text == '\0' && mt_field_type_is_number (field->type))
      return say_number (field, value);
    if (value && *text == '\0')
      return word ? g_strdup (_ (word)) : mt_words_preview (value, WIDTH_MAX);
  }
  return g_steal_pointer (&text);
}

void
mt_plain_put_line (MtEntry *entry)
{
  gint64 local = mt_moment_get_local (mt_entry_get_moment (entry));
  g_autofree char *day = mt_day_format (mt_entry_get_day (entry));
  int minutes = (int)((local - mt_day_start (mt_entry_get_day (entry))) / (60 * G_USEC_PER_SEC));
  g_autofree char *kind = mt_visible (kind_name (mt_entry_get_kind (entry)));
  g_autofree char *summary = summary_of (entry);
  int kinds = kind_width ();
  g_autofree char *short_kind = shorten (kind, kinds);
  g_autofree char *shown = shorten (summary, terminal_width () - FIXED_WIDTH - kinds - 1);
  int padding = kinds - text_width (short_kind);

  mt_put_format ("%s %s %02d:%02d %c %s%*s %s\n", mt_entry_get_id (entry), day, minutes / 60,
                 minutes % 60, mt_entry_get_flagged (entry) ? '*' : ' ', short_kind, padding, "",
                 shown);
}

static void
put_label (const char *label, const char *value)
{
  mt_put_format ("%s: ", label);
  mt_put_text (value);
  mt_put ("\n");
}

/* All values of @field, or of the one of the same name that is not known here. */
static void
put_values (MtEntry *entry, const char *id, const MtField *field)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  g_autoptr (GString) shown = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];
    const char *word = field ? mt_field_word (field, value->value) : NULL;

    if (!g_str_equal (value->field, id))
      continue;
    g_string_append_printf (shown, "%s%s", any ? ", " : "", word ? _ (word) : value->value);
    if (word && field->type == MT_FIELD_SCALE)
      g_string_append_printf (shown, " (%s)", value->value);
    any = TRUE;
  }
  if (any)
    put_label (field ? _ (field->name) : id, shown->str);
}

static void
put_fields (MtEntry *entry, const MtKind *kind)
{
  const GPtrArray *values = mt_entry_get_values (entry), *links = mt_entry_get_links (entry);
  g_autoptr (GHashTable) put = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; kind && i < kind->n_fields; i++)
    put_values (entry, kind->fields[i].id, &kind->fields[i]);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];
    if (!mt_kind_find_field (kind, value->field) && g_hash_table_add (put, value->field))
      put_values (entry, value->field, NULL);
  }
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];
    const MtField *field = mt_kind_find_field (kind, link->role);
    put_label (field ? _ (field->name) : link->role, link->to);
  }
}

void
mt_plain_put_entry (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const MtMoment *moment = mt_entry_get_moment (entry);
  const char *state = mt_entry_get_state (entry);
  const char *state_word = kind && state ? mt_kind_state_word (kind, state) : NULL;
  g_autofree char *at = mt_moment_format (moment);
  g_autofree char *when = g_strdup_printf ("%s %s", at, moment->zone);

  put_label (_ ("Id"), mt_entry_get_id (entry));
  put_label (_ ("Kind"), kind_name (mt_entry_get_kind (entry)));
  put_label (_ ("When"), when);
  if (mt_entry_get_flagged (entry))
    mt_put_format ("%s\n", _ ("To bring to the session"));
  if (mt_entry_get_sealed (entry))
    mt_put_format ("%s\n", _ ("Written while the journal was locked"));
  if (mt_entry_get_deleted (entry))
    mt_put_format ("%s\n", _ ("In the bin"));
  if (state)
    put_label (_ ("State"), state_word ? _ (state_word) : state);
  put_fields (entry, kind);
  if (*mt_entry_get_text (entry)) {
    mt_put ("\n");
    mt_put_text (mt_entry_get_text (entry));
    mt_put ("\n");
  }
}

void
mt_plain_put_kind (const MtKind *kind)
{
  mt_put_format ("%s: %s\n", kind->id, _ (kind->name));
  for (gsize i = 0; i < kind->n_fields; i++) {
    const MtField *field = &kind->fields[i];
    char min[G_ASCII_DTOSTR_BUF_SIZE], max[G_ASCII_DTOSTR_BUF_SIZE];

    mt_put_format ("  %-12s %s", field->id, mt_field_type_id (field->type));
    if (field->type == MT_FIELD_SCALE || field->type == MT_FIELD_NUMBER ||
        field->type == MT_FIELD_DURATION)
      mt_put_format (" %s–%s", g_ascii_formatd (min, sizeof min, "%.15g", field->min),
                     g_ascii_formatd (max, sizeof max, "%.15g", field->max));
    for (gsize j = 0; field->type == MT_FIELD_SCALE && j < field->n_choices; j++)
      mt_put_format ("%s%s", j ? ", " : ": ", _ (field->choices[j].name));
    if (field->type == MT_FIELD_CHOICE || (field->type == MT_FIELD_SEVERAL && !field->open))
      for (gsize j = 0; j < field->n_choices; j++)
        mt_put_format ("%s%s", j ? ", " : " ", field->choices[j].id);
    mt_put ("\n");
  }
  for (gsize i = 0; i < kind->n_states; i++)
    mt_put_format ("%s%s", i ? ", " : "  state        choice ", kind->states[i].id);
  if (kind->n_states)
    mt_put ("\n");
}
