/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/chosen.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A text of an entry in which words can be hidden: by a tap, or by a key where the cursor is.  What
 * is hidden lies under a bar; a tap on that shows it again.  Names that are replaced are
 * underlined. The entry is not changed. */
#define MT_TYPE_HIDE_VIEW (mt_hide_view_get_type ())
G_DECLARE_FINAL_TYPE (MtHideView, mt_hide_view, MT, HIDE_VIEW, AdwBin)

/* @field, @index: as mt_share_choice_hide () has them; @text: what stands there; @label: its name
 * to a screen reader. */
MtHideView *mt_hide_view_new (MtChosen *chosen,
                              MtEntry *entry,
                              const char *field,
                              guint index,
                              const char *text,
                              const char *label);

const char *mt_hide_view_get_field (MtHideView *self);
const char *mt_hide_view_get_text (MtHideView *self);

/* Hides what is marked, or else the word at the cursor; shows it again where it is hidden. */
void mt_hide_view_toggle (MtHideView *self);

G_END_DECLS
