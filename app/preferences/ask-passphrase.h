/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the passphrase, or the recovery key, of a journal that is open, before something only
 * its owner may do.  Signal "granted": it was right, and the dialog is closing. */
#define MT_TYPE_ASK_PASSPHRASE (mt_ask_passphrase_get_type ())
G_DECLARE_FINAL_TYPE (MtAskPassphrase, mt_ask_passphrase, MT, ASK_PASSPHRASE, AdwDialog)

/* @reason: a sentence, translated, that says what it is for. */
MtAskPassphrase *mt_ask_passphrase_new (MtJournal *journal, const char *reason);

G_END_DECLS
