/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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

/* Which parts have something in them where these entries (MtEntry) are chosen. */
MtBookletParts mt_share_booklet_find (GPtrArray *entries, gint32 today);

G_END_DECLS
