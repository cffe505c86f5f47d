/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/choice.h"

G_BEGIN_DECLS

/* A booklet about a time in therapy, to keep or to hand over: a title page, what is in it, and a
 * chapter for each part that was asked for and has something in it.  It is made of the chosen
 * entries alone; one that has its place in a chapter is not among the other pages. */
typedef enum {
  MT_BOOKLET_SESSIONS =
      1 << 0, /* that are over: each with what was brought, and what was written after it */
  MT_BOOKLET_GOALS = 1 << 1, /* each with how close it felt over time */
  MT_BOOKLET_SKILLS = 1 << 2,
  MT_BOOKLET_LETTERS = 1 << 3,      /* to oneself, but for those that are closed still */
  MT_BOOKLET_THEN_AND_NOW = 1 << 4, /* words of the first two weeks beside some of the last two */
  MT_BOOKLET_OTHERS = 1 << 5,       /* whatever else was chosen, by day */
} MtBookletParts;

#define MT_BOOKLET_N_PARTS 6
#define MT_BOOKLET_ALL ((1 << MT_BOOKLET_N_PARTS) - 1)

typedef struct {
  const char *title; /* in the person's words; NULL or "": ours, which is neutral */
  const char *words; /* under it, of any length; NULL or "": none */
  MtBookletParts parts;
  gint32 today; /* the local day of whoever makes it: letters of later days are closed */
} MtShareBooklet;

/* The name of its chapter, a msgid. */
const char *mt_share_booklet_name (MtBookletParts part);

/* What each part has of @entries (MtEntry, whole), as @choice (or NULL) lets it be seen, where
 * @booklet has that part and those it was asked for: @found gets an owned array of ids each, which
 * is empty where there is nothing for it.  One entry can have its place in several. */
void mt_share_booklet_find (GPtrArray *entries,
                            const MtShareChoice *choice,
                            const MtShareBooklet *booklet,
                            GPtrArray *found[MT_BOOKLET_N_PARTS]);

/* Of @entries, those (MtEntry, in their order; owned) that are in the parts @booklet was asked for:
 * nothing of the others is in it. */
GPtrArray *mt_share_booklet_take (GPtrArray *entries,
                                  const MtShareChoice *choice,
                                  const MtShareBooklet *booklet);

G_END_DECLS
