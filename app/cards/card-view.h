/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A card to read: its name, the parts that are filled, and below them, where it can be written on,
 * those that are not.  Telephone numbers in it are dialled on a tap, and only then.
 *
 * Signal "edit" (const char *part): the person wants to write that part: the id of a field, or ""
 * for what is written besides. */
#define MT_TYPE_CARD_VIEW (mt_card_view_get_type ())
G_DECLARE_FINAL_TYPE (MtCardView, mt_card_view, MT, CARD_VIEW, AdwBin)

/* Of @kind, which is a card.  @editable: it can be written on. */
MtCardView *mt_card_view_new (const char *kind, gboolean editable);

/* Shows @entry; rows stay the same ones, so that the focus is where it was. */
void mt_card_view_show (MtCardView *self, MtEntry *entry);

G_END_DECLS
