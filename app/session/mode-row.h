/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing to bring, as it is seen during the session: in large type, with what is written beside
 * it.  A tap anywhere on it ticks it off as discussed; the pen opens a place for two words more. It
 * follows the agenda. */
#define MT_TYPE_MODE_ROW (mt_mode_row_get_type ())
G_DECLARE_FINAL_TYPE (MtModeRow, mt_mode_row, MT, MODE_ROW, GtkListBoxRow)

/* @item is one of @agenda. */
GtkWidget *mt_mode_row_new (MtAgenda *agenda, MtEntryItem *item);

/* Ticks it off, or takes that back. */
void mt_mode_row_toggle (MtModeRow *self);

G_END_DECLS
