/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What is said on the cards besides the names and questions of core/kinds/. */

/* Translators: over the list of cards: what they are for.  It invites and does not ask for more
 * than a person wants to write. */
#define MT_PROMPT_CARDS                                                                            \
  N_ ("Pages that stay: each is there once, changes when you do, and can be handed over alone.")

/* Translators: over the parts of a card that are empty.  None of them has to be filled. */
#define MT_PROMPT_CARD_MORE N_ ("If you like")

/* Translators: below a card with nothing on it yet. */
#define MT_PROMPT_CARD_EMPTY N_ ("Nothing is on it yet. Any part is enough to begin.")

/* Translators: a telephone number could not be passed on to a program.  %s: the number, so that it
 * can be dialled by hand. */
#define MT_PROMPT_CANNOT_DIAL N_ ("Nothing here can place a call. The number is %s.")
