/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/block.h"

G_BEGIN_DECLS

/* Between block.c and card.c, which puts a card that is handed over alone into words. */

GPtrArray *mt_blocks_new (void);

/* Adds a block of @type that says @text (or NULL), which it takes over. */
MtBlock *mt_blocks_add_words (GPtrArray *blocks, MtBlockType type, char *text);
/* Adds what the person says to the reader about it, if anything. */
void mt_blocks_add_said (GPtrArray *blocks, const MtView *view);
/* Adds what was written in @view's text, if anything was. */
void mt_blocks_add_text (GPtrArray *blocks, const MtView *view);
/* Adds what one field holds. */
void mt_blocks_add_part (GPtrArray *blocks, MtDocument *document, const MtViewPart *part);

/* The parts of the card that @document is. */
GPtrArray *mt_blocks_of_card (MtDocument *document);

G_END_DECLS
