/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/core/share/samples.h"
#include "tests/core/share/vocabulary.h"

#include <string.h>

/* Random entries and random choices, and which words may then be seen: reckoned here from what was
 * put in, without asking what draws them. */

#define MOST_WORDS_IN_PLACE 6

/* In place of a word of the vocabulary. */
#define OTHER (-1) /* the s of a possessive */
#define BAR (-2)
#define MY (-3) /* before some roles */

typedef enum {
  PLACE_ENTRY, /* a text or value of an entry */
  PLACE_NOTE,  /* a note beside one */
  PLACE_SAID,  /* said to the reader about one */
  PLACE_ONE_THING,
  PLACE_TASK, /* of a task that is counted */
  PLACE_MOOD, /* a feeling that is counted */
} PlaceType;

/* Where words stand. */
typedef struct {
  PlaceType type;
  MtEntry *entry; /* whose they are */
  MtEntry *about; /* a note: beside which entry; else @entry */
  const char *field;
  guint index;
  GArray *words;  /* int */
  GArray *starts; /* gsize, in the text; of what is no word likewise */
  gsize ends[2 * MOST_WORDS_IN_PLACE + 2];
  gboolean hidden[2 * MOST_WORDS_IN_PLACE + 2]; /* by a span */
} Place;

typedef struct {
  GRand *chance;
  char **vocabulary;
  GPtrArray *entries, *others; /* MtEntry: those given, and those of the sheet */
  GPtrArray *places;
  MtShareChoice *choice;
  GPtrArray *absent;            /* char *: options.hidden */
  GPtrArray *words;             /* GArray of int: words and phrases that are hidden */
  int role_of[VOCABULARY_SIZE]; /* a word; OTHER: it is no name */
  gboolean role_has_my[VOCABULARY_SIZE];
  GPtrArray *stale; /* MtEntry */
  gboolean is_sheet;
  GPtrArray *since;
  MtMoment last;
  MtShareSheet sheet;
} RandomShare;

static inline gboolean
happens (RandomShare *self, double chance)
{
  return g_rand_double (self->chance) < chance;
}

static inline int
below (RandomShare *self, guint n)
{
  return g_rand_int_range (self->chance, 0, (gint32)n);
}

static inline void
place_free (gpointer data)
{
  Place *place = data;

  g_array_unref (place->words);
  g_array_unref (place->starts);
  g_free (place);
}

static inline Place *
add_place (RandomShare *self, PlaceType type, MtEntry *entry, const char *field, guint index)
{
  Place *place = g_new0 (Place, 1);

  *place = (Place){ .type = type,
                    .entry = entry,
                    .about = entry,
                    .field = field,
                    .index = index,
                    .words = g_array_new (FALSE, FALSE, sizeof (int)),
                    .starts = g_array_new (FALSE, FALSE, sizeof (gsize)) };
  g_ptr_array_add (self->places, place);
  return place;
}

static inline void
note_word (Place *place, int word, gsize start, gsize end)
{
  g_array_append_val (place->words, word);
  g_array_append_val (place->starts, start);
  place->ends[place->words->len - 1] = end;
}

static inline const VocabularyScript *
script_of (int word)
{
  return &vocabulary_scripts[word / VOCABULARY_PER_SCRIPT];
}

/* A word as somebody may write it. */
static inline char *
spell (RandomShare *self, int word)
{
  const char *plain = self->vocabulary[word];

  if (happens (self, 0.2))
    return g_utf8_strup (plain, -1);
  if (happens (self, 0.2))
    return g_utf8_normalize (plain, -1, G_NORMALIZE_NFD);
  return g_strdup (plain);
}

/* Writes up to @n words, and notes in @place where; @lines: over several lines. */
static inline char *
write_words (RandomShare *self, Place *place, int n, gboolean lines)
{
  static const char *const between[] = { " ", " ", ", ", ". ", " – ", "\n", "\n\n", "’s " };
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++) {
    int word = below (self, VOCABULARY_SIZE);
    const VocabularyScript *script = script_of (word);
    g_autofree char *spelt = spell (self, word);
    gsize start = text->len;

    g_string_append (text, spelt);
    note_word (place, word, start, text->len);
    if (script->has_spaces && i + 1 < n) {
      const char *gap = between[below (self, lines ? G_N_ELEMENTS (between) : 5)];
      g_string_append (text, gap);
      if (g_str_has_prefix (gap, "’s"))
        note_word (place, OTHER, text->len - 2, text->len - 1);
    }
  }
  return g_string_free_and_steal (text);
}

/* ---- Entries ---- */

static inline MtEntry *
new_random_entry (RandomShare *self, GPtrArray *entries, const char *kind, int number)
{
  g_autofree char *id = g_strdup_printf ("019a5f00-c0de-7000-8000-%012d", number);
  g_autofree char *at =
      g_strdup_printf ("2026-11-%02dT%02d:00", 24 + below (self, 5), below (self, 24));

  return add_entry (entries, id, kind, at, "");
}

static inline void
fill_field (RandomShare *self, MtEntry *entry, const MtField *field, guint n_entries)
{
  int n_values = field->type == MT_FIELD_SEVERAL ? 1 + below (self, 3) : 1;
  gboolean is_text = field->type == MT_FIELD_TEXT || field->type == MT_FIELD_LONG_TEXT;

  if (field->type == MT_FIELD_SCALE) {
    g_autofree char *step = g_strdup_printf ("%d", (int)field->max);
    mt_entry_add_value (entry, field->id, step, field->max);
  }
  if (field->type == MT_FIELD_LINK && n_entries > 0) {
    MtEntry *to = self->entries->pdata[below (self, n_entries)];
    mt_entry_add_link (entry, field->id, mt_entry_get_id (to));
  }
  if (!is_text && (field->type != MT_FIELD_SEVERAL || !field->open))
    return;
  for (int i = 0; i < n_values; i++) {
    Place *place = add_place (self, PLACE_ENTRY, entry, field->id, (guint)i);
    g_autofree char *value = write_words (self, place, is_text ? 1 + below (self, 3) : 1,
                                          field->type == MT_FIELD_LONG_TEXT);
    mt_entry_add_value (entry, field->id, value, NAN);
  }
}

static inline void
add_random_entry (RandomShare *self, int number)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds), *kind = &kinds[below (self, (guint)n_kinds)];
  guint n_before = self->entries->len;
  MtEntry *entry = new_random_entry (self, self->entries, kind->id, number);
  Place *place = add_place (self, PLACE_ENTRY, entry, MT_HIDE_TEXT, 0);
  g_autofree char *text = write_words (self, place, 1 + below (self, MOST_WORDS_IN_PLACE), TRUE);

  mt_entry_set_text (entry, text);
  if (kind->n_states && happens (self, 0.5))
    mt_entry_set_state (entry, kind->states[below (self, (guint)kind->n_states)].id);
  for (gsize i = 0; i < kind->n_fields; i++)
    if (happens (self, 0.3))
      fill_field (self, entry, &kind->fields[i], n_before);
}

/* ---- The sheet ---- */

static inline void
add_counted (RandomShare *self, int number)
{
  gboolean is_task = happens (self, 0.5);
  MtEntry *entry = new_random_entry (self, self->since, is_task ? "task" : "mood", number);
  Place *place = add_place (self, is_task ? PLACE_TASK : PLACE_MOOD, entry,
                            is_task ? MT_HIDE_TEXT : "words", 0);
  g_autofree char *text = write_words (self, place, is_task ? 3 : 1, is_task);

  if (!is_task) {
    mt_entry_add_value (entry, "words", text, NAN);
    return;
  }
  mt_entry_set_text (entry, text);
  if (happens (self, 0.5)) {
    g_autofree char *obstacle =
        write_words (self, add_place (self, PLACE_TASK, entry, "obstacle", 0), 2, TRUE);
    mt_entry_add_value (entry, "obstacle", obstacle, NAN);
  }
}

static inline void
add_sheet (RandomShare *self)
{
  MtEntry *session = new_random_entry (self, self->others, "session", 100);
  g_autofree char *one_thing =
      write_words (self, add_place (self, PLACE_ONE_THING, session, "one-thing", 0), 3, FALSE);

  mt_entry_set_state (session, "planned");
  mt_entry_add_value (session, "one-thing", one_thing, NAN);
  self->sheet.session = session;
  self->sheet.notes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->entries->len; i++)
    if (happens (self, 0.4)) {
      MtEntry *note = new_random_entry (self, self->others, "side-note", 200 + (int)i);
      Place *place = add_place (self, PLACE_NOTE, note, MT_HIDE_TEXT, 0);
      g_autofree char *text = write_words (self, place, 3, TRUE);

      place->about = self->entries->pdata[i];
      mt_entry_set_text (note, text);
      g_hash_table_insert (self->sheet.notes, (char *)mt_entry_get_id (place->about), note);
    }
  for (int i = 0; i < 4; i++)
    add_counted (self, 300 + i);
  g_assert_true (mt_moment_parse (&self->last, "2026-11-20T10:00", "Europe/Lisbon", NULL));
  self->sheet.with = (MtSinceParts)below (self, 8);
  self->sheet.since = self->since;
  self->sheet.last = &self->last;
}

/* ---- The choice ---- */

static inline void
hide_random_words (RandomShare *self)
{
  for (int i = below (self, 5); i > 0; i--) {
    const Place *place = self->places->pdata[below (self, self->places->len)];
    guint at = (guint)below (self, place->words->len);
    GArray *phrase = g_array_new (FALSE, FALSE, sizeof (int));
    g_autoptr (GString) words = g_string_new (NULL);
    guint length = happens (self, 0.3) ? 2 : 1;

    for (guint j = at; j < MIN (at + length, place->words->len); j++) {
      int word = g_array_index (place->words, int, j);
      g_autofree char *spelt = word >= 0 ? spell (self, word) : g_strdup ("s");
      g_array_append_val (phrase, word);
      g_string_append_printf (words, "%s%s", j > at ? " " : "", spelt);
    }
    if (g_array_index (phrase, int, 0) == OTHER) { /* an s alone is no word to hide */
      g_array_unref (phrase);
      continue;
    }
    mt_share_choice_hide_words (self->choice, words->str, TRUE);
    g_ptr_array_add (self->words, phrase);
  }
  for (int i = below (self, 3); i > 0; i--) {
    int name = below (self, VOCABULARY_SIZE), role = below (self, VOCABULARY_SIZE);
    gboolean has_my = happens (self, 0.5);
    g_autofree char *words = g_strconcat (has_my ? "my " : "", self->vocabulary[role], NULL);

    mt_share_choice_set_role (self->choice, self->vocabulary[name], words);
    self->role_of[name] = role;
    self->role_has_my[name] = has_my;
  }
}

static inline void
hide_random_places (RandomShare *self)
{
  for (int i = below (self, 4); i > 0; i--) {
    Place *place = self->places->pdata[below (self, self->places->len)];
    guint at = (guint)below (self, place->words->len);
    const MtShareSpan span = { g_array_index (place->starts, gsize, at), place->ends[at] };

    if (place->type > PLACE_ONE_THING || place->type == PLACE_SAID)
      continue;
    g_assert_true (
        mt_share_choice_hide (self->choice, place->entry, place->field, place->index, span));
    place->hidden[at] = TRUE;
    if (place->type == PLACE_ENTRY && g_str_equal (place->field, MT_HIDE_TEXT) &&
        happens (self, 0.1))
      g_ptr_array_add (self->stale, place->entry);
  }
  for (guint i = 0; i < self->stale->len; i++) {
    MtEntry *entry = self->stale->pdata[i];
    g_autofree char *text = g_strconcat (mt_entry_get_text (entry), ".", NULL);

    mt_entry_set_text (entry, text);
    g_assert_true (mt_share_choice_is_stale (self->choice, entry));
  }
}

static inline void
leave_out_random_fields (RandomShare *self)
{
  for (int i = below (self, 4); i > 0; i--) {
    const Place *place = self->places->pdata[below (self, self->places->len)];
    int way = below (self, 5);

    if (place->type == PLACE_SAID)
      continue;
    if (way == 0)
      g_ptr_array_add (self->absent, (char *)place->field);
    else
      mt_share_choice_leave_out (self->choice, way == 1 ? NULL : mt_entry_get_id (place->entry),
                                 place->field, TRUE);
  }
}

static inline void
choose_random (RandomShare *self)
{
  gboolean some = happens (self, 0.5);

  for (guint i = 0; i < self->entries->len; i++) {
    MtEntry *entry = self->entries->pdata[i];
    const char *id = mt_entry_get_id (entry);

    if (happens (self, 0.3)) {
      g_autofree char *said =
          write_words (self, add_place (self, PLACE_SAID, entry, "", 0), 2, TRUE);
      mt_share_choice_say (self->choice, id, said);
    }
    if (some && (i == 0 || happens (self, 0.5)))
      mt_share_choice_set_chosen (self->choice, id, TRUE);
  }
}

static inline RandomShare *
random_share_new (GRand *chance)
{
  RandomShare *self = g_new0 (RandomShare, 1);
  int n_entries;

  self->chance = chance;
  self->vocabulary = vocabulary_new (chance);
  self->entries = new_entries ();
  self->others = new_entries ();
  self->since = new_entries ();
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->choice = mt_share_choice_new ();
  self->absent = g_ptr_array_new ();
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->stale = g_ptr_array_new ();
  for (guint i = 0; i < VOCABULARY_SIZE; i++)
    self->role_of[i] = OTHER;
  n_entries = 1 + below (self, 5);
  for (int i = 0; i < n_entries; i++)
    add_random_entry (self, i);
  self->is_sheet = happens (self, 0.3);
  if (self->is_sheet)
    add_sheet (self);
  choose_random (self);
  hide_random_words (self);
  hide_random_places (self);
  leave_out_random_fields (self);
  g_ptr_array_add (self->absent, NULL);
  return self;
}

static inline void
random_share_free (RandomShare *self)
{
  g_clear_pointer (&self->sheet.notes, g_hash_table_unref);
  mt_moment_clear (&self->last);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->since);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->absent);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->stale);
  mt_share_choice_free (self->choice);
  g_strfreev (self->vocabulary);
  g_free (self);
}
