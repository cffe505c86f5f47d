/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Another passphrase for the (open) journal, chosen in a dialog over @from, which also says in a
 * toast that it holds from now on. */

/* Asks for the present one first. */
void mt_change_passphrase (GtkWidget *from, MtJournal *journal);

/* Offers one right after the journal was opened by its recovery key; it may wait. */
void mt_offer_passphrase (GtkWidget *from, MtJournal *journal);

G_END_DECLS
