/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"
#include "core/kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One part of a card: between card-view.c and the rows it shows.  Of its two rows one is seen. */
typedef struct {
  const MtField *field; /* NULL: what is written besides */
  GtkWidget *filled;    /* a row with what is written, floating until it is in a list */
  GtkWidget *empty;     /* a row that asks, quietly; the same */
  GtkBox *body;         /* in filled */
  char *shown;          /* owned by filled: what is in body */
} MtCardPart;

/* The name of both rows (gtk_widget_get_name ()) is the id of @field, or "".  Owned by the caller,
 * who frees it with g_free () and is done with it before the rows are. */
MtCardPart *mt_card_part_new (const MtKind *kind, const MtField *field, gboolean editable);

/* What is written in @field of @entry, for reading; "" where nothing is.  Owned by the caller. */
char *mt_card_part_read (MtEntry *entry, const MtField *field);

/* Whether it is asked for where it is empty: what only helps to find an entry, its tags, is not. */
gboolean mt_card_part_asks (const MtCardPart *self);

/* Shows what @entry has; whether that is anything. */
gboolean mt_card_part_show (MtCardPart *self, MtEntry *entry);

G_END_DECLS
