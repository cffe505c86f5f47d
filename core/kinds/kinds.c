/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kinds/tables.h"

#include <string.h>

#define MOST_KINDS 32

/* Translators: steps of mood, from lowest to highest, answering “How are you?”.  They are words for
 * a state, not marks: no step should sound like a failure. */
static const MtChoice valence_steps[] = {
  { "1", N_ ("Very low") },   { "2", N_ ("Low") },       { "3", N_ ("A little low") },
  { "4", N_ ("In between") }, { "5", N_ ("All right") }, { "6", N_ ("Well") },
  { "7", N_ ("Very well") },
};

/* Translators: steps of energy, from lowest to highest. */
static const MtChoice energy_steps[] = {
  { "1", N_ ("Drained") }, { "2", N_ ("Tired") },          { "3", N_ ("Steady") },
  { "4", N_ ("Lively") },  { "5", N_ ("Full of energy") },
};

/* Translators: what a question for the therapist can be. */
static const MtChoice question_states[] = {
  { "open", N_ ("Open") },
  { "asked", N_ ("Asked") },
  { "answered", N_ ("Answered") },
  { "no-longer", N_ ("No longer") },
};

static const MtField mood_fields[] = {
  { "valence", N_ ("Mood"), MT_FIELD_SCALE, 1, 7, LIST (valence_steps) },
  { "energy", N_ ("Energy"), MT_FIELD_SCALE, 1, 5, LIST (energy_steps) },
  { .id = "words",
    .name = N_ ("Feelings"),
    .type = MT_FIELD_SEVERAL,
    .choices = mt_emotion_words,
    .n_choices = MT_EMOTION_WORDS,
    .open = TRUE,
    .groups = mt_emotion_groups,
    .n_groups = MT_EMOTION_GROUPS },
  { "body", N_ ("Body"), MT_FIELD_TEXT },
  TAGS,
};

static const MtField thought_fields[] = { TAGS };

static const MtField question_fields[] = {
  { "answer", N_ ("Answer"), MT_FIELD_LONG_TEXT },
  { "about", N_ ("About"), MT_FIELD_LINK, .many = TRUE },
  TAGS,
};

/* A new kind is one row, here or in one of the tables beside this one; every other part of Meantime
 * walks them. */
static const MtKind kinds[] = {
  { "mood", N_ ("Mood"), N_ ("Moods"), "mt-mood-symbolic", LIST (mood_fields), .tap = "valence",
    /* Translators: shown where a note beside a mood can be written. */
    .prompt = N_ ("A few words, if you like") },
  { "thought", N_ ("Thought"), N_ ("Thoughts"), "document-edit-symbolic", LIST (thought_fields),
    /* Translators: a button that begins to write one. */
    .jot = N_ ("A Thought"), .prompt = N_ ("What is on your mind?") },
  { "question", N_ ("Question"), N_ ("Questions"), "dialog-question-symbolic",
    LIST (question_fields), LIST (question_states), .state_field = "answer", .asks = TRUE,
    .gather = "open", .discussed = "asked",
    /* Translators: a button that begins to write one. */
    .jot = N_ ("A Question"), .prompt = N_ ("What would you like to ask?") },
};

static MtKind all[MOST_KINDS];
static gsize n_all;

static void
append (const MtKind *table, gsize n_kinds)
{
  g_assert (n_all + n_kinds <= MOST_KINDS);
  memcpy (all + n_all, table, n_kinds * sizeof *table);
  n_all += n_kinds;
}

static gpointer
put_together (gpointer data)
{
  append (kinds, G_N_ELEMENTS (kinds));
  append (mt_session_kinds.kinds, mt_session_kinds.n_kinds);
  append (mt_growth_kinds.kinds, mt_growth_kinds.n_kinds);
  append (mt_card_kinds.kinds, mt_card_kinds.n_kinds);
  return NULL;
}

const MtKind *
mt_kinds (gsize *n_kinds)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, put_together, NULL);
  *n_kinds = n_all;
  return all;
}
