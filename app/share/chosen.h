/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Which entries were chosen to be handed over: only what was put in here by its id can be on a
 * page.  It outlives the dialog that shows it, if somebody keeps it.  Signal "changed". Main
 * thread. */
#define MT_TYPE_CHOSEN (mt_chosen_get_type ())
G_DECLARE_FINAL_TYPE (MtChosen, mt_chosen, MT, CHOSEN, GObject)

/* @ids (NULL-terminated, or NULL: none) are in it from the start. */
MtChosen *mt_chosen_new (const char *const *ids);

gboolean mt_chosen_contains (MtChosen *self, const char *id);
void mt_chosen_set (MtChosen *self, const char *id, gboolean chosen);
guint mt_chosen_get_count (MtChosen *self);

/* The ids, in the order they were chosen; owned by the caller. */
char **mt_chosen_get_ids (MtChosen *self);

G_END_DECLS
