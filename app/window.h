/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The window of one journal.  While that is locked it holds the lock page and nothing of the
 * journal; MtPlaces is made when it opens and is gone when it locks.
 *
 * Actions, for gtk_widget_activate_action () from anywhere inside; those of an open journal are
 * disabled while it is locked:
 *   win.lock               finish what is half-written, close the journal, show the lock page
 *   win.open-entry (s)     show the entry with this id
 *   win.write (s)          begin an entry of this kind ("": the first kind one jots down)
 *   win.show-place (s)     "today", "journal" or "session"
 *   win.bin                what was deleted
 *   win.preferences, win.shortcuts, win.about */
#define MT_TYPE_WINDOW (mt_window_get_type ())
G_DECLARE_FINAL_TYPE (MtWindow, mt_window, MT, WINDOW, AdwApplicationWindow)

MtWindow *mt_window_new (AdwApplication *application, MtJournal *journal);

MtJournal *mt_window_get_journal (MtWindow *self);
AdwToastOverlay *mt_window_get_toasts (MtWindow *self);

/* Begins an entry of @kind now, or as soon as the journal is open. */
void mt_window_write (MtWindow *self, const char *kind);

G_END_DECLS
