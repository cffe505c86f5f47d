/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

/* Sentences of the one screen that is there during a session. */

/* Translators: button that opens that screen; pressing it too early does no harm. */
#define MT_PROMPT_MODE_BEGIN N_ ("_Begin the Session")
/* Translators: title of that screen. */
#define MT_PROMPT_MODE_TITLE N_ ("In the Session")
/* Translators: where nothing was gathered: that is fine, and there is room. */
#define MT_PROMPT_MODE_EMPTY N_ ("Nothing is on the list. Whatever comes up has room.")
/* Translators: button beside something one brings: a place for a word or two about what was said.
 */
#define MT_PROMPT_MODE_WORDS N_ ("Two Words Beside It")
/* Translators: names the place where these words are written. */
#define MT_PROMPT_MODE_WRITE N_ ("Two words beside it")
/* Translators: heading over the lines in which agreed tasks are written. */
#define MT_PROMPT_MODE_AGREED N_ ("What we agreed")
/* Translators: button that leads to the line in which the next agreed task is written. */
#define MT_PROMPT_MODE_AGREE N_ ("_We Agreed…")
/* Translators: button that leaves the screen; nothing is asked, and everything is kept. */
#define MT_PROMPT_MODE_LEAVE N_ ("Leave")
/* Translators: tells the system why the screen is to stay on; others may read it. */
#define MT_PROMPT_MODE_STAYS_ON N_ ("It is being read")
