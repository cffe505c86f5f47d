/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/filter.h"

G_BEGIN_DECLS

/* A filter in words: what is chosen, part by part, each of which can be taken away. */

typedef struct {
  const char *id; /* static: "kind", "flagged", "tag", "scale", "about", "days", "without" */
  char *label;
} MtFilterPart;

/* The parts of @filter, but for the words to find: MtFilterPart, owned by the caller.
 * @about_name: what to call the entry it is about, where it is about one.
 * @today as in app/widgets/say-time.h. */
GPtrArray *mt_filter_words_list (const MtFilter *filter, const char *about_name, gint32 today);

/* Takes the part with @id away from @filter. */
void mt_filter_words_leave (MtFilter *filter, const char *id);

G_END_DECLS
