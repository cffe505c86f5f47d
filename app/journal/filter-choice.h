/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

G_BEGIN_DECLS

/* What a person chose to see of the journal: kind, flag, tag and words to find.
 *
 * Its actions, for a group called "filter": kind (s, "": any), tag (s, "": any), flagged (boolean),
 * everything.
 * Property "label" (string): the choice in words.
 * Property "active" (boolean): less than everything is chosen.
 * Signal "changed" (). */
#define MT_TYPE_FILTER_CHOICE (mt_filter_choice_get_type ())
G_DECLARE_FINAL_TYPE (MtFilterChoice, mt_filter_choice, MT, FILTER_CHOICE, GObject)

MtFilterChoice *mt_filter_choice_new (void);

/* Owned by @self, until it changes. */
const MtFilter *mt_filter_choice_get (MtFilterChoice *self);
GActionGroup *mt_filter_choice_get_actions (MtFilterChoice *self);
const char *mt_filter_choice_get_label (MtFilterChoice *self);
gboolean mt_filter_choice_get_active (MtFilterChoice *self);

/* The menu of all there is to choose: owned by @self, and kept up with the tags it is told of.
 * It has journal.share, too. */
GMenuModel *mt_filter_choice_get_menu (MtFilterChoice *self);

/* Reads which tags of @journal there are to choose from; what is chosen stays among them. */
void mt_filter_choice_read_tags (MtFilterChoice *self,
                                 MtJournal *journal,
                                 GCancellable *cancellable);

/* What to find; NULL or "": no search. */
void mt_filter_choice_set_words (MtFilterChoice *self, const char *words);

G_END_DECLS
