/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry-item.h"

G_BEGIN_DECLS

/* What stands where in an MtEntryList: the keys known so far, newest first, and the items that were
 * asked for at places whose key is not known yet. */
typedef struct _MtEntryPlaces MtEntryPlaces;

MtEntryPlaces *mt_entry_places_new (void);
void mt_entry_places_free (MtEntryPlaces *self);

guint mt_entry_places_get_n_keys (MtEntryPlaces *self);
/* MT_KEY_NONE behind the last one known. */
gint64 mt_entry_places_get_key (MtEntryPlaces *self, guint position);

/* Where @key stands, or would stand. */
gboolean mt_entry_places_find (MtEntryPlaces *self, gint64 key, guint *position);

/* The next keys (gint64), all of them older than those known. */
void mt_entry_places_append (MtEntryPlaces *self, const GArray *keys);
/* One that is known; what is behind it moves up. */
void mt_entry_places_remove (MtEntryPlaces *self, guint position);

/* What a change of places did: from @position on, @added stand where @removed did. */
typedef struct {
  guint position, removed, added;
} MtEntryShift;
/* Takes out all of @gone and puts in all of @come (gint64, newest first; none of @gone is missing,
 * none of @come there), in one go. */
MtEntryShift mt_entry_places_exchange (MtEntryPlaces *self, const GArray *gone, const GArray *come);

/* The item at a place without a key, made when first asked for; owned by @self. */
MtEntryItem *mt_entry_places_get_blank (MtEntryPlaces *self, guint position);
/* Those whose place has a key by now, with that key: an owned array of MtEntryItem. */
GPtrArray *mt_entry_places_take_blanks (MtEntryPlaces *self);
/* Lets go of those for which no key will come. */
void mt_entry_places_drop_blanks (MtEntryPlaces *self);
guint mt_entry_places_get_n_blanks (MtEntryPlaces *self);

G_END_DECLS
