/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What lies over an open journal that is about to lock, while what is half-written is saved:
 * nothing but a picture at first.  Where it cannot be saved, that it is still here, why, and what
 * can be done; it goes on trying meanwhile.
 *
 * One of these signals ends it: "saved": all of it is; "shown": the person wants to see it again,
 * and has proved who they are; "left": they let go of it.  */
#define MT_TYPE_HELD_PAGE (mt_held_page_get_type ())
G_DECLARE_FINAL_TYPE (MtHeldPage, mt_held_page, MT, HELD_PAGE, AdwBin)

/* Begins to save what is in @drafts, until a signal ends it. */
void mt_held_page_begin (MtHeldPage *self, MtDrafts *drafts);

/* Whether the window is to close, so that doing so without saving is offered. */
void mt_held_page_set_closing (MtHeldPage *self, gboolean closing);

G_END_DECLS
