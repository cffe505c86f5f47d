/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the passphrase of an open journal again, before what only its owner may do.
 * Signal "confirmed": it was right; the page is busy until whoever hears of it says otherwise. */
#define MT_TYPE_CONFIRM_PAGE (mt_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (MtConfirmPage, mt_confirm_page, MT, CONFIRM_PAGE, AdwNavigationPage)

/* @reason is a translated sentence: what it is asked for. */
MtConfirmPage *mt_confirm_page_new (MtJournal *journal, const char *reason);

/* For a deed that takes more words: its name as the heading, @more (or NULL) beneath the reason,
 * and what the button says. */
void mt_confirm_page_set_deed (MtConfirmPage *self,
                               const char *title,
                               GtkWidget *more,
                               const char *label,
                               gboolean destructive);

/* What was typed; to copy, since it goes with the page. */
const char *mt_confirm_page_get_secret (MtConfirmPage *self);

/* For what follows a confirmation, on this page: a spinner, and what went wrong. */
void mt_confirm_page_set_busy (MtConfirmPage *self, gboolean busy);
void mt_confirm_page_say (MtConfirmPage *self, const char *sentence);

G_END_DECLS
