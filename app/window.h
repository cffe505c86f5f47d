/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"
#include "app/lock/deed-page.h"
#include "app/places.h"
#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The window of one journal.  While that is locked it holds the lock page and nothing of the
 * journal; MtPlaces is made when it opens and is gone when it locks.
 *
 * Signal "locked": the journal is closed.
 *
 * Actions, for gtk_widget_activate_action () from anywhere inside; all but the last two are
 * disabled while it is locked:
 *   win.lock               finish what is half-written, close the journal, show the lock page
 *   win.open-entry (s)     show the entry with this id
 *   win.write (s)          begin an entry of this kind ("": the first kind one jots down)
 *   win.show-place (s)     "today", "journal" or "session"
 *   win.bin                what was deleted
 *   win.backups            copies of the journal
 *   win.restore (sb)       lock, and bring back this backup or the journal in this folder;
 *                          whether it was seen what that would change
 *   win.damage (i)         reading or writing came upon damage (MtError): asks, once for each
 *                          opening, whether to lock and see what can be done
 *   win.reminders          those among the preferences
 *   win.preferences, win.shortcuts, win.about */
#define MT_TYPE_WINDOW (mt_window_get_type ())
G_DECLARE_FINAL_TYPE (MtWindow, mt_window, MT, WINDOW, AdwApplicationWindow)

MtWindow *mt_window_new (AdwApplication *application, MtJournal *journal, GSettings *settings);

MtJournal *mt_window_get_journal (MtWindow *self);
GSettings *mt_window_get_settings (MtWindow *self);
/* NULL while it is locked. */
MtDrafts *mt_window_get_drafts (MtWindow *self);
MtKeeper *mt_window_get_keeper (MtWindow *self);
MtPlaces *mt_window_get_places (MtWindow *self);
AdwToastOverlay *mt_window_get_toasts (MtWindow *self);

/* Begins an entry of @kind now, in front of any dialog, or as soon as the journal is open. */
void mt_window_write (MtWindow *self, const char *kind);

/* Saves what is half-written, then locks; where it cannot be saved, it stays open, out of sight,
 * and goes on trying.  What was there comes back where it was when the journal is opened again. */
void mt_window_lock (MtWindow *self);

/* The same; then the lock page does its @action (app/lock/lock-page.h), for which @target is (sunk;
 * NULL: none). */
void mt_window_lock_and_do (MtWindow *self, const char *action, GVariant *target);

/* The same; and once it is closed, @deed is done. */
void mt_window_lock_for (MtWindow *self, MtDeedPage *deed);

/* Said when a file chooser or a print dialog opens over @from, and when it has closed: it may be
 * the window of another program, and whoever chooses in it is not away.  Nothing happens outside an
 * MtWindow.  Returns what the chooser is to be opened with, so that it does not stay over a locked
 * window; NULL outside an MtWindow, else the window's, until the next one. */
GCancellable *mt_window_begin_choosing (GtkWidget *from);
void mt_window_end_choosing (GtkWidget *from);

/* Whether @from is in no window any more: it was locked while something was chosen or read. */
gboolean mt_window_has_gone (GtkWidget *from);

/* For the next @microseconds (0: no longer) the window @from is in does not lock because nobody
 * does anything: one sits in a session and looks at it now and then (app/lock/idle.h).  Nothing
 * happens outside an MtWindow. */
void mt_window_wait (GtkWidget *from, gint64 microseconds);

/* Shows the pages of @handout alone in the window @from is in, for somebody else to look at: see
 * app/share/showing.h.  All dialogs close.  Whatever ends it locks: leaving the pages, win.lock,
 * and another program in front where the cover would then come.  Nothing happens where it is
 * locked. */
void mt_window_show_pages (GtkWidget *from, MtHandout *handout);

/* Closes the window with whatever is open over it, once what is half-written is saved.  The close
 * button closes a dialog first. */
void mt_window_quit (MtWindow *self);

G_END_DECLS
