/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* Which entries a list, a search or an export is about.  All parts hold at once; a zeroed filter
 * with the full range of days is everything outside the bin. */
typedef struct {
  char *kind;  /* id, or NULL: any */
  char *state; /* id of a state of @kind, which must be given then; or NULL: any */
  char *tag;   /* or NULL: any */
  /* Id of an entry: what points at it, what points at that, and what it points at itself; of a
   * person, also what their sessions point at.  Not the entry.  NULL: any. */
  char *about;
  char *scale;      /* id of a field with numbers, which must be from @low to @high; or NULL */
  double low, high; /* inclusive */
  gboolean flagged; /* only what is flagged */
  gboolean bin;     /* what is in the bin, instead of what is not */
  gint32 from, to;  /* local days, inclusive */

  /* What a person types to search, see core/sought.h. */
  char *words;       /* NULL: no search */
  char *without;     /* words of which none may be there; NULL: none.  Heeded also without @words */
  gboolean together; /* the words stand beside each other, in this order */
  gboolean begun;    /* the last of them may go on: it is being typed */
} MtFilter;

#define MT_FILTER_ALL ((MtFilter){ .from = MT_DAY_MIN, .to = MT_DAY_MAX })

MtFilter *mt_filter_copy (const MtFilter *self);
void mt_filter_free (MtFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtFilter, mt_filter_free)

/* Whether it is all there is outside the bin. */
gboolean mt_filter_is_everything (const MtFilter *self);

G_END_DECLS
