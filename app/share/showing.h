/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Showing instead of sending: the pages of a handout have a window for themselves, on the whole
 * screen, so that it can be given to somebody.  What was in the window before is not in it any
 * more, with its keys, dialogs and toasts; the screen stays awake.  The pages activate win.lock
 * when one leaves them.  Main thread. */
typedef struct _MtShowing MtShowing;

/* For so long nobody who only looks is missed, µs: a session with time before and after it. */
#define MT_SHOWING_LONGEST (90 * 60 * G_TIME_SPAN_SECOND)

/* @window outlives what is returned. */
MtShowing *mt_showing_begin (AdwApplicationWindow *window, MtHandout *handout);

/* Puts back what was in the window, as large as it was. */
void mt_showing_end (MtShowing *self);

G_END_DECLS
