/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"
#include "core/kinds/emotion-words.h"

#include <glib/gi18n.h>

/* Between the files of this folder: each has the kinds of one part of the journal, kinds.c puts
 * them one after the other.
 *
 * Every question, name and choice a kind shows stands here, and nowhere else, with a note for
 * translators on what it is meant to do.  They are read by people who may be having a bad evening:
 * they ask, and neither teach, judge nor praise. */

typedef struct {
  const MtKind *kinds;
  gsize n_kinds;
} MtKindTable;

extern const MtKindTable mt_session_kinds; /* around the hour itself */
extern const MtKindTable mt_growth_kinds;  /* what one works on in between */
extern const MtKindTable mt_card_kinds;    /* pages that are kept up to date */

#define LIST(array) (array), G_N_ELEMENTS (array)
#define TAGS { .id = "tags", .name = N_ ("Tags"), .type = MT_FIELD_SEVERAL, .open = TRUE }

/* From 0 to 10 with words at both ends: a two-element array. */
#define SPAN(ends) .type = MT_FIELD_SCALE, .min = 0, .max = 10, .choices = (ends), .n_choices = 2
