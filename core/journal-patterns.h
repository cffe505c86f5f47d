/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"
#include "core/pattern/look-back.h"
#include "core/pattern/mood.h"

G_BEGIN_DECLS

/* What the place Patterns shows, read and computed beside the screen.  Both calls run on the
 * journal's reader, can be cancelled while they run (G_IO_ERROR_CANCELLED), and read no text of
 * entries but what they give back. */

typedef struct {
  char *id; /* of the task */
  char *text;
} MtObstacle;

#define MT_OBSTACLES_MOST 5

typedef struct {
  MtPeriod period;
  guint n_moods, n_energies; /* that say valence, energy */
  GArray *course;            /* MtMoodPart */
  MtMoodWeek week;
  GPtrArray *words; /* MtWordCount: feelings, those named most first; none that is hidden */
  guint n_worded;   /* moods that name any of these */
  GPtrArray *tags;  /* MtTagMood, in their order */

  guint n_tasks;        /* agreed in the period */
  GPtrArray *outcomes;  /* MtWordCount: ids of how they went, in the order of the table, with those
                         * that are 0 */
  guint n_without;      /* tasks that say nothing about it yet */
  guint n_obstacles;    /* tasks that say what got in the way */
  GPtrArray *obstacles; /* MtObstacle: the newest of them */
} MtPatterns;

void mt_patterns_free (MtPatterns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtPatterns, mt_patterns_free)

/* What is in the period of @length that ends with the day @to. @first_weekday: 0 is Sunday. */
void mt_journal_read_patterns (MtJournal *self,
                               MtPeriodLength length,
                               gint32 to,
                               int first_weekday,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
MtPatterns *mt_journal_read_patterns_finish (MtJournal *self, GAsyncResult *result, GError **error);

/* ---- Looking back ---- */

#define MT_HINDSIGHT_ENTRIES 3 /* of then, and of now */
#define MT_HINDSIGHT_ON_DAY 5  /* of one day */

typedef struct {
  GPtrArray
      *entries;     /* MtEntry, summaries: what was written freely, the first (then) or the last */
  GPtrArray *words; /* MtWordCount: feelings named most */
  guint n_worded;   /* moods that name any */
} MtHindsightWeeks;

typedef struct {
  GPtrArray *on_this_day; /* MtEntry, summaries, newest first */
  gboolean has_then;      /* whether there are a then and a now */
  MtThenAndNow days;
  MtHindsightWeeks then, now;
} MtHindsight;

void mt_hindsight_free (MtHindsight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtHindsight, mt_hindsight_free)

/* What stands on the day @today of earlier years, and the first weeks beside the last. */
void mt_journal_read_hindsight (MtJournal *self,
                                gint32 today,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
MtHindsight *mt_journal_read_hindsight_finish (MtJournal *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
