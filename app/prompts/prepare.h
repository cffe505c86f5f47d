/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What is asked and said where one prepares for a session. */

/* Translators: asks for what the therapist said to a question. */
#define MT_PROMPT_ANSWER N_ ("What was the answer?")

/* Translators: an answer need not be complete. */
#define MT_PROMPT_ANSWER_HINT N_ ("In your own words, as much as you want to keep.")

/* Translators: asks for a few words beside something the person brings to the session. */
#define MT_PROMPT_NOTE N_ ("A word or two beside it")

/* Translators: a note is to help the person themselves; nobody else expects one. */
#define MT_PROMPT_NOTE_HINT                                                                        \
  N_ ("What you would like to remember when you get to it. It goes on the sheet, if you make "     \
      "one.")

/* Translators: over what was taken out of this session's list; it is not gone. */
#define MT_PROMPT_LEFT_OUT_HINT N_ ("It comes back for the session after this one.")

/* Translators: below what was counted since the last session: it is for the person, who decides. */
#define MT_PROMPT_SINCE_HINT N_ ("For you. Nothing of it is on the sheet unless you tick it there.")

/* Translators: over the questions for the therapist where there is none in this state. */
#define MT_PROMPT_NO_QUESTIONS N_ ("No question is here.")

/* Translators: what the page of questions is for. */
#define MT_PROMPT_QUESTIONS_HINT                                                                   \
  N_ ("A question stays open, session after session, until you have asked it or let it go. What "  \
      "was said to it stays with it.")

/* Translators: stands where what one brings to the next session will be; it explains how that comes
 * about, and asks for nothing. */
#define MT_PROMPT_NOTHING_TO_BRING                                                                 \
  N_ ("What you flag in your journal and the questions that are still open gather here, so that "  \
      "they are at hand when you want to talk about them.")
