/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/choice.h"

G_BEGIN_DECLS

/* Which entries were chosen to be handed over, and what is changed of them for the reader: only
 * what was put in here by its id can be on a page.  It outlives the dialog that shows it, if
 * somebody keeps it.  Signal "changed". Main thread. */
#define MT_TYPE_CHOSEN (mt_chosen_get_type ())
G_DECLARE_FINAL_TYPE (MtChosen, mt_chosen, MT, CHOSEN, GObject)

/* @ids (NULL-terminated, or NULL: none) are in it from the start. */
MtChosen *mt_chosen_new (const char *const *ids);

gboolean mt_chosen_contains (MtChosen *self, const char *id);
void mt_chosen_set (MtChosen *self, const char *id, gboolean chosen);
/* All of @ids (NULL-terminated) at once. */
void mt_chosen_set_all (MtChosen *self, const char *const *ids, gboolean chosen);
guint mt_chosen_get_count (MtChosen *self);

/* The ids, in the order they were chosen; owned by the caller. */
char **mt_chosen_get_ids (MtChosen *self);

/* All of it, to be looked at. */
const MtShareChoice *mt_chosen_get (MtChosen *self);
/* The same, to change for the reader what is chosen (not which entries are); whoever does so says
 * mt_chosen_edited () then. */
MtShareChoice *mt_chosen_edit (MtChosen *self);
void mt_chosen_edited (MtChosen *self);

/* Begins with @choice (copied) instead, as if it had been so from the start. */
void mt_chosen_replace (MtChosen *self, const MtShareChoice *choice);

/* Whether the person has changed anything since the start. */
gboolean mt_chosen_is_touched (MtChosen *self);

/* mt_share_choice_count_hidden () */
guint mt_chosen_count_hidden (MtChosen *self, const char *id);

G_END_DECLS
