/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The fields of a draft's kind behind one quiet row; unfolded where something is in them. */
#define MT_TYPE_MORE_FIELDS (mt_more_fields_get_type ())
G_DECLARE_FINAL_TYPE (MtMoreFields, mt_more_fields, MT, MORE_FIELDS, AdwBin)

/* All fields but the one that a tap fills; NULL where the kind has no other and the entry no value
 * that this version does not know. */
MtMoreFields *mt_more_fields_new (MtDraft *draft);

/* The entry of the draft was changed by something else, or replaced. */
void mt_more_fields_refresh (MtMoreFields *self);

G_END_DECLS
