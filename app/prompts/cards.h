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

/* Translators: a switch: the card for hard times can be read while the journal is locked. */
#define MT_PROMPT_OPEN_CARD N_ ("Readable While Locked")

/* Translators: below that switch: what it means, plainly. */
#define MT_PROMPT_OPEN_CARD_ABOUT N_ ("“When it gets hard”, without the passphrase")

/* Translators: before the card is made readable; says plainly what that means, and that it can be
 * taken back.  It neither advises nor warns off. */
#define MT_PROMPT_OPEN_CARD_MEANS                                                                  \
  N_ ("Anybody who picks up this device can then read all of this card, without your "             \
      "passphrase: it lies beside the journal as a plain file, which other programs can read, "    \
      "too.\n\nThe rest of the journal stays closed. You can take this back here at any time, "    \
      "and the file is removed.")

/* Translators: the button that makes the card readable while the journal is locked. */
#define MT_PROMPT_OPEN_CARD_DO N_ ("Make It Readable")

/* Translators: on the page where one unlocks: opens that card.  The words of its name. */
#define MT_PROMPT_OPEN_CARD_READ N_ ("When It Gets Hard")

/* Translators: the card for hard times has more text than can be readable while locked. */
#define MT_PROMPT_OPEN_CARD_TOO_LONG                                                               \
  N_ ("There is more on this card than can be readable while locked. A shorter one can.")
