/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/pattern/mood.h"

G_BEGIN_DECLS

/* What was written since the last session, counted.  A pure function of the entries it is given: it
 * judges nothing, and of what there is nothing it says nothing.  It keeps copies, so that any
 * thread may read it. */

typedef struct {
  char *word; /* as it is stored: an id of the table or the person's own */
  guint count;
} MtSinceWord;

typedef struct {
  char *text;     /* NULL: hidden */
  char *outcome;  /* id of a choice; NULL: not said yet, or hidden */
  char *obstacle; /* NULL: nothing was said, or it is hidden */
} MtSinceTask;

typedef struct {
  gint32 day;    /* of the last session */
  guint n_moods; /* that say how it was: with a step */
  int lowest, highest;
  int most;       /* the step there was most often; 0: none more often than another */
  GArray *course; /* MtMoodPart: from the first of these moods to the last; empty: there is none */
  guint n_worded; /* moods that say feelings */
  GPtrArray *words; /* MtSinceWord, those used most first, as they came where used equally often */
  GPtrArray *tasks; /* MtSinceTask, oldest first */
  gboolean without_outcomes; /* how they went is hidden */
} MtSince;

/* The last session of @entries (others may be among them) that is over and not after @now (µs UTC);
 * NULL: there is none. */
MtEntry *mt_since_find_session (GPtrArray *entries, gint64 now);

/* Of @entries (in any order) those written from @last on, and tasks that are still to be looked
 * back on, also where they are older.  @hidden: ids of fields to leave out as if they were not
 * there (NULL-terminated, or NULL); "text" hides what was written freely. */
MtSince *mt_since_new (GPtrArray *entries, const MtMoment *last, const char *const *hidden);
void mt_since_free (MtSince *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSince, mt_since_free)

/* Whether there is anything it can say. */
gboolean mt_since_is_empty (const MtSince *self);

G_END_DECLS
