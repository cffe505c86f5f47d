/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/journal/filter-words.h"
#include "core/journal.h"

G_BEGIN_DECLS

/* What a person chose to see of the journal: kind, flag, tag, mood, days, whom it is about, and
 * words to find.
 *
 * Its actions, for a group called "filter": kind (s, "": any), tag (s, "": any), flagged (boolean),
 * together (boolean: the words to find stand beside each other), leave (s: id of a part),
 * everything (but the words to find). Signal "changed" (). */
#define MT_TYPE_FILTER_CHOICE (mt_filter_choice_get_type ())
G_DECLARE_FINAL_TYPE (MtFilterChoice, mt_filter_choice, MT, FILTER_CHOICE, GObject)

MtFilterChoice *mt_filter_choice_new (void);

/* Owned by @self, until it changes. */
const MtFilter *mt_filter_choice_get (MtFilterChoice *self);
GActionGroup *mt_filter_choice_get_actions (MtFilterChoice *self);
/* Whether less than everything is chosen, whatever is to be found. */
gboolean mt_filter_choice_get_active (MtFilterChoice *self);
/* The parts of it: MtFilterPart, owned by the caller. */
GPtrArray *mt_filter_choice_list_parts (MtFilterChoice *self);
/* What the entry it is about is called; NULL where there is none. */
const char *mt_filter_choice_get_about_name (MtFilterChoice *self);

/* The menu of all there is to choose: owned by @self, and kept up with the tags it is told of.
 * It has journal.share and journal.filter, too. */
GMenuModel *mt_filter_choice_get_menu (MtFilterChoice *self);

/* Reads which tags of @journal there are to choose from; what is chosen stays among them. */
void mt_filter_choice_read_tags (MtFilterChoice *self,
                                 MtJournal *journal,
                                 GCancellable *cancellable);

/* What to find; NULL or "": no search. */
void mt_filter_choice_set_words (MtFilterChoice *self, const char *words);

/* Takes over from @more which steps of a scale, which days, what it is about (called @about_name)
 * and which words must not be there. */
void mt_filter_choice_set_more (MtFilterChoice *self, const MtFilter *more, const char *about_name);

G_END_DECLS
