/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Showing instead of sending: the pages of a handout have a window for themselves, on the whole
 * screen, so that it can be given to somebody.  What was in the window before is hidden, with its
 * keys and toasts, from a screen reader as well; the screen stays awake.  The pages activate
 * win.lock when one leaves them.  Main thread. */
typedef struct _MtShowing MtShowing;

/* For so long nobody who only looks is missed, µs: a session with time before and after it. */
#define MT_SHOWING_LONGEST (90 * 60 * G_TIME_SPAN_SECOND)

/* Over what @layers show, which are all there is in a window.  They outlive what is returned. */
MtShowing *mt_showing_begin (GtkStack *layers, MtHandout *handout);

/* Shows again what was shown before, as large as it was. */
void mt_showing_end (MtShowing *self);

G_END_DECLS
