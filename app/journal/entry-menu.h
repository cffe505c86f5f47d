/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one can do with @entry in a list, as a menu: actions timeline.open, .flag, .share, .delete,
 * each with its id.  Owned by the caller. */
GMenuModel *mt_entry_menu_new (MtEntry *entry);

/* What one can begin: one of each kind that is begun with a word or with a tap.  @action takes the
 * kind's id.  Owned by the caller. */
GMenuModel *mt_entry_menu_new_begin (const char *action);

/* Shows that menu at @at in @parent.  *@popover is made where it is NULL, and taken away with
 * gtk_widget_unparent () by whoever @parent is. */
void mt_entry_menu_pop_up (GtkWidget **popover,
                           GtkWidget *parent,
                           MtEntry *entry,
                           const graphene_point_t *at);

G_END_DECLS
