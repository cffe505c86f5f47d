/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lock/confirm-page.h"

G_BEGIN_DECLS

/* Asks for the passphrase, or the recovery key, of a journal that is open, before something only
 * its owner may do.  Signal "granted": it was right.  The dialog closes then, unless whoever hears
 * of it goes on in it. */
#define MT_TYPE_ASK_PASSPHRASE (mt_ask_passphrase_get_type ())
G_DECLARE_DERIVABLE_TYPE (MtAskPassphrase, mt_ask_passphrase, MT, ASK_PASSPHRASE, AdwDialog)

struct _MtAskPassphraseClass {
  AdwDialogClass parent_class;
};

/* @reason: a sentence, translated, that says what it is for. */
MtAskPassphrase *mt_ask_passphrase_new (MtJournal *journal, const char *reason);

/* The same for a class that goes on in the dialog. */
void mt_ask_passphrase_begin (MtAskPassphrase *self, MtJournal *journal, const char *reason);

/* The page on which it is asked; NULL once another has its place. */
MtConfirmPage *mt_ask_passphrase_get_page (MtAskPassphrase *self);

/* From "granted" on: stays open, with a spinner, until one goes on or says what went wrong. */
void mt_ask_passphrase_stay (MtAskPassphrase *self);
/* Shows @page in the place of what was asked. */
void mt_ask_passphrase_go_on (MtAskPassphrase *self, AdwNavigationPage *page);

G_END_DECLS
