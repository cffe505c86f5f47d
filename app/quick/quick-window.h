/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A small window for a note, without the passphrase: a step, a few lines, and it closes.  Where
 * @journal is open in this program the note is saved; where not, it is sealed, and nobody can read
 * it until the journal is next opened.
 *
 * Nothing is lost in it: a window that is closed seals what stands there; so it does where nobody
 * was there for as long as locks the journal.  It says so, and only then goes.  What cannot be kept
 * stays, with the reason.
 *
 * Signal "wanted": there is no journal, and the person would like to begin one. */
#define MT_TYPE_QUICK_WINDOW (mt_quick_window_get_type ())
G_DECLARE_FINAL_TYPE (MtQuickWindow, mt_quick_window, MT, QUICK_WINDOW, AdwApplicationWindow)

/* @settings: those of the program. */
MtQuickWindow *mt_quick_window_new (AdwApplication *application,
                                    MtJournal *journal,
                                    GSettings *settings);

MtJournal *mt_quick_window_get_journal (MtQuickWindow *self);

/* The screen locks, or the program ends: keeps what stands there and closes without another
 * word.  Where it cannot be kept, the window stays. */
void mt_quick_window_put_away (MtQuickWindow *self);

G_END_DECLS
