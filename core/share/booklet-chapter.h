/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/block.h"
#include "core/share/booklet.h"

G_BEGIN_DECLS

/* What stands in the chapters of a booklet: pure, and drawn by core/share/booklet-draw.h. */
typedef struct {
  MtDocument *document;
  const MtShareBooklet *booklet;
  GPtrArray *views; /* MtView of entry number n at n - 1 */
  GPtrArray *order; /* MtView by local time, oldest first */
  GHashTable *told; /* set of MtView: what has its place in a chapter */
} MtChapters;

/* Borrows both. */
MtChapters *mt_chapters_new (MtDocument *document, const MtShareBooklet *booklet);
void mt_chapters_free (MtChapters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtChapters, mt_chapters_free)

/* One chapter: an owned array of owned arrays of MtBlock, each of which belongs together.  Empty
 * where there is nothing for it.  In the order of the parts, each asked for once. */
GPtrArray *mt_chapters_tell (MtChapters *self, MtBookletParts part);

/* Whether anything was written in its text. */
gboolean mt_chapters_has_words (const MtView *view);

/* Two texts to be read beside each other. */
typedef struct {
  const MtView *then, *now; /* where they were written; the chapters' */
  char *then_day, *then_words, *now_day, *now_words;
} MtThenNow;

/* An owned array of MtThenNow: the chapter MT_BOOKLET_THEN_AND_NOW. */
GPtrArray *mt_chapters_compare (MtChapters *self);

G_END_DECLS
