/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The one screen for the hour itself: the one thing first, then what one brings, in large type, to
 * tick off, with a place for two words beside each; and what is agreed, a task a line.  What one
 * needs most is at the lower edge.  While it is there the screen stays on and the window does not
 * lock by itself, until half an hour after the planned end (mt_session_mode_find_wait ()).  It
 * makes no sound, asks nothing when it is left, and has saved all there is. */
#define MT_TYPE_SESSION_MODE (mt_session_mode_get_type ())
G_DECLARE_FINAL_TYPE (MtSessionMode, mt_session_mode, MT, SESSION_MODE, AdwNavigationPage)

AdwNavigationPage *mt_session_mode_new (MtDrafts *drafts, MtAgenda *agenda);

/* Until when (µs UTC) the window waits before it locks by itself, for the screen opened at @begun:
 * half an hour after the end of @session where it is about now, else (NULL: none; no date, another
 * day) 80 minutes. */
gint64 mt_session_mode_find_wait (MtEntry *session, gint64 begun);

G_END_DECLS
