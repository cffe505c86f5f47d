/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/since-words.h"

#include "core/kind.h"
#include "core/kinds/ids.h"
#include "core/share/mood-line.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_WORDS 6 /* feelings that are named */

static const MtField *
field_of (const char *kind, const char *id)
{
  return mt_kind_find_field (mt_kind_find (kind), id);
}

char *
mt_since_name (MtSinceParts part)
{
  if (part == MT_SINCE_MOODS)
    return g_strdup (_ (field_of ("mood", "valence")->name));
  if (part == MT_SINCE_WORDS)
    return g_strdup (_ (field_of ("mood", "words")->name));
  if (part == MT_SINCE_COURSE) {
    /* Translators: how the mood was from day to day. */
    return g_strdup (_ ("Course of mood"));
  }
  return g_strdup (_ (mt_kind_find (MT_KIND_TASK)->plural));
}

char *
mt_since_source (const MtSince *self, MtSinceParts part)
{
  guint n_moods = part == MT_SINCE_WORDS ? self->n_worded : self->n_moods;
  g_autofree char *course = part == MT_SINCE_COURSE ? mt_mood_line_say (self->course) : NULL;

  if (part == MT_SINCE_TASKS && self->tasks->len > 0) {
    /* Translators: what something was made from. */
    return g_strdup_printf (g_dngettext (NULL, "from %u task", "from %u tasks", self->tasks->len),
                            self->tasks->len);
  }
  if (part == MT_SINCE_TASKS || n_moods == 0 || (part == MT_SINCE_COURSE && !course))
    return NULL;
  /* Translators: what something was made from. */
  return g_strdup_printf (g_dngettext (NULL, "from %u mood", "from %u moods", n_moods), n_moods);
}

/* ---- Moods ---- */

static const char *
step_word (int step)
{
  g_autofree char *value = g_strdup_printf ("%d", step);
  const char *word = mt_field_word (field_of ("mood", "valence"), value);

  return word ? _ (word) : "";
}

static char *
say_moods (const MtSince *self)
{
  const char *lowest = step_word (self->lowest), *highest = step_word (self->highest);

  if (self->n_moods == 0)
    return NULL;
  if (self->lowest == self->highest) {
    /* Translators: all moods were this one step. */
    return g_strdup_printf (_ ("“%s”"), lowest);
  }
  if (self->most == 0 || self->n_moods < 3) {
    /* Translators: the lowest and the highest step of mood there was. */
    return g_strdup_printf (_ ("Between “%1$s” and “%2$s”"), lowest, highest);
  }
  /* Translators: the lowest and the highest step of mood there was, and the one there was most. */
  return g_strdup_printf (_ ("Between “%1$s” and “%2$s”, most often “%3$s”"), lowest, highest,
                          step_word (self->most));
}

/* ---- Feelings ---- */

static char *
say_words (const MtSince *self)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < self->words->len && i < MOST_WORDS; i++) {
    const MtSinceWord *word = self->words->pdata[i];
    const MtValue value = { NULL, word->word, NAN };
    g_autofree char *phrase = mt_phrase_value (field_of ("mood", "words"), &value);

    if (i > 0)
      g_string_append (said, C_ ("list", ", "));
    /* Translators: a word for a feeling, and how often it was chosen. */
    g_string_append_printf (said, _ ("%1$s (%2$u)"), phrase, word->count);
  }
  return said->len > 0 ? g_strdup (said->str) : NULL;
}

/* ---- Tasks ---- */

static guint
count_outcome (const MtSince *self, const char *outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->tasks->len; i++)
    n += g_strcmp0 (((MtSinceTask *)self->tasks->pdata[i])->outcome, outcome) == 0;
  return n;
}

/* How they went, as far as that was said. */
static char *
say_tasks (const MtSince *self)
{
  const MtField *outcome = field_of (MT_KIND_TASK, "outcome");
  g_autoptr (GString) said = g_string_new (NULL);

  for (gsize i = 0; i < outcome->n_choices; i++) {
    guint n = count_outcome (self, outcome->choices[i].id);

    if (n == 0)
      continue;
    if (said->len > 0)
      g_string_append (said, C_ ("list", ", "));
    /* Translators: how tasks went, and how many went so. */
    g_string_append_printf (said, C_ ("outcome", "%1$s (%2$u)"), _ (outcome->choices[i].name), n);
  }
  if (said->len == 0 && self->tasks->len > 0 && !self->without_outcomes)
    return g_strdup (_ ("No word yet on how it went"));
  return said->len > 0 ? g_strdup (said->str) : NULL;
}

char *
mt_since_say (const MtSince *self, MtSinceParts part)
{
  if (part == MT_SINCE_MOODS)
    return say_moods (self);
  if (part == MT_SINCE_COURSE)
    return mt_mood_line_say (self->course);
  return part == MT_SINCE_WORDS ? say_words (self) : say_tasks (self);
}

char *
mt_since_title (const MtSince *self)
{
  g_autofree char *date = mt_phrase_date (self->day);

  /* Translators: over what was written since the last session: its date. */
  return g_strdup_printf (_ ("Since %s"), date);
}

char *
mt_since_task_name (const MtSinceTask *task)
{
  const char *word =
      task->outcome ? mt_field_word (field_of (MT_KIND_TASK, "outcome"), task->outcome) : NULL;

  return g_strdup (word            ? _ (word)
                   : task->outcome ? task->outcome
                                   : _ (mt_kind_find (MT_KIND_TASK)->name));
}

char *
mt_since_obstacle_name (void)
{
  return g_strdup (_ (field_of (MT_KIND_TASK, "obstacle")->name));
}
