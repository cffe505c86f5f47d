/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What the form for something that felt off says, besides the names in core/kinds/session-kinds.c.
 *
 * Translators: whoever reads this is hurt, ashamed or angry about their therapist, and not sure
 * whether they may be.  Every sentence leaves the decision to them.  None explains, excuses,
 * encourages or tells them what to do. */

/* Translators: a quiet line at the top, so that one dares to write. */
#define MT_PROMPT_FELT_OFF_PRIVATE                                                                 \
  N_ ("Only you see this, unless you choose otherwise. You can stop anywhere and come back.")

/* Translators: above three beginnings of sentences that can be tapped and then changed.  They are
 * ways in, not the right way to say it. */
#define MT_PROMPT_FELT_OFF_STARTERS N_ ("A way to begin, if you want one:")

/* Translators: the first beginning: only says that there is something, as a first step. */
#define MT_PROMPT_FELT_OFF_SAY_1                                                                   \
  N_ ("Something from last time is still with me, and I would like to come back to it.")

/* Translators: the second beginning: what happened and what it did, without saying who is at fault.
 * Keep both gaps (…): the person fills them in. */
#define MT_PROMPT_FELT_OFF_SAY_2 N_ ("This is not easy to say. When … happened, I …")

/* Translators: the third beginning: asks for something.  Keep the gap (…). */
#define MT_PROMPT_FELT_OFF_SAY_3 N_ ("What I would need here is …")

/* Translators: over three or four ways to go on, of which each is all right. */
#define MT_PROMPT_FELT_OFF_AND_NOW N_ ("And Now?")

/* Translators: under “Bring it”: it will stand among what one brings to the next session. */
#define MT_PROMPT_FELT_OFF_BRING N_ ("It stands with what you bring to the next session")

/* Translators: under “Not yet”: undecided, with no time limit. */
#define MT_PROMPT_FELT_OFF_NOT_YET N_ ("It stays here until you know")

/* Translators: under “Only for me”: nothing asks about it again. */
#define MT_PROMPT_FELT_OFF_NEVER N_ ("It stays here, and it is yours")

/* Translators: under “Talked about”: choosing this shows questions about how it went. */
#define MT_PROMPT_FELT_OFF_TALKED N_ ("With room for what came of it")

/* Translators: over questions about how it went, once it was talked about. */
#define MT_PROMPT_FELT_OFF_AFTERWARDS N_ ("Afterwards")

/* Translators: in the place of sessions: leads to a private page about what was not right there. */
#define MT_PROMPT_FELT_OFF_BEGIN N_ ("Did something feel off?")

/* Translators: below it. */
#define MT_PROMPT_FELT_OFF_BEGIN_WHY N_ ("A page for it, for you alone at first")
