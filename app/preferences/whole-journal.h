/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The two deeds that take the whole of the (open) journal: each says in a dialog over @from what it
 * does and what lies beyond it, asks for the passphrase, and has the window close the journal and
 * do it (app/lock/deed-page.h). */

/* Somebody may know the passphrase or the recovery key. */
void mt_rekey_ask (GtkWidget *from, MtJournal *journal);

/* All of it is to be deleted, and @settings with it. */
void mt_erase_ask (GtkWidget *from, MtJournal *journal, GSettings *settings);

G_END_DECLS
