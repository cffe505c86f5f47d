/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* Which entries a list, a search or an export is about.  All parts hold at once; a zeroed filter
 * with the full range of days is everything outside the bin. */
typedef struct {
  char *kind;       /* id, or NULL: any */
  char *state;      /* id of a state of @kind, which must be given then; or NULL: any */
  char *tag;        /* or NULL: any */
  char *about;      /* id of an entry: what points at it, or at what points at it; or NULL: any */
  gboolean flagged; /* only what is flagged */
  gboolean bin;     /* what is in the bin, instead of what is not */
  gint32 from, to;  /* local days, inclusive */
  char *words;      /* what a person types to search, see core/words.h; NULL: no search */
} MtFilter;

#define MT_FILTER_ALL ((MtFilter){ .from = MT_DAY_MIN, .to = MT_DAY_MAX })

MtFilter *mt_filter_copy (const MtFilter *self);
void mt_filter_free (MtFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtFilter, mt_filter_free)

G_END_DECLS
