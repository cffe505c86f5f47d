/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"
#include "core/share/choice.h"

G_BEGIN_DECLS

/* What may be seen of one entry.  Every format draws from this and from nothing else, so that what
 * is hidden is decided here alone. */

/* What one field holds: values, or, for a link field, links. */
typedef struct {
  const char *id;
  const MtField *field; /* NULL: this version does not know it */
  GPtrArray *values;    /* MtValue of the entry */
  GPtrArray *links;     /* ids of other entries */
} MtViewPart;

typedef struct {
  MtEntry *entry;
  const MtKind *kind; /* NULL: this version does not know it */
  const char *text;   /* NULL: hidden */
  const char *note;   /* what is written beside it, where that is shown; or NULL */
  const char *said;   /* what the person says to the reader about it; or NULL */
  const char *state;  /* NULL: it has none, or it is hidden */
  gboolean state_hidden;
  GPtrArray
      *parts; /* MtViewPart with something in them, in the order of the table; then unknown ones */
} MtView;

/* The view borrows from @entry, which outlives it, as @chosen does: the ids of all entries that
 * links may point to, or NULL: any. */
MtView *mt_view_new (MtEntry *entry, const char *const *hidden, GHashTable *chosen);
void mt_view_free (MtView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtView, mt_view_free)

G_END_DECLS
