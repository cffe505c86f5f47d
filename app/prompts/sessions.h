/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* What is said about sessions as appointments: when they are, with whom, and when that changes. */

/* Translators: said where a session's time has come and gone; nothing has to be done about it. */
#define MT_PROMPT_SESSION_PAST                                                                     \
  N_ ("Its time has passed. You can say what became of it in the menu.")

/* Translators: asks, without pressing, for whom one meets. */
#define MT_PROMPT_PEOPLE                                                                           \
  N_ ("Whom you meet, by a name that only you need to know. Each has a shade, so that you can "    \
      "tell "                                                                                      \
      "them apart at a glance.")

/* Translators: leads to writing about a pause, another therapist or an ending; calm, and open to
 * whatever it is. */
#define MT_PROMPT_TRANSITION                                                                       \
  N_ ("A pause, somebody new, or an ending: a page to write down what was, and what you take "     \
      "along.")

/* Translators: where the sessions that were will be listed. */
#define MT_PROMPT_NO_PAST_SESSIONS N_ ("Sessions that were will stand here.")

/* Translators: said before a calendar file is written, so that the person knows what leaves. */
#define MT_PROMPT_CALENDAR_OUT                                                                     \
  N_ ("The file says when your sessions are and how long they take, under the title "              \
      "“Appointment”. "                                                                            \
      "It has no place, no name and nothing you wrote. Other programs, and whoever uses them, "    \
      "can "                                                                                       \
      "read it.")

/* Translators: said over a list of sessions, before anything of a calendar file is taken. */
#define MT_PROMPT_CALENDAR_IN N_ ("These would be added as sessions. Nothing has been taken yet.")

/* Translators: a calendar file has nothing that is new here. */
#define MT_PROMPT_CALENDAR_NOTHING N_ ("There is nothing new in this calendar.")

/* Translators: the regular time of a series that was moved once; the series is not changed. */
#define MT_PROMPT_SERIES_STAYS N_ ("The next one is at its usual time again.")

/* Translators: nothing can be written into a calendar file yet. */
#define MT_PROMPT_NO_SESSION_TO_SAVE N_ ("There is no session with a date to save.")

/* Translators: the system gave no way to choose a file; nothing has happened. */
#define MT_PROMPT_NO_DIALOG_TO_SAVE N_ ("The file dialog could not be opened. Nothing was saved.")

/* Translators: why a calendar file is not taken; the journal is as it was. */
#define MT_PROMPT_CALENDAR_TOO_LARGE N_ ("This file is too large. Nothing was taken.")

/* Translators: why a calendar file is not taken; the journal is as it was. */
#define MT_PROMPT_NO_CALENDAR N_ ("This file is no calendar. Nothing was taken.")

/* Translators: why a calendar file is not taken; the journal is as it was. */
#define MT_PROMPT_CALENDAR_UNREAD N_ ("This file could not be read. Nothing was taken.")

/* Translators: the system gave no way to choose a file; nothing has happened. */
#define MT_PROMPT_NO_DIALOG_TO_TAKE N_ ("The file dialog could not be opened. Nothing was taken.")

/* Translators: said in the minute before a session by video: it tells what can be done at once. */
#define MT_PROMPT_LINK_NOT_OPENED                                                                  \
  N_ ("The link could not be opened. You can copy it from the details.")
