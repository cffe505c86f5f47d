/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lock/deed-page.h"
#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What one sees while the journal is locked or not there yet: the ways to make, bring and open it,
 * and to leave a note without opening it.  What lies in the folder is looked at off the main thread
 * once the page is there.
 * Signal "opened": the journal is open.  What there is to know about it (app/lock/opening-words.h)
 * is then said over the window by itself.  A page that goes before closes what it opened.
 *
 * Actions, for the pages inside: lock.begin, lock.choose-passphrase, lock.opened (say so),
 * lock.bring, lock.leave-note, lock.look (again), lock.back, and lock.restore (sb)   bring this
 * backup, or the journal in this folder; whether it was seen what that would change lock.mend (s)
 * take the key file out of this backup lock.salvage        bring back what can still be read
 *   lock.trouble (i)    say what helps where this (MtError) was come upon */
#define MT_TYPE_LOCK_PAGE (mt_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (MtLockPage, mt_lock_page, MT, LOCK_PAGE, AdwBin)

MtLockPage *mt_lock_page_new (MtJournal *journal);

/* Does @action (or NULL: nothing) with @target (or NULL), once it has looked what lies in the
 * folder. */
void mt_lock_page_do (MtLockPage *self, const char *action, GVariant *target);

/* @at_start: the program has just come up, and what the login keyring may open opens by itself.
 * @deed (or NULL) is shown instead of asking to unlock, and goes on as it ends. */
void mt_lock_page_begin (MtLockPage *self, gboolean at_start, MtDeedPage *deed);

/* The note that was begun here and neither left nor taken back, or NULL; owned by the caller. It
 * goes with the page: whoever takes that away keeps the note. */
MtEntry *mt_lock_page_get_note (MtLockPage *self);

/* The window is to close: seals such a note first, and closes it then; or stays while a deed is
 * done.  FALSE: there is neither. */
gboolean mt_lock_page_leave_note (MtLockPage *self);

G_END_DECLS
