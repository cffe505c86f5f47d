/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* Sentences for the hours after a session.  Questions stand in core/kinds/session-kinds.c. */

/* Translators: heading of a card that offers, for a day, to write about a session that is over. */
#define MT_PROMPT_AFTER_TODAY N_ ("Your session today")
/* Translators: the same on the day after. */
#define MT_PROMPT_AFTER_YESTERDAY N_ ("Your session yesterday")
/* Translators: an offer, and no more: nothing is expected. */
#define MT_PROMPT_AFTER_OFFER N_ ("Keep what stayed, if you like.")
/* Translators: button that opens the page for that. */
#define MT_PROMPT_AFTER_WRITE N_ ("Write It Down")
/* Translators: button that puts the offer away; no reason is asked for. */
#define MT_PROMPT_AFTER_LET_BE N_ ("Not This Time")

/* Translators: name of a line that has one thing in it that was agreed in the session. */
#define MT_PROMPT_AGREED N_ ("Agreed")
/* Translators: name of the empty line below, in which one more of these can be written. */
#define MT_PROMPT_AGREED_NEXT N_ ("Something we agreed")
/* Translators: below the lines: what is written there is kept as a task and comes up next time. */
#define MT_PROMPT_AGREED_ABOUT N_ ("Each line is a task of its own, and comes up again next time.")

/* Translators: a row that leads to four lines from 0 to 10 about the session. */
#define MT_PROMPT_CHECK_IN N_ ("How was it between you?")
/* Translators: below it; leaving it out is as good. */
#define MT_PROMPT_CHECK_IN_OFFER N_ ("Four lines, if you like")
/* Translators: what the four lines are and are not; plain words, so that nobody takes them for a
 * test. */
#define MT_PROMPT_CHECK_IN_ABOUT                                                                   \
  N_ ("These lines are in our own words. They are not a questionnaire, and nobody adds them up. "  \
      "Leave open whatever you like.")
/* Translators: explains the pages of lines over time; no value is better or worse there. */
#define MT_PROMPT_CHECK_INS_ABOUT                                                                  \
  N_ ("What you noted after sessions, as it was. A single day says little, and no line says who "  \
      "did what.")
/* Translators: title of a page on which nothing is to be seen yet. */
#define MT_PROMPT_CHECK_INS_NONE N_ ("No Check-ins Yet")
/* Translators: what would be there, and that it need not be. */
#define MT_PROMPT_CHECK_INS_NONE_ABOUT                                                             \
  N_ ("After a session you can note how it was between you, and find it again here over time.")

/* Translators: asks once, softly, where a check-in was lower than those before.  It neither says
 * that something is wrong nor whose doing it would be. */
#define MT_PROMPT_FELT_OFF_OFFER                                                                   \
  N_ ("If something felt off today, there is a page to sort it out on, for yourself alone.")
/* Translators: button that opens that page. */
#define MT_PROMPT_FELT_OFF_WRITE N_ ("Write About It")
/* Translators: button that puts the question away. */
#define MT_PROMPT_FELT_OFF_LEAVE N_ ("Not Now")

/* Translators: title of rows that lead from a session to what was written after it. */
#define MT_PROMPT_AFTER_ROWS N_ ("Afterwards")
