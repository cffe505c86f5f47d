/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is done with a whole journal while it is closed, and takes a while: a spinner and words, and
 * where it went wrong, why, and the way back (lock.look of MtLockPage).
 * Signal "opened": the journal is encrypted anew, the person has seen its new recovery key, and it
 * is open.  Signal "erased": it is gone. */
#define MT_TYPE_DEED_PAGE (mt_deed_page_get_type ())
G_DECLARE_FINAL_TYPE (MtDeedPage, mt_deed_page, MT, DEED_PAGE, AdwNavigationPage)

/* Encrypts it anew, with @passphrase and a new recovery key to open it from then on.  Both secrets
 * are copied into guarded memory. */
MtDeedPage *mt_deed_page_new_rekey (MtJournal *journal, const char *secret, const char *passphrase);

/* Deletes it, with what the login keyring has for it, and puts @settings back to what they were at
 * first.  What is left in the folder, since it is not ours, is said before "erased". */
MtDeedPage *mt_deed_page_new_erase (MtJournal *journal, const char *secret, GSettings *settings);

/* To be called once the journal is closed. */
void mt_deed_page_begin (MtDeedPage *self);
/* Whether it goes on now; the window had better stay. */
gboolean mt_deed_page_is_working (MtDeedPage *self);

G_END_DECLS
